"use client";

import { usePathname } from "next/navigation";

import { AppLink } from "@/components/ui/app-link";
import { matchRoute } from "@/i18n/href";

interface Props {
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

/** The main navigation; the area one is in is marked for eyes and for screen readers. */
export function NavLinks({ links }: Props) {
  const here = areaOf(usePathname());
  return (
    <ul className="-mx-2 flex gap-x-1 overflow-x-auto">
      {links.map((link) => {
        const current = areaOf(link.href) === here;
        return (
          <li key={link.href}>
            <AppLink
              href={link.href}
              aria-current={current ? "page" : undefined}
              className="block rounded px-2 whitespace-nowrap py-2 text-sm text-ink-soft no-underline decoration-2 underline-offset-[0.5em] hover:text-ink aria-[current]:text-ink aria-[current]:underline"
            >
              {link.label}
            </AppLink>
          </li>
        );
      })}
    </ul>
  );
}

/** The first part of a route: "/practice/session" belongs to "practice". */
function areaOf(pathname: string): string | undefined {
  return matchRoute(pathname)?.route.split("/")[1];
}
