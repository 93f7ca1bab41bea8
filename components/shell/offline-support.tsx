"use client";

import { useEffect } from "react";

/**
 * Registers the service worker once the page has loaded. Browsers offer it on HTTPS and localhost
 * only; without it everything works but offline reading.
 */
export function OfflineSupport() {
  useEffect(() => {
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    // A page without it is whole: there is nothing to tell the learner when it cannot be had.
    navigator.serviceWorker.register("/sw.js").catch(() => undefined);
  }, []);
  return null;
}
