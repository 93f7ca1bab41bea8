import { getTranslations } from "next-intl/server";

import { SearchButton } from "@/components/search/search-button";
import { AppLink } from "@/components/ui/app-link";
import { loadClientTexts } from "@/i18n/client-texts";
import { hrefTo } from "@/i18n/href";
import type { Locale } from "@/lib/content/locale";

import { AccountLink } from "./account-link.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { NavLinks } from "./nav-links.tsx";
import { SealMark } from "./seal-mark.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

export async function SiteHeader({ locale }: { readonly locale: Locale }) {
  const t = await getTranslations("site");
  const search = await getTranslations("search");
  const links = [
    { href: hrefTo(locale, "/lessons"), label: t("nav.lessons") },
    { href: hrefTo(locale, "/sandbox"), label: t("nav.sandbox") },
    { href: hrefTo(locale, "/labs"), label: t("nav.labs") },
    { href: hrefTo(locale, "/practice"), label: t("nav.practice") },
    { href: hrefTo(locale, "/exams"), label: t("nav.exams") },
    { href: hrefTo(locale, "/progress"), label: t("nav.progress") },
  ];
  return (
    <header className="no-print border-b border-rule bg-paper">
      <div className="leaf flex flex-wrap items-center gap-x-6 gap-y-1 py-2">
        <AppLink href={hrefTo(locale, "/")} className="flex items-center gap-2.5 py-1 no-underline">
          <SealMark size={34} />
          <span className="font-serif text-xl font-medium tracking-tight">{t("name")}</span>
        </AppLink>
        <div className="ml-auto flex items-center md:order-3">
          <SearchButton texts={await loadClientTexts(locale, "search")} label={search("open")} />
          <LanguageSwitch locale={locale} labels={{ en: t("language.en"), "pt-BR": t("language.pt-BR") }} />
          <ThemeSwitch labels={{ system: t("theme.system"), light: t("theme.light"), dark: t("theme.dark") }} />
          <AccountLink href={hrefTo(locale, "/account")} label={t("account.link")} />
        </div>
        <nav aria-label={t("nav.label")} className="w-full md:order-2 md:w-auto">
          <NavLinks links={links} />
        </nav>
      </div>
    </header>
  );
}
