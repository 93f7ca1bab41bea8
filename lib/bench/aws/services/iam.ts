import { type Caller, type Identity, type Kms, loadPolicy } from "../../../kms/index.ts";
import { err, ok, type Result } from "../../../result.ts";
import { type CliFailure, serviceFailure } from "../cli-failure.ts";
import type { CliOperation, CliService } from "../cli-operation.ts";

type Kind = "user" | "role";
const API_NAME = { user: "User", role: "Role" } as const;
const NAME = { type: "text", required: true, min: 1, max: 64, pattern: "[\\w+=,.@-]+" } as const;
const POLICY_NAME = { type: "text", required: true, min: 1, max: 128, pattern: "[\\w+=,.@-]+" } as const;
const DOCUMENT = { type: "text", required: true, min: 1, max: 131_072 } as const;
const page = (name: string) => `https://docs.aws.amazon.com/IAM/latest/APIReference/API_${name}.html`;

const OPERATIONS: Readonly<Record<string, Omit<CliOperation, "name" | "documentation">>> = {
  CreateUser: {
    input: { UserName: NAME },
    run: async (input, { kms, caller }) => await create(kms, caller, "user", input),
  },
  CreateRole: {
    input: { RoleName: NAME, AssumeRolePolicyDocument: DOCUMENT },
    run: async (input, { kms, caller }) => await create(kms, caller, "role", input),
  },
  DeleteUserPolicy: policyOperation("user", "Delete"),
  DeleteRolePolicy: policyOperation("role", "Delete"),
  GetUserPolicy: policyOperation("user", "Get"),
  GetRolePolicy: policyOperation("role", "Get"),
  PutUserPolicy: policyOperation("user", "Put"),
  PutRolePolicy: policyOperation("role", "Put"),
  ListUsers: listOperation("user"),
  ListRoles: listOperation("role"),
};

/**
 * As much of IAM as declares who there is and what they may. Nobody is asked for permission to do it:
 * the simulator judges calls of KMS.
 */
export const IAM_SERVICE: CliService = {
  name: "iam",
  operations: Object.keys(OPERATIONS),
  load: (name) => {
    const operation = OPERATIONS[name] as (typeof OPERATIONS)[string];
    return Promise.resolve({ name, documentation: page(name), ...operation });
  },
};

function arnOf({ accountId }: Caller, kind: Kind, name: string): string {
  return `arn:aws:iam::${accountId}:${kind}/${name}`;
}

async function create(
  kms: Kms,
  caller: Caller,
  kind: Kind,
  input: Readonly<Record<string, unknown>>,
): Promise<Result<unknown, CliFailure>> {
  const operation = `Create${API_NAME[kind]}`;
  const name = String(input[`${API_NAME[kind]}Name`]);
  const arn = arnOf(caller, kind, name);
  if (!/^[\w+=,.@-]{1,64}$/.test(name)) {
    return serviceFailure("ValidationError", operation, `The specified value for ${kind}Name is invalid.`);
  }
  if (kms.world.identities.has(arn)) {
    return serviceFailure("EntityAlreadyExists", operation, `${API_NAME[kind]} with name ${name} already exists.`);
  }
  const trust = input["AssumeRolePolicyDocument"];
  const trustPolicy = typeof trust === "string" ? trust : null;
  if (trustPolicy !== null) {
    const fault = await faultOf(trustPolicy, "trust-policy");
    if (fault !== null) return serviceFailure("MalformedPolicyDocument", operation, fault);
  }
  const identity: Identity = { arn, policies: [], accessKeyIds: [], trustPolicy, vpcEndpointId: null };
  kms.apply([{ kind: "put-identity", identity }]);
  return ok({ [API_NAME[kind]]: describe(identity) });
}

function describe({ arn, trustPolicy }: Identity): Readonly<Record<string, unknown>> {
  const kind = arn.includes(":role/") ? "Role" : "User";
  const trust = trustPolicy === null ? {} : { AssumeRolePolicyDocument: JSON.parse(trustPolicy) as unknown };
  return { Path: "/", [`${kind}Name`]: arn.slice(arn.lastIndexOf("/") + 1), Arn: arn, ...trust };
}

function listOperation(kind: Kind): Omit<CliOperation, "name" | "documentation"> {
  return {
    input: {},
    run: (_, { kms, caller }) => {
      const own = [...kms.world.identities.values()].filter(({ arn }) => arn.startsWith(arnOf(caller, kind, "")));
      return Promise.resolve(ok({ [`${API_NAME[kind]}s`]: own.map(describe) }));
    },
  };
}

function policyOperation(kind: Kind, act: "Put" | "Get" | "Delete"): Omit<CliOperation, "name" | "documentation"> {
  const member = `${API_NAME[kind]}Name`;
  const operation = `${act}${API_NAME[kind]}Policy`;
  const refuse = (code: string, message: string) => serviceFailure(code, operation, message);
  return {
    input: { [member]: NAME, PolicyName: POLICY_NAME, ...(act === "Put" ? { PolicyDocument: DOCUMENT } : {}) },
    run: async (input, { kms, caller }) => {
      const name = String(input[member]);
      const policyName = String(input["PolicyName"]);
      const identity = kms.world.identities.get(arnOf(caller, kind, name));
      if (!identity) return refuse("NoSuchEntity", `The ${kind} with name ${name} cannot be found.`);
      const kept = identity.policies.filter((text) => nameOf(text) !== policyName);
      const found = identity.policies.find((text) => nameOf(text) === policyName);
      if (act === "Get" && found !== undefined) {
        return ok({ [member]: name, PolicyName: policyName, PolicyDocument: withoutName(found) });
      }
      if (act === "Put") {
        const named = withName(String(input["PolicyDocument"]), policyName);
        const fault = named.ok ? await faultOf(named.value, "identity-policy") : named.error;
        if (fault !== null || !named.ok) return refuse("MalformedPolicyDocument", fault ?? "Syntax errors in policy.");
        kms.apply([{ kind: "put-identity", identity: { ...identity, policies: [...kept, named.value] } }]);
        return ok(undefined);
      }
      if (found === undefined)
        return refuse("NoSuchEntity", `The ${kind} policy with name ${policyName} cannot be found.`);
      kms.apply([{ kind: "put-identity", identity: { ...identity, policies: kept } }]);
      return ok(undefined);
    },
  };
}

/** The world keeps policies as texts without names: an inline policy's is kept as its document's Id. */
function withName(text: string, name: string): Result<string, string> {
  const document = readDocument(text);
  if (document === null) return err("Syntax errors in policy.");
  const { Version, Id: _, ...rest } = document;
  return ok(JSON.stringify({ ...(Version === undefined ? {} : { Version }), Id: name, ...rest }, null, 2));
}

function nameOf(text: string): unknown {
  return readDocument(text)?.["Id"];
}

function withoutName(text: string): unknown {
  const { Id: _, ...document } = readDocument(text) ?? {};
  return document;
}

function readDocument(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null && !Array.isArray(json) ? { ...json } : null;
  } catch {
    return null;
  }
}

async function faultOf(text: string, kind: "identity-policy" | "trust-policy"): Promise<string | null> {
  const { parsePolicy } = await loadPolicy();
  const parsed = parsePolicy(text, kind);
  return parsed.ok ? null : parsed.error;
}
