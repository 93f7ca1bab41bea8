import { readFileSync } from "node:fs";
import { join } from "node:path";

import { type NextRequest, NextResponse } from "next/server";
import createMiddleware from "next-intl/middleware";

import { contentSecurityPolicy } from "@/server/http/content-security-policy";
import { routing } from "@/i18n/routing";

/**
 * Language negotiation and the Content-Security-Policy of pages. It decides nothing about who may
 * do what: that is for the use cases in server/.
 */
const localize = createMiddleware(routing);
const NOT_FOUND = "/_not-found";
/** Files of public/ and metadata routes have no language; one that does not exist gets the 404 page. */
const FILE = /\.[a-z0-9]+$/i;

export default function proxy(request: NextRequest): NextResponse {
  const pages = loadPages();
  if (FILE.test(request.nextUrl.pathname)) return withPolicy(NextResponse.next(), pages?.[NOT_FOUND] ?? []);
  const response = localize(request);
  if (pages === null || response.headers.has("location")) return response;
  const path = internalPath(request, response);
  const page = pages[path] ? path : missingPage(path, pages);
  if (page !== path && page !== NOT_FOUND) {
    const missing = NextResponse.rewrite(new URL(page, request.url), { status: 404 });
    return withPolicy(missing, pages[page] ?? []);
  }
  return withPolicy(response, pages[page] ?? []);
}

/** The path of the page after localization: /pt-br/licoes → /pt-BR/lessons. */
function internalPath(request: NextRequest, response: NextResponse): string {
  const rewrite = response.headers.get("x-middleware-rewrite");
  const path = rewrite === null ? request.nextUrl.pathname : new URL(rewrite, request.url).pathname;
  return path.length > 1 ? path.replace(/\/$/, "") : path;
}

function missingPage(path: string, pages: Pages): string {
  const locale = routing.locales.find((candidate) => path.startsWith(`/${candidate}/`));
  const missing = `/${locale}/missing`;
  return locale !== undefined && pages[missing] ? missing : NOT_FOUND;
}

function withPolicy(response: NextResponse, hashes: readonly string[]): NextResponse {
  response.headers.set("Content-Security-Policy", contentSecurityPolicy(hashes));
  return response;
}

type Pages = Readonly<Record<string, readonly string[]>>;
let cached: Pages | null | undefined;

/** The table that scripts/csp-hashes.ts wrote after the build; null in development. */
function loadPages(): Pages | null {
  if (cached !== undefined) return cached;
  if (process.env.NODE_ENV !== "production") return (cached = null);
  cached = JSON.parse(readFileSync(join(process.cwd(), ".next", "csp-hashes.json"), "utf8")) as Pages;
  return cached;
}

export const config = { matcher: "/((?!api/|metrics$|_next/|serwist/).*)" };
