import createMDX from "@next/mdx";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/**
 * Headers that every answer carries. The Content-Security-Policy of pages is set by proxy.ts, which
 * knows each page's script hashes; API answers set their own (server/http/define-route.ts).
 */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/** What no request reads. Paths that the tracer cannot follow make it take the whole project along. */
const NOT_SERVED = ["docs", "tests", "scripts", "public", ".ci", ".selo", "backups", "test-results"].map(
  (folder) => `./${folder}/**/*`,
);

const config: NextConfig = {
  pageExtensions: ["ts", "tsx", "md", "mdx"],
  // .next/standalone is the server with just what it needs: what `npm start` and the container image run.
  output: "standalone",
  outputFileTracingIncludes: { "/*": ["./content/**/*", "./prisma/migrations/**/*"] },
  outputFileTracingExcludes: { "/*": NOT_SERVED },
  poweredByHeader: false,
  reactStrictMode: true,
  // The optimizer decodes images from requests: a door with a history, and Selo has no photographs.
  images: { unoptimized: true },
  experimental: { globalNotFound: true },
  async headers() {
    return [{ source: "/:path*", headers: SECURITY_HEADERS }];
  },
};

const withMDX = createMDX({
  extension: /\.mdx?$/,
  options: {
    remarkPlugins: ["remark-gfm", "remark-frontmatter", ["remark-mdx-frontmatter", { name: "frontmatter" }]],
    rehypePlugins: ["rehype-slug"],
  },
});

const withNextIntl = createNextIntlPlugin("./i18n/request.ts");

export default withNextIntl(withMDX(config));
