/// <reference lib="webworker" />
import { CacheFirst, ExpirationPlugin, NetworkFirst, NetworkOnly, type PrecacheEntry, Serwist } from "serwist";

/**
 * The service worker: pages that were visited open offline, others get the offline page in their
 * language. It never touches /api: questions, answers and keys are in no cache.
 * Bundled by scripts/service-worker.ts, which fills in the offline pages and their revision.
 */
declare const OFFLINE_PAGES: readonly (PrecacheEntry & { readonly prefix: string })[];

const DAY_SECONDS = 86_400;

const serwist = new Serwist({
  precacheEntries: OFFLINE_PAGES.map(({ url, revision }) => ({ url, revision: revision ?? null })),
  skipWaiting: true,
  clientsClaim: true,
  runtimeCaching: [
    { matcher: ({ url, sameOrigin }) => !sameOrigin || url.pathname.startsWith("/api/"), handler: new NetworkOnly() },
    {
      // Hashed by the build: the same address is the same file for ever.
      matcher: ({ url }) => url.pathname.startsWith("/_next/static/"),
      handler: new CacheFirst({
        cacheName: "static",
        plugins: [new ExpirationPlugin({ maxEntries: 300, maxAgeSeconds: 30 * DAY_SECONDS })],
      }),
    },
    {
      matcher: ({ request, url }) => request.mode === "navigate" || url.searchParams.has("_rsc"),
      handler: new NetworkFirst({
        cacheName: "pages",
        networkTimeoutSeconds: 8,
        plugins: [new ExpirationPlugin({ maxEntries: 60, maxAgeSeconds: 30 * DAY_SECONDS })],
      }),
    },
  ],
  fallbacks: {
    entries: OFFLINE_PAGES.map(({ url, prefix }) => ({
      url,
      matcher: ({ request }) => request.mode === "navigate" && new URL(request.url).pathname.startsWith(prefix),
    })),
  },
});

serwist.addEventListeners();
