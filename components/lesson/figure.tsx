import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { loadTextsInPart } from "@/i18n/client-texts";
import type { Fact } from "@/lib/content/fact";
import type { PriceTable } from "@/lib/content/price-table";
import { invariant } from "@/lib/result";

import { FigureIsland } from "./figure-island.tsx";
import { FIGURES, isFigureName } from "./figure-names.ts";

/** What a page loads for figures; each of them is sent its own part. */
interface Given {
  readonly prices: PriceTable;
  readonly facts: readonly Fact[];
}

interface Props extends Given {
  readonly name: string;
  readonly view?: string;
  readonly children: ReactNode;
}

/** The component that lessons know as Figure. */
export function figureGiven(given: Given) {
  return function LessonFigure(props: Omit<Props, keyof Given>) {
    return <Figure {...props} {...given} />;
  };
}

/** A figure that is a run of the simulator, with its caption. A name or view that there is not fails the build. */
async function Figure({ name, view, prices, facts, children }: Props) {
  invariant(isFigureName(name), `there is a figure "${name}"`);
  const figure: {
    kms: (typeof FIGURES)[typeof name]["kms"];
    views?: readonly string[];
    prices?: true;
    facts?: readonly string[];
  } = FIGURES[name];
  invariant(view === undefined || figure.views?.includes(view), `the figure "${name}" has a view "${view}"`);
  const texts = await loadTextsInPart(await getLocale(), { kms: figure.kms, figures: ["common", name] });
  const t = await getTranslations("figures");
  return (
    <figure className="mt-6">
      <div className="sheet p-4 md:p-5">
        <FigureIsland
          name={name}
          view={view ?? figure.views?.[0] ?? null}
          prices={figure.prices ? prices : null}
          facts={facts.filter(({ id }) => figure.facts?.includes(id))}
          texts={texts}
          fallback={t(`${name}.fallback`)}
        />
      </div>
      <figcaption className="mt-2 text-sm text-ink-soft">{children}</figcaption>
    </figure>
  );
}
