import type { MetadataRoute } from "next";

import messages from "@/content/messages/en.json";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: messages.site.title,
    short_name: messages.site.name,
    description: messages.site.description,
    start_url: "/",
    display: "standalone",
    background_color: "#faf7f0",
    theme_color: "#faf7f0",
    icons: [
      { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
