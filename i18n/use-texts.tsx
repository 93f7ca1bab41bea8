"use client";

import format, { type CompiledMessage, type FormatOptions } from "icu-minify/format";
import { createContext, type ReactNode, use } from "react";

import { invariant } from "@/lib/result";

import type { ClientTexts, CompiledTree } from "./client-texts.ts";
import type { Messages, Namespace } from "./messages.ts";

/** Dotted paths to the leaves of a namespace: "step.encrypt". */
type Leaves<T> = T extends string
  ? never
  : { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T & string];

export type TextKey<N extends Namespace> = Leaves<Messages[N]>;

export type TextValues = Record<string, string | number>;
type RichValues = Record<string, string | number | ((chunks: ReactNode) => ReactNode)>;

export interface Translate<N extends Namespace> {
  (key: TextKey<N>, values?: TextValues): string;
  /** For texts with <tags>: each tag is a function of its contents. */
  rich: (key: TextKey<N>, values: RichValues) => ReactNode;
  /** For keys that arrive as data, e.g. an error code: null where the catalogue has none. */
  find: (key: string, values?: TextValues) => string | null;
  readonly locale: ClientTexts["locale"];
}

const TextsContext = createContext<ClientTexts | null>(null);

/** Gives the texts to an island. Nested providers add their namespaces to the outer ones. */
export function TextsProvider({ texts, children }: { texts: ClientTexts<never>; children: ReactNode }) {
  const outer = use(TextsContext);
  const merged = { ...texts, namespaces: { ...outer?.namespaces, ...texts.namespaces } } as ClientTexts;
  return <TextsContext value={merged}>{children}</TextsContext>;
}

/** The texts of one namespace. The island's provider must have been given it. */
export function useTexts<N extends Namespace>(namespace: N): Translate<N> {
  const texts = use(TextsContext);
  invariant(texts, "an island that uses texts stands inside a TextsProvider");
  const tree: CompiledTree | undefined = texts.namespaces[namespace];
  invariant(tree, `the texts "${namespace}" were given to this island's TextsProvider`);
  return createTranslate<N>(tree, texts.locale);
}

function createTranslate<N extends Namespace>(tree: CompiledTree, locale: ClientTexts["locale"]): Translate<N> {
  const find = (key: string, values?: TextValues): string | null => {
    const message = lookUp(tree, key);
    return message === null ? null : String(format(message, locale, values, FORMAT_OPTIONS));
  };
  const translate = (key: string, values?: TextValues): string => {
    const text = find(key, values);
    invariant(text !== null, `the catalogue has "${key}"`);
    return text;
  };
  const rich = (key: string, values: RichValues): ReactNode => {
    const message = lookUp(tree, key);
    invariant(message !== null, `the catalogue has "${key}"`);
    const parts = format<ReactNode>(message, locale, values as Parameters<typeof format<ReactNode>>[2], FORMAT_OPTIONS);
    return Array.isArray(parts) ? parts.map((part, index) => <span key={index}>{part}</span>) : parts;
  };
  return Object.assign(translate, { rich, find, locale }) as Translate<N>;
}

function lookUp(tree: CompiledTree, key: string): CompiledMessage | null {
  let node: CompiledMessage | CompiledTree | undefined = tree;
  for (const part of key.split(".")) {
    if (node === undefined || typeof node === "string" || Array.isArray(node)) return null;
    node = node[part];
  }
  return typeof node === "string" || Array.isArray(node) ? node : null;
}

const FORMAT_OPTIONS: FormatOptions = {
  formatters: {
    getDateTimeFormat: (...args) => new Intl.DateTimeFormat(...args),
    getNumberFormat: (...args) => new Intl.NumberFormat(...args),
    getPluralRules: (...args) => new Intl.PluralRules(...args),
  },
};
