import { getTranslations } from "next-intl/server";

import { AppLink } from "@/components/ui/app-link";
import { hrefTo } from "@/i18n/href";
import type { Locale } from "@/lib/content/locale";

export async function SiteFooter({ locale }: { readonly locale: Locale }) {
  const t = await getTranslations("site");
  return (
    <footer className="no-print mt-20 border-t border-rule">
      <div className="leaf grid gap-3 py-8 text-sm text-ink-soft md:grid-cols-[minmax(0,1fr)_auto]">
        <p className="max-w-[62ch]">{t("footer.notice")}</p>
        <ul className="flex flex-wrap gap-x-5 gap-y-2">
          <li>
            <AppLink className="text-link inline-block py-1" href={hrefTo(locale, "/glossary")}>
              {t("nav.glossary")}
            </AppLink>
          </li>
          <li>
            <AppLink className="text-link inline-block py-1" href={hrefTo(locale, "/reference")}>
              {t("nav.reference")}
            </AppLink>
          </li>
          <li>
            <AppLink className="text-link inline-block py-1" href={hrefTo(locale, "/about")}>
              {t("footer.about")}
            </AppLink>
          </li>
          <li>
            <AppLink className="text-link inline-block py-1" href={hrefTo(locale, "/sandbox")}>
              {t("footer.sandbox")}
            </AppLink>
          </li>
        </ul>
      </div>
    </footer>
  );
}
