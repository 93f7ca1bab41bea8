"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { practiceQueries } from "@/components/item/practice-queries";
import { ProblemNote } from "@/components/ui/problem-note";
import { hrefTo } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";
import { startPractice } from "@/lib/api/practice.contract";
import { requestJson } from "@/lib/api/request-json";

import { type Choice, toScope } from "./choose-scope.ts";
import { ScopeField } from "./scope-field.tsx";

const SIZES = [5, 10, 20, 30, 50] as const;
const FIRST: Choice = { kind: "mixture", topic: "what-kms-is", task: "2.2", domain: "2" };

/** Chooses what and how much to practise, draws it and goes there. */
export function StartForm() {
  const t = useTexts("practice");
  const router = useRouter();
  const client = useQueryClient();
  const [choice, setChoice] = useState<Choice>(FIRST);
  const [size, setSize] = useState<number>(5);
  const start = useMutation({
    mutationFn: async () => await requestJson(startPractice, { body: { scope: toScope(choice), size } }),
    onSuccess: (session) => {
      client.setQueryData(practiceQueries.session(session.id).queryKey, session);
      router.push(hrefTo(t.locale, "/practice/session", {}, { id: session.id }));
    },
  });
  return (
    <form
      className="sheet grid max-w-2xl gap-5 p-4 md:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <ScopeField choice={choice} onChoose={setChoice} />
      <fieldset>
        <legend className="font-medium">{t("size")}</legend>
        <div className="mt-1 flex flex-wrap gap-2">
          {SIZES.map((each) => (
            <label key={each} className="button button-small has-[:checked]:border-ink has-[:checked]:bg-well">
              <input
                type="radio"
                name="size"
                className="accent-[var(--ink)]"
                checked={size === each}
                onChange={() => setSize(each)}
              />
              {t("questions", { count: each })}
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <button type="submit" className="button button-seal" disabled={start.isPending}>
          {t(start.isPending ? "drawing" : "start")}
        </button>
      </div>
      {start.isError && <ProblemNote error={start.error} />}
    </form>
  );
}
