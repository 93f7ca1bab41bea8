"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

interface Props {
  /** Shown until the place comes into view, and without JavaScript. */
  readonly fallback: ReactNode;
  readonly children: () => ReactNode;
}

/** Waits with what is heavy until the reader is about to see it. */
export function InView({ fallback, children }: Props) {
  const [seen, setSeen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: "200px" },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return <div ref={place}>{seen ? children() : fallback}</div>;
}
