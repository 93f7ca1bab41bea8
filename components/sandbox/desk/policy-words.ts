import type { loadPolicy, PolicyKind } from "@/lib/kms";

import type { PolicyPlace } from "./policy-place.ts";

type Vocabulary = Awaited<ReturnType<typeof loadPolicy>>["vocabulary"];

/** What there is in the world to be named in a policy. */
export interface Named {
  readonly principals: readonly string[];
  readonly services: readonly string[];
  readonly keys: readonly string[];
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

/** A word that fits a place, and the key of the text that explains it, where one does. */
export interface Word {
  readonly word: string;
  readonly about: string | null;
}

function plain(words: readonly string[], about: string | null = null): readonly Word[] {
  return words.map((word) => ({ word, about }));
}

/** The words that a place of a policy may hold. Empty where anything goes. */
export function wordsFor(
  { path, part }: PolicyPlace,
  kind: PolicyKind,
  vocabulary: Vocabulary,
  named: Named,
): readonly Word[] {
  const [, member, , key = ""] = path;
  if (part === "name") {
    if (path.length === 0) return vocabulary.DOCUMENT_MEMBERS.map((word) => ({ word, about: `element.${word}` }));
    if (path.length === 1) return vocabulary.statementMembers(kind).map((word) => ({ word, about: `element.${word}` }));
    if (member === "Principal" || member === "NotPrincipal") {
      return ["AWS", "Service"].map((word) => ({ word, about: `element.Principal${word}` }));
    }
    if (member !== "Condition") return [];
    if (path.length === 2) return vocabulary.CONDITION_OPERATORS.map((word) => ({ word, about: operatorText(word) }));
    return Object.keys(vocabulary.CONDITION_KEYS).map((word) => ({ word, about: `key.${word}` }));
  }
  if (path[0] === "Version") return plain(["2012-10-17"], "element.Version");
  if (member === "Effect") return ["Allow", "Deny"].map((word) => ({ word, about: `effect.${word}` }));
  if (member === "Action" || member === "NotAction") {
    return [{ word: "kms:*", about: "action.all" }, ...plain(vocabulary.KMS_ACTIONS.map((name) => `kms:${name}`))];
  }
  if (member === "Principal" || member === "NotPrincipal") {
    if (path[2] === "Service") return plain(named.services, "element.PrincipalService");
    const roots = named.accounts.map((account) => `arn:aws:iam::${account}:root`);
    return path[2] === "AWS" ? plain([...named.principals, ...roots]) : plain(["*"], "element.Principal");
  }
  if (member === "Resource" || member === "NotResource")
    return [{ word: "*", about: "element.Resource" }, ...plain(named.keys)];
  return member === "Condition" ? plain(valuesOf(key, named, vocabulary)) : [];
}

/** What is said of the word at a place: the key of its text. Null where there is nothing to say. */
export function aboutWord(place: PolicyPlace, vocabulary: Vocabulary): string | null {
  const { path, part, text } = place;
  if (part === "value") {
    if (path[1] === "Effect") return `effect.${text}`;
    return ["kms:*", "*"].includes(text) && (path[1] ?? "").endsWith("Action") ? "action.all" : null;
  }
  if (path[1] === "Principal" || path[1] === "NotPrincipal") return `element.Principal${text}`;
  if (path[1] !== "Condition") return `element.${text}`;
  if (path.length === 2) return operatorText(text);
  const known = Object.keys(vocabulary.CONDITION_KEYS).find((name) =>
    /[/:]$/.test(name) ? text.toLowerCase().startsWith(name.toLowerCase()) : text.toLowerCase() === name.toLowerCase(),
  );
  return known === undefined ? null : `key.${known}`;
}

/** Operators are explained by family: StringNotEqualsIgnoreCase with StringEquals. */
function operatorText(operator: string): string {
  const family = /(String|Arn|Numeric|Date|Bool|Null)/.exec(operator)?.[1] ?? "String";
  return `operator.${family}`;
}

function valuesOf(key: string, named: Named, { CONDITION_KEYS }: Vocabulary): readonly string[] {
  const name = key.toLowerCase();
  const kind = Object.entries(CONDITION_KEYS).find(([known]) => known.toLowerCase() === name)?.[1];
  if (kind === "bool") return ["true", "false"];
  if (name === "kms:viaservice") {
    return named.services.map((service) => service.replace(".amazonaws.com", `.${named.regions[0]}.amazonaws.com`));
  }
  if (name.endsWith("account")) return named.accounts;
  if (name.endsWith("region")) return named.regions;
  return /principal(arn)?$/.test(name) ? named.principals : [];
}
