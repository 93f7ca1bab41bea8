import { useTranslations } from "next-intl";

/** What older notes say, what holds today, and the page that says so. Facts: content/facts. */
const ROWS = [
  { id: "cmk", url: "https://docs.aws.amazon.com/kms/latest/developerguide/dochistory.html" },
  { id: "rotation", url: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html" },
  { id: "fips", url: "https://docs.aws.amazon.com/kms/latest/developerguide/data-protection.html" },
  { id: "cost", url: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html" },
] as const;

export function DatedNotes() {
  const t = useTranslations("home.dated");
  return (
    <dl className="mt-6 border-t border-rule">
      {ROWS.map(({ id, url }) => (
        <div
          key={id}
          className="grid gap-x-8 gap-y-1 border-b border-rule py-4 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
        >
          <dt className="text-ink-soft">
            <span className="sr-only">{t("then")}: </span>
            <s className="decoration-fail decoration-1">{t(`${id}.then`)}</s>
          </dt>
          <dd>
            <span className="sr-only">{t("now")}: </span>
            {t(`${id}.now`)}{" "}
            <a className="text-link whitespace-nowrap text-sm text-ink-soft" href={url} rel="noopener">
              {t("open")}
              <span className="sr-only">: {t(`${id}.then`)}</span>
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}
