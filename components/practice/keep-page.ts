/** As app/sw.ts calls the cache it looks for visited pages in. */
const PAGES = "pages";

/**
 * Keeps the session's page for a reload without a connection: who came here by a link inside the app
 * never asked the server for the page itself. It is the same static page for everybody.
 */
export async function keepPage(): Promise<void> {
  try {
    if (!("caches" in window) || !navigator.onLine) return;
    await (await caches.open(PAGES)).add(window.location.href);
  } catch {
    // A page that cannot be kept is loaded from the server next time.
  }
}
