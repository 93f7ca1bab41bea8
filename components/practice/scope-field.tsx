"use client";

import { useQuery } from "@tanstack/react-query";

import { practiceQueries } from "@/components/item/practice-queries";
import { useTexts } from "@/i18n/use-texts";
import { PRACTICE_SIZES, type PracticeSupplyDto } from "@/lib/api/practice.contract";

import {
  type Choice,
  countIn,
  isList,
  LISTS,
  type ListKind,
  onSupply,
  SCOPE_KINDS,
  type ScopeKind,
  toScope,
} from "./choose-scope.ts";
import { useScopeName } from "./scope-name.ts";

interface Props {
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** What to practise: one radio for each kind of scope, with its list beside it while it is chosen. */
export function ScopeField({ choice, onChoose }: Props) {
  const t = useTexts("practice");
  const { data: supply } = useQuery(practiceQueries.supply());
  return (
    <fieldset>
      <legend className="font-medium">{t("scopes.legend")}</legend>
      <ul className="mt-1 grid grid-cols-1">
        {SCOPE_KINDS.map((kind) => (
          <li key={kind} className="border-b border-rule last:border-0">
            <label className="flex items-baseline gap-3 py-2.5">
              <input
                type="radio"
                name="scope"
                value={kind}
                className="size-4 shrink-0 translate-y-0.5 accent-[var(--ink)]"
                checked={choice.kind === kind}
                disabled={isEmpty(supply, kind)}
                onChange={() => onChoose(onSupply({ ...choice, kind }, supply))}
              />
              <span className="min-w-0">
                <span className={isEmpty(supply, kind) ? "text-ink-soft" : ""}>{t(`scopes.${kind}`)}</span>
                <Note kind={kind} supply={supply} />
              </span>
            </label>
            {isList(kind) && choice.kind === kind && (
              <Members kind={kind} choice={choice} supply={supply} onChoose={onChoose} />
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Note({ kind, supply }: { readonly kind: ScopeKind; readonly supply: PracticeSupplyDto | undefined }) {
  const t = useTexts("practice");
  const text = () => {
    if (kind === "mixture" || kind === "new") return t(`scopes.${kind}Note`);
    if (!supply || (kind !== "weakness" && kind !== "due")) return null;
    const count = kind === "due" ? supply.due : supply.weak;
    // The server counts no further.
    return count >= PRACTICE_SIZES.most ? t("scopes.atMost", { count }) : t(`scopes.${kind}Note`, { count });
  };
  const note = text();
  return note === null ? null : <span className="block text-sm text-ink-soft">{note}</span>;
}

function Members({
  kind,
  choice,
  supply,
  onChoose,
}: { kind: ListKind; supply: PracticeSupplyDto | undefined } & Props) {
  const t = useTexts("practice");
  const nameOf = useScopeName();
  return (
    <select
      className="field mb-3 ml-7 w-[calc(100%-1.75rem)] min-w-0"
      aria-label={t(`scopes.${kind}`)}
      value={choice[kind]}
      onChange={({ target }) => {
        const id = LISTS[kind].find((each) => each === target.value);
        if (id !== undefined) onChoose({ ...choice, [kind]: id });
      }}
    >
      {LISTS[kind].map((id) => {
        const name = nameOf(toScope({ ...choice, kind, [kind]: id }));
        const count = countIn(supply, kind, id);
        return (
          <option key={id} value={id} disabled={count === 0}>
            {count === null ? name : t("scopes.counted", { name, count })}
          </option>
        );
      })}
    </select>
  );
}

function isEmpty(supply: PracticeSupplyDto | undefined, kind: ScopeKind): boolean {
  if (!supply) return false;
  if (kind === "weakness") return supply.weak === 0;
  if (kind === "due") return supply.due === 0;
  return false;
}
