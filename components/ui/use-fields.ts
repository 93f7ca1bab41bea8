"use client";

import { type FormEvent, useState } from "react";
import type { z } from "zod/mini";

type Values = Readonly<Record<string, string>>;

interface Fields {
  /** Names of the fields that the schema did not take at the last try. */
  readonly invalid: ReadonlySet<string>;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/**
 * A form whose fields are checked by the schema that the server checks them by. What does not pass is not sent: its
 * field is named as invalid and gets the focus, the first of several.
 */
export function useFields<Body>(
  schema: z.ZodMiniType<Body>,
  send: (body: Body) => void,
  toBody: (values: Values) => object = (values) => values,
): Fields {
  const [invalid, setInvalid] = useState<ReadonlySet<string>>(new Set());
  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = event.currentTarget;
    const parsed = schema.safeParse(toBody(valuesOf(form)));
    const names = new Set(parsed.error?.issues.map((issue) => String(issue.path[0])));
    setInvalid(names);
    if (parsed.success) return send(parsed.data);
    const first = [...form.elements].find((element) => names.has(element.getAttribute("name") ?? ""));
    if (first instanceof HTMLElement) first.focus();
  }
  return { invalid, onSubmit };
}

function valuesOf(form: HTMLFormElement): Values {
  const texts = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts);
}
