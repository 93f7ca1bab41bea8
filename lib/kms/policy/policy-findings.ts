import { fits, isConditionOperator } from "./condition.ts";
import { type JsonPath, type JsonPlaces, jsonPlaces, placeOf, type TextPlace } from "./json-places.ts";
import { type PolicyFault, type PolicyKind, readPolicy } from "./policy-document.ts";
import { DOCUMENT_MEMBERS, isConditionKey, KMS_ACTIONS, statementMembers } from "./vocabulary.ts";

/** Something to say of a policy at a place of its text. An error keeps it from being read; a warning is probably a slip. */
export interface PolicyFinding extends TextPlace {
  readonly severity: "error" | "warning";
  readonly code:
    | PolicyFault["code"]
    | "unknown-member"
    | "unknown-action"
    | "unknown-operator"
    | "unknown-key"
    | "unknown-principal"
    | "other-resource";
  /** The word in question; empty where there is none. */
  readonly word: string;
}

/**
 * What is wrong with a policy, and what looks wrong, each at its place. Never throws, whatever the text.
 * @param principals who there is; a principal that is not among them is found. Undefined: nobody is looked for.
 */
export function policyFindings(
  text: string,
  kind: PolicyKind,
  principals?: ReadonlySet<string>,
): readonly PolicyFinding[] {
  const places = jsonPlaces(text);
  const policy = readPolicy(text, kind);
  if (!policy.ok) {
    const { code, path } = policy.error;
    const at = code === "json" ? faultPlace(places, text) : placeOf(places, text, path);
    return [{ severity: "error", code, word: "", ...at }];
  }
  const found: PolicyFinding[] = [];
  const warn: Warn = (code, path, word, name = false) => {
    const at = (name ? places.name(path) : null) ?? placeOf(places, text, path);
    found.push({ severity: "warning", code, word, ...at });
  };
  const document = JSON.parse(text) as Readonly<Record<string, unknown>>;
  unknownMembers(document, DOCUMENT_MEMBERS, [], warn);
  const member = document["Statement"];
  const list = Array.isArray(member) ? (member as unknown[]) : [member];
  for (const [index, entry] of list.entries()) {
    const path = Array.isArray(member) ? ["Statement", index] : ["Statement"];
    // It was read, so it is an object.
    readStatement(entry as Readonly<Record<string, unknown>>, { kind, path, warn, principals });
  }
  return found.toSorted((one, other) => one.from - other.from);
}

/** Where the statement of a step stands in its policy's text. */
export function statementPlace(text: string, index: number): TextPlace {
  const places = jsonPlaces(text);
  return places.value(["Statement", index]) ?? placeOf(places, text, ["Statement"]);
}

type Warn = (code: PolicyFinding["code"], path: JsonPath, word: string, name?: boolean) => void;

interface Reading {
  readonly kind: PolicyKind;
  readonly path: JsonPath;
  readonly warn: Warn;
  readonly principals: ReadonlySet<string> | undefined;
}

/** Everybody, or an account, which is there whether or not anybody of it is. */
const ANY_ACCOUNT = /^(\*|\d{12}|arn:aws[a-z-]*:iam::\d{12}:root)$/;

function readStatement(statement: Readonly<Record<string, unknown>>, { kind, path, warn, principals }: Reading): void {
  unknownMembers(statement, statementMembers(kind), path, warn);
  for (const name of ["Action", "NotAction"]) {
    for (const [word, at] of words(statement[name], [...path, name])) {
      if (kind !== "trust-policy" && !isAction(word, kind)) warn("unknown-action", at, word);
    }
  }
  for (const [word, at] of words(statement["Resource"], [...path, "Resource"])) {
    if (kind === "key-policy" && word !== "*" && !word.includes(":key/")) warn("other-resource", at, word);
  }
  for (const [operator, keys] of Object.entries(statement["Condition"] ?? {})) {
    const at = [...path, "Condition", operator];
    if (!isConditionOperator(operator)) warn("unknown-operator", at, operator, true);
    for (const key of Object.keys(keys as object)) {
      if (/^(kms|aws):/i.test(key) && !isConditionKey(key)) warn("unknown-key", [...at, key], key, true);
    }
  }
  if (!principals) return;
  for (const [word, at] of words(inner(statement["Principal"], "AWS"), [...path, "Principal", "AWS"])) {
    if (!ANY_ACCOUNT.test(word) && !principals.has(word)) warn("unknown-principal", at, word);
  }
}

function unknownMembers(holder: object, known: readonly string[], path: JsonPath, warn: Warn): void {
  for (const name of Object.keys(holder)) {
    if (!known.includes(name)) warn("unknown-member", [...path, name], name, true);
  }
}

/** Other services' actions are theirs to know; in a key policy they mean nothing. */
function isAction(word: string, kind: PolicyKind): boolean {
  if (word === "*") return true;
  const [service, name = ""] = word.toLowerCase().split(":");
  if (service !== "kms") return kind !== "key-policy" && word.includes(":");
  return KMS_ACTIONS.some((action) => fits(name, action.toLowerCase()));
}

/** The texts of a member that is one text or a list of them, each with its path. */
function words(member: unknown, path: JsonPath): readonly (readonly [string, JsonPath])[] {
  if (typeof member === "string") return [[member, path]];
  const list: unknown[] = Array.isArray(member) ? member : [];
  return list.flatMap((word, index) => (typeof word === "string" ? [[word, [...path, index]] as const] : []));
}

function inner(holder: unknown, name: string): unknown {
  return typeof holder === "object" && holder !== null
    ? (holder as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** The character at which a text stops being JSON; the last one, where it ends too early. */
function faultPlace({ faultAt }: JsonPlaces, text: string): TextPlace {
  const from = Math.max(0, Math.min(faultAt ?? 0, text.length - 1));
  return { from, to: Math.min(from + 1, text.length) };
}
