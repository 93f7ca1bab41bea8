import { useLocale, useTranslations } from "next-intl";

import { AppLink } from "@/components/ui/app-link";
import { hrefTo } from "@/i18n/href";

/** The four ways in, in the order of the learning loop. */
export function FirstSteps() {
  const t = useTranslations("home.loop");
  const locale = useLocale();
  const steps = [
    { id: "lesson", href: hrefTo(locale, "/lessons/[slug]", { slug: "envelope-encryption" }) },
    { id: "sandbox", href: hrefTo(locale, "/sandbox") },
    { id: "practice", href: hrefTo(locale, "/practice") },
    { id: "exam", href: hrefTo(locale, "/exams") },
  ] as const;
  return (
    <ol className="mt-6 grid border-t border-rule sm:grid-cols-2">
      {steps.map(({ id, href }, index) => (
        <li key={id} className="flex gap-4 border-b border-rule py-6 sm:odd:border-r sm:odd:pr-8 sm:even:pl-8">
          <span aria-hidden className="font-serif text-3xl leading-none text-ink-soft tabular-nums">
            {index + 1}
          </span>
          <div>
            <h3 className="text-lg">{t(`${id}.title`)}</h3>
            <p className="mt-1 max-w-[44ch] text-ink-soft">{t(`${id}.body`)}</p>
            <AppLink className="text-link mt-3 inline-block py-1 font-medium" href={href}>
              {t(`${id}.action`)}
            </AppLink>
          </div>
        </li>
      ))}
    </ol>
  );
}
