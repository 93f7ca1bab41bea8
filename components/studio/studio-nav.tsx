import { usePathname } from "next/navigation";

import { AppLink } from "@/components/ui/app-link";
import { hrefTo, matchRoute } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";

import { STUDIO_SECTIONS } from "./sections.ts";

/** The studio's own navigation; a page below a section belongs to it. */
export function StudioNav() {
  const t = useTexts("studio");
  const here = matchRoute(usePathname())?.route ?? "/studio";
  const links = [
    { href: hrefTo(t.locale, "/studio"), label: t("overview.name"), current: here === "/studio" },
    ...STUDIO_SECTIONS.map(({ id, route }) => ({
      href: hrefTo(t.locale, route),
      label: t.find(`sections.${id}.name`) ?? id,
      current: here === route || here.startsWith(`${route}/`),
    })),
  ];
  return (
    <nav aria-label={t("navLabel")} className="no-print mb-8 border-b border-rule">
      <ul className="-mx-2 flex gap-x-1 overflow-x-auto">
        {links.map(({ href, label, current }) => (
          <li key={href}>
            <AppLink
              href={href}
              aria-current={current ? "page" : undefined}
              className="block rounded px-2 py-2 text-sm whitespace-nowrap text-ink-soft no-underline decoration-2 underline-offset-[0.5em] hover:text-ink aria-[current]:text-ink aria-[current]:underline"
            >
              {label}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
