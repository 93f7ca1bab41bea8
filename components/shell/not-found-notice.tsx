import { useLocale, useTranslations } from "next-intl";

import { AppLink } from "@/components/ui/app-link";
import { Notice } from "@/components/ui/notice";
import { hrefTo } from "@/i18n/href";

export function NotFoundNotice() {
  const t = useTranslations("errors");
  const locale = useLocale();
  return (
    <Notice mark="404" title={t("not-found.title")} body={t("not-found.body")}>
      <AppLink className="button button-seal" href={hrefTo(locale, "/")}>
        {t("home")}
      </AppLink>
      <AppLink className="button" href={hrefTo(locale, "/lessons")}>
        {t("lessons")}
      </AppLink>
    </Notice>
  );
}
