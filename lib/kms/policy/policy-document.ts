import { err, ok, type Result } from "../../result.ts";
import type { JsonPath } from "./json-places.ts";

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

/** What keeps a policy from being read, and where: the member that is wrong, or that is missing. */
export interface PolicyFault {
  readonly code: "json" | "object" | "statement" | "effect" | "action" | "resource" | "principal" | "condition";
  /** An English sentence, as the service says it. */
  readonly message: string;
  readonly path: JsonPath;
}

/**
 * Reads a policy document.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 * @returns an English sentence about the first fault. Never throws, whatever the text.
 */
export function parsePolicy(text: string, kind: PolicyKind): Result<PolicyDocument, string> {
  const policy = readPolicy(text, kind);
  return policy.ok ? policy : err(policy.error.message);
}

/** The same, for those who show where the fault is. */
export function readPolicy(text: string, kind: PolicyKind): Result<PolicyDocument, PolicyFault> {
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
const parsed = new Map<string, Result<PolicyDocument, PolicyFault>>();

function parse(text: string, kind: PolicyKind): Result<PolicyDocument, PolicyFault> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fault("json", "The policy is not valid JSON.", []);
  }
  if (!isObject(json)) return fault("object", "The policy must be a JSON object.", []);
  const member = json["Statement"];
  const list: unknown[] = Array.isArray(member) ? member : [member];
  const statements: Statement[] = [];
  for (const [index, entry] of list.entries()) {
    const statement = parseStatement(entry, kind, Array.isArray(member) ? ["Statement", index] : ["Statement"]);
    if (!statement.ok) return statement;
    statements.push(statement.value);
  }
  return ok({ statements });
}

function parseStatement(entry: unknown, kind: PolicyKind, path: JsonPath): Result<Statement, PolicyFault> {
  const at = (name: string): JsonPath => [
    ...path,
    isObject(entry) && Object.hasOwn(entry, `Not${name}`) ? `Not${name}` : name,
  ];
  if (!isObject(entry)) return fault("statement", "Each statement must be a JSON object.", path);
  const effect = entry["Effect"];
  if (effect !== "Allow" && effect !== "Deny") return fault("effect", "Effect must be Allow or Deny.", at("Effect"));
  const actions = match(entry, "Action", asList);
  if (actions === null) return fault("action", "A statement needs Action or NotAction.", at("Action"));
  // A trust policy is about its own role.
  const resources = kind === "trust-policy" ? { not: false, patterns: ["*"] } : match(entry, "Resource", asList);
  if (resources === null) return fault("resource", "A statement needs Resource or NotResource.", at("Resource"));
  const named = !WITHOUT_PRINCIPAL.includes(kind);
  const principals = named ? match(entry, "Principal", asPrincipals) : null;
  if (named && principals === null) {
    return fault("principal", `A statement of a ${kind.replaceAll("-", " ")} needs a Principal.`, at("Principal"));
  }
  // A group is no principal: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
  if (principals?.patterns.some((pattern) => /^arn:aws[\w-]*:iam::\d{12}:group\//.test(pattern)) === true) {
    const message = "Policy contains a statement with one or more invalid principals.";
    return fault("principal", message, at("Principal"));
  }
  const conditions = asConditions(entry["Condition"]);
  if (conditions === null) {
    const message = "Condition must map operators to condition keys and their values.";
    return fault("condition", message, at("Condition"));
  }
  const sid = typeof entry["Sid"] === "string" ? entry["Sid"] : null;
  return ok({ sid, effect, principals, actions, resources, conditions });
}

function fault(code: PolicyFault["code"], message: string, path: JsonPath): Result<never, PolicyFault> {
  return err({ code, message, path });
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
