import { defineConfig } from "prisma/config";

// For Prisma's own command line (`prisma migrate deploy` on a server, editors' plugins). The app
// itself takes its connection from server/env.ts.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? "" },
});
