"use client";

import { useEffect, useState } from "react";

import { type BrowserKms, browserKms } from "../use-kms.ts";

export type Bench<T> =
  | { readonly phase: "loading" | "no-crypto" }
  | { readonly phase: "ready"; readonly browser: BrowserKms; readonly value: T };

/**
 * A simulator of a figure's own, set up when the figure is there.
 * @param setUp a function of a module, not one made while drawing: a new one sets up anew.
 */
export function useBench<T>(setUp: (browser: BrowserKms) => Promise<T>): Bench<T> {
  const [bench, setBench] = useState<Bench<T>>({ phase: "loading" });
  useEffect(() => {
    let gone = false;
    const open = async () => {
      const browser = await browserKms();
      const next: Bench<T> =
        browser === null ? { phase: "no-crypto" } : { phase: "ready", browser, value: await setUp(browser) };
      if (!gone) setBench(next);
    };
    void open();
    return () => {
      gone = true;
    };
  }, [setUp]);
  return bench;
}
