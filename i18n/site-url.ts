/**
 * The address that absolute links (canonical, hreflang, Open Graph) start with. Pages are static,
 * so it is read at build time; `npm start` builds anew when APP_URL changes.
 */
export function siteUrl(): URL {
  return new URL(process.env["APP_URL"] ?? "http://localhost:3000");
}
