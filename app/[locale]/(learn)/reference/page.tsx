import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { AppLink } from "@/components/ui/app-link";
import { PageHeading } from "@/components/ui/page-heading";
import { hrefTo } from "@/i18n/href";
import { pageMetadata } from "@/i18n/page-metadata";
import { optionName } from "@/lib/bench/aws/option-name";
import { loadInputShape, type MemberShape, OPERATION_NAMES } from "@/lib/kms";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reference");
  return pageMetadata({ locale: await getLocale(), route: "/reference", title: t("title"), description: t("lead") });
}

/** Every operation of the API with what it takes, from the shapes that the simulator checks calls with. */
export default async function ReferencePage() {
  const locale = await getLocale();
  const t = await getTranslations("reference");
  const operations = await Promise.all(
    OPERATION_NAMES.map(async (name) => ({ name, members: Object.entries(await loadInputShape(name)) })),
  );
  return (
    <div className="leaf py-10">
      <PageHeading title={t("title")} lead={t("lead")} />
      <nav aria-label={t("operations")} className="no-print mb-8">
        <ul className="columns-2 gap-6 font-mono text-sm md:columns-3">
          {operations.map(({ name }) => (
            <li key={name} className="break-inside-avoid py-0.5">
              <a className="text-link break-words" href={`#${name}`}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {operations.map(({ name, members }) => (
        <section key={name} id={name} aria-labelledby={`${name}-name`} className="border-t border-rule py-6">
          <h2 id={`${name}-name`} className="font-mono text-lg">
            {name}
          </h2>
          <p className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-sm">
            <code className="text-ink-soft">{`aws kms ${optionName(name)}`}</code>
            <AppLink
              className="text-link"
              href={hrefTo(locale, "/sandbox", {}, { panel: "operations", operation: name })}
            >
              {t("try")}
            </AppLink>
            <a
              className="text-link"
              rel="noopener"
              href={`https://docs.aws.amazon.com/kms/latest/APIReference/API_${name}.html`}
            >
              {t("documentation")}
            </a>
          </p>
          {members.length === 0 ? (
            <p className="mt-2 text-sm text-ink-soft">{t("noInput")}</p>
          ) : (
            <div
              className="mt-3 overflow-x-auto"
              role="region"
              tabIndex={0}
              aria-label={t("input", { operation: name })}
            >
              <table className="w-full max-w-3xl text-left text-sm">
                <thead>
                  <tr className="border-b border-rule-strong">
                    <th scope="col" className="py-1 pr-4 font-medium">
                      {t("member")}
                    </th>
                    <th scope="col" className="py-1 pr-4 font-medium">
                      {t("kindOf")}
                    </th>
                    <th scope="col" className="py-1 font-medium">
                      {t("limits")}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {members.map(([member, shape]) => (
                    <tr key={member} className="border-b border-rule align-top">
                      <th scope="row" className="py-1 pr-4 font-mono font-normal">
                        {member}
                      </th>
                      <td className="py-1 pr-4">
                        {t(`kind.${shape.type}`)}
                        {shape.required && <span className="text-ink-soft">, {t("required")}</span>}
                      </td>
                      <td className="py-1 font-mono text-xs break-words">{limitsOf(shape)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
      ))}
    </div>
  );
}

/** Numbers and names alone: they read the same in every language. */
function limitsOf(shape: MemberShape): string {
  switch (shape.type) {
    case "enum":
    case "enum-list":
      return shape.values.join(", ");
    case "structure":
    case "structure-list":
      return Object.keys(shape.members).join(", ");
    case "text":
    case "blob":
    case "integer":
      return shape.min === undefined && shape.max === undefined ? "" : `${shape.min ?? 0} – ${shape.max ?? "…"}`;
    case "text-list":
      return shape.max === undefined ? "" : `≤ ${shape.max}`;
    case "boolean":
    case "timestamp":
    case "text-map":
      return "";
  }
}
