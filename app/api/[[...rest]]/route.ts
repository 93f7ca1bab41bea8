import { defineNothing } from "@/server/http/define-methods";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineNothing("/api/*");
