import Link from "next/link";
import type { ComponentProps } from "react";

/**
 * A link inside the app. Prefetching on sight would fetch every page of a list; Next still
 * prefetches on hover and focus.
 */
export function AppLink(props: Omit<ComponentProps<typeof Link>, "prefetch">) {
  return <Link {...props} prefetch={false} />;
}
