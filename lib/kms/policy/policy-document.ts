import { err, ok, type Result } from "../../result.ts";

/** A policy as the evaluator reads it: every member in its longest form. */
export interface PolicyDocument {
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly sid: string | null;
  readonly effect: "Allow" | "Deny";
  /** AWS and service principals; null in a policy whose principal is its owner. */
  readonly principals: Match | null;
  readonly actions: Match;
  readonly resources: Match;
  readonly conditions: readonly Condition[];
}

/** A list of patterns, or (`not`) everything but what fits them. */
export interface Match {
  readonly not: boolean;
  readonly patterns: readonly string[];
}

export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export type PolicyKind =
  | "key-policy"
  | "identity-policy"
  | "trust-policy"
  | "service-control-policy"
  | "resource-control-policy"
  | "vpc-endpoint-policy";

/** The policies of a principal name none; those of an account's principals neither. */
const WITHOUT_PRINCIPAL: readonly PolicyKind[] = ["identity-policy", "service-control-policy"];

/**
 * Reads a policy document.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 * @returns an English sentence about the first fault. Never throws, whatever the text.
 */
export function parsePolicy(text: string, kind: PolicyKind): Result<PolicyDocument, string> {
  const name = `${kind} ${text}`;
  const known = parsed.get(name);
  if (known) return known;
  const policy = parse(text, kind);
  // The same few policies are asked at every call. Texts that were asked once make room for others.
  if (parsed.size >= MOST_KEPT) parsed.clear();
  parsed.set(name, policy);
  return policy;
}

const MOST_KEPT = 1000;
const parsed = new Map<string, Result<PolicyDocument, string>>();

function parse(text: string, kind: PolicyKind): Result<PolicyDocument, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err("The policy is not valid JSON.");
  }
  if (!isObject(json)) return err("The policy must be a JSON object.");
  const list: unknown[] = Array.isArray(json["Statement"]) ? json["Statement"] : [json["Statement"]];
  const statements: Statement[] = [];
  for (const entry of list) {
    const statement = parseStatement(entry, kind);
    if (!statement.ok) return statement;
    statements.push(statement.value);
  }
  return ok({ statements });
}

function parseStatement(entry: unknown, kind: PolicyKind): Result<Statement, string> {
  if (!isObject(entry)) return err("Each statement must be a JSON object.");
  const effect = entry["Effect"];
  if (effect !== "Allow" && effect !== "Deny") return err("Effect must be Allow or Deny.");
  const actions = match(entry, "Action", asList);
  if (actions === null) return err("A statement needs Action or NotAction.");
  // A trust policy is about its own role.
  const resources = kind === "trust-policy" ? { not: false, patterns: ["*"] } : match(entry, "Resource", asList);
  if (resources === null) return err("A statement needs Resource or NotResource.");
  const named = !WITHOUT_PRINCIPAL.includes(kind);
  const principals = named ? match(entry, "Principal", asPrincipals) : null;
  if (named && principals === null) return err(`A statement of a ${kind.replaceAll("-", " ")} needs a Principal.`);
  const conditions = asConditions(entry["Condition"]);
  if (conditions === null) return err("Condition must map operators to condition keys and their values.");
  const sid = typeof entry["Sid"] === "string" ? entry["Sid"] : null;
  return ok({ sid, effect, principals, actions, resources, conditions });
}

function match(
  entry: Record<string, unknown>,
  name: string,
  read: (value: unknown) => readonly string[] | null,
): Match | null {
  const not = !Object.hasOwn(entry, name);
  const patterns = read(entry[not ? `Not${name}` : name]);
  return patterns === null ? null : { not, patterns };
}

function asList(value: unknown): readonly string[] | null {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.length > 0 && list.every((entry) => typeof entry === "string") ? list : null;
}

/** "*", {"AWS": …} and {"Service": …}; an account id means the account's root. */
function asPrincipals(value: unknown): readonly string[] | null {
  if (value === "*") return ["*"];
  if (!isObject(value)) return null;
  const names: string[] = [];
  for (const entry of Object.values(value)) {
    const list = asList(entry);
    if (list === null) return null;
    names.push(...list.map((name) => (/^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name)));
  }
  return names.length > 0 ? names : null;
}

function asConditions(value: unknown): readonly Condition[] | null {
  if (value === undefined) return [];
  if (!isObject(value)) return null;
  const conditions: Condition[] = [];
  for (const [operator, keys] of Object.entries(value)) {
    if (!isObject(keys)) return null;
    for (const [key, raw] of Object.entries(keys)) {
      const list: unknown[] = Array.isArray(raw) ? raw : [raw];
      if (!list.every((entry) => ["string", "number", "boolean"].includes(typeof entry))) return null;
      conditions.push({ operator, key, values: list.map(String) });
    }
  }
  return conditions;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
