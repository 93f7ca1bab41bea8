"use client";

import { CircleUserRound } from "lucide-react";
import { usePathname } from "next/navigation";

import { AppLink } from "@/components/ui/app-link";

/** The way to one's account, beside the language and the theme. */
export function AccountLink({ href, label }: { readonly href: string; readonly label: string }) {
  const isHere = usePathname() === href;
  return (
    <AppLink
      href={href}
      className="button button-quiet button-small"
      aria-label={label}
      aria-current={isHere ? "page" : undefined}
      title={label}
    >
      <CircleUserRound aria-hidden size={18} strokeWidth={isHere ? 2.25 : 1.75} />
    </AppLink>
  );
}
