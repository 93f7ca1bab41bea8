"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import type { AnswerProps } from "./answer-props.ts";
import { plainText } from "./plain-text.ts";
import { moveElement } from "./response-draft.ts";
import { RichText } from "./rich-text.tsx";
import { VerdictNote } from "./verdict-note.tsx";

type Direction = "up" | "down";

/** Steps that are moved up and down by buttons: nothing has to be dragged. */
export function OrderingAnswer({ item, locale, response, onRespond, feedback }: AnswerProps<"ordering">) {
  const t = useTexts("item");
  const order = response?.type === "ordering" ? response.order : item.options.map(({ id }) => id);
  const right = feedback?.key.type === "ordering" ? feedback.key.order : null;
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<{ readonly id: string; readonly direction: Direction } | null>(null);

  // A step that moves takes its buttons along, and the browser drops the focus on the way.
  useEffect(() => {
    if (!moved) return;
    const buttons = list.current?.querySelector(`[data-element="${moved.id}"]`)?.querySelectorAll("button") ?? [];
    const usable = [...buttons].filter((button) => !button.disabled);
    (usable.find((button) => button.dataset["direction"] === moved.direction) ?? usable[0])?.focus();
  }, [moved]);

  function move(id: string, direction: Direction) {
    onRespond(moveElement(order, id, direction === "up" ? -1 : 1));
    setMoved({ id, direction });
  }

  const textOf = (id: string) => item.options.find((option) => option.id === id)?.text[locale] ?? [];
  return (
    <>
      <ol ref={list} className="mt-5 grid grid-cols-1 gap-2.5">
        {order.map((id, index) => {
          const place = right === null ? null : right.indexOf(id) + 1;
          const inPlace = place === index + 1;
          return (
            <li
              key={id}
              data-element={id}
              className="sheet"
              data-verdict={place === null ? undefined : inPlace ? "right-place" : "wrong-place"}
            >
              <div className="flex items-start gap-3 px-3 py-2 md:px-4">
                <span aria-hidden className="mt-1.5 w-5 shrink-0 font-mono text-sm text-ink-soft">
                  {index + 1}
                </span>
                <span className="min-w-0 grow py-1" lang={locale}>
                  <RichText tree={textOf(id)} inline />
                </span>
                {!feedback && (
                  <span className="flex shrink-0 gap-1">
                    {(["up", "down"] as const).map((direction) => (
                      <button
                        key={direction}
                        type="button"
                        data-direction={direction}
                        className="button button-quiet button-small"
                        disabled={index === (direction === "up" ? 0 : order.length - 1)}
                        aria-label={t(`types.ordering.${direction}`, { step: plainText(textOf(id)) })}
                        title={t(`types.ordering.${direction}`, { step: plainText(textOf(id)) })}
                        onClick={() => move(id, direction)}
                      >
                        {direction === "up" ? <ArrowUp aria-hidden size={16} /> : <ArrowDown aria-hidden size={16} />}
                      </button>
                    ))}
                  </span>
                )}
              </div>
              {feedback && place !== null && (
                <VerdictNote tone={inPlace ? "right" : "wrong"} optionId={id} feedback={feedback} locale={locale}>
                  {t(inPlace ? "types.ordering.inPlace" : "types.ordering.belongs", { place })}
                </VerdictNote>
              )}
            </li>
          );
        })}
      </ol>
      <p role="status" className="sr-only">
        {moved &&
          t("types.ordering.moved", {
            step: plainText(textOf(moved.id)),
            place: order.indexOf(moved.id) + 1,
            count: order.length,
          })}
      </p>
    </>
  );
}
