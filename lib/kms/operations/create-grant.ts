import { toHex } from "../bytes/bytes.ts";
import { DRY_RUN_ERROR, type KmsError, kmsError } from "../errors/kms-error.ts";
import { familyOf } from "../keys/key-spec.ts";
import { authorise } from "../policy/authorise.ts";
import { isWithin } from "../policy/grant.ts";
import { GRANT_OPERATIONS } from "../policy/grant-operations.ts";
import { makeGrantToken } from "../policy/grant-token.ts";
import { settlesAt } from "../life/settles-at.ts";
import { lowerFirst } from "../shapes/member-name.ts";
import { ENCRYPTION_CONTEXT, GRANT_TOKENS, KEY_ID } from "../shapes/shape.ts";
import type { Grant, KmsKey } from "../world/world.ts";
import { PRINCIPAL, SERVICE_PRINCIPAL } from "./grant-entry.ts";
import { onKey } from "./on-key.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

interface CreateGrantOutput {
  readonly GrantId: string;
  readonly GrantToken: string;
}

/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html
 * Asked again with the same name and parameters, it answers with the same grant. A grant works at
 * once, or in a world with eventual consistency minutes later, and before that with its token.
 */
export const createGrant = defineOperation({
  input: {
    KeyId: KEY_ID,
    GranteePrincipal: PRINCIPAL,
    GranteeServicePrincipal: SERVICE_PRINCIPAL,
    RetiringPrincipal: PRINCIPAL,
    RetiringServicePrincipal: SERVICE_PRINCIPAL,
    Operations: { type: "enum-list", required: true, values: GRANT_OPERATIONS },
    Constraints: {
      type: "structure",
      members: {
        EncryptionContextEquals: ENCRYPTION_CONTEXT,
        EncryptionContextSubset: ENCRYPTION_CONTEXT,
        SourceArn: { type: "text", min: 20, max: 512, pattern: "arn:aws[a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:.+" },
      },
    },
    GrantTokens: GRANT_TOKENS,
    Name: { type: "text", min: 1, max: 256, pattern: "[a-zA-Z0-9:/_-]+" },
    DryRun: { type: "boolean" },
  },
  readOnly: false,
  run: async (input, context): Promise<Outcome<CreateGrantOutput>> => {
    const { caller, random, world } = context;
    const constraints = input.Constraints ?? {};
    const requestParameters = {
      keyId: input.KeyId,
      operations: input.Operations,
      ...(input.GranteePrincipal === undefined ? {} : { granteePrincipal: input.GranteePrincipal }),
      ...(input.RetiringPrincipal === undefined ? {} : { retiringPrincipal: input.RetiringPrincipal }),
      ...(input.Constraints === undefined ? {} : { constraints: lowerCamel(constraints) }),
    };
    return onKey(context, requestParameters, (key, log) => {
      const asked = {
        name: input.Name ?? null,
        granteePrincipal: input.GranteePrincipal ?? null,
        granteeServicePrincipal: input.GranteeServicePrincipal ?? null,
        retiringPrincipal: input.RetiringPrincipal ?? null,
        retiringServicePrincipal: input.RetiringServicePrincipal ?? null,
        issuingAccount: `arn:aws:iam::${caller.accountId}:root`,
        operations: input.Operations,
        constraints,
      };
      const fault = grantError(asked, key);
      if (fault) return refused(fault, log);
      const { grant: parent } = authorise(context, key);
      if (parent && !isWithin(asked, parent)) {
        return refused(
          kmsError("AccessDeniedException", "The new grant would give more than the grant that allows it."),
          log,
        );
      }
      if (input.DryRun === true) return refused(DRY_RUN_ERROR, log);
      const same = asked.name === null ? undefined : key.grants.find((grant) => isSame(grant, asked));
      const id = same?.id ?? toHex(random(32));
      const token = makeGrantToken(key.arn, id, random);
      const { createdAt, effectiveAt } = same ?? { createdAt: world.now, effectiveAt: settlesAt(world, SPREADING_MS) };
      const grant = { ...asked, id, token, createdAt, effectiveAt };
      const grants = [...key.grants.filter((other) => other.id !== id), grant];
      return answered(
        { GrantToken: token, GrantId: id },
        { ...log, responseElements: { grantId: id, keyId: key.arn } },
        [{ kind: "put-key", key: { ...key, grants } }],
      );
    });
  },
});

type Asked = Omit<Grant, "id" | "token" | "createdAt" | "effectiveAt">;

/** How long a grant takes to be known everywhere; only in a world with eventual consistency. */
const SPREADING_MS = 180_000;

/** What each family of keys can be asked for; every key can be described and have its grants handled. */
const SUITS: Readonly<Record<ReturnType<typeof familyOf>, RegExp>> = {
  symmetric: /^(Encrypt|Decrypt|ReEncrypt(From|To)|GenerateDataKey.*)$/,
  hmac: /^(GenerateMac|VerifyMac)$/,
  rsa: /^(Encrypt|Decrypt|ReEncrypt(From|To)|Sign|Verify|GetPublicKey)$/,
  ecc: /^(Sign|Verify|DeriveSharedSecret|GetPublicKey)$/,
  ed25519: /^(Sign|Verify|GetPublicKey)$/,
  "ml-dsa": /^(Sign|Verify|GetPublicKey)$/,
  "ml-kem": /^(Encapsulate|Decapsulate|GetPublicKey)$/,
  sm2: /^$/,
};
const ALWAYS = ["DescribeKey", "CreateGrant", "RetireGrant"];

function grantError(asked: Asked, key: KmsKey): KmsError | null {
  if ((asked.granteePrincipal === null) === (asked.granteeServicePrincipal === null)) {
    return kmsError("ValidationException", "Specify either GranteePrincipal or GranteeServicePrincipal.");
  }
  const { granteeServicePrincipal, retiringPrincipal, retiringServicePrincipal, constraints } = asked;
  if (
    granteeServicePrincipal !== null &&
    (constraints.SourceArn === undefined || (retiringPrincipal ?? retiringServicePrincipal) === null)
  ) {
    const message = "A grant to a service principal needs a SourceArn constraint, and somebody who may retire it.";
    return kmsError("ValidationException", message);
  }
  const suits = SUITS[familyOf(key.keySpec)];
  const unfit = asked.operations.filter((operation) => !ALWAYS.includes(operation) && !suits.test(operation));
  if (unfit.length > 0) {
    return kmsError("ValidationException", `Operations not valid for key spec ${key.keySpec}: ${unfit.join(", ")}.`);
  }
  const { EncryptionContextEquals: equals, EncryptionContextSubset: subset } = constraints;
  if ((equals || subset) && key.keySpec !== "SYMMETRIC_DEFAULT") {
    return kmsError("ValidationException", "Encryption context constraints need a symmetric encryption key.");
  }
  return equals && subset
    ? kmsError("ValidationException", "Specify either EncryptionContextEquals or EncryptionContextSubset.")
    : null;
}

/** The caller's account is among the members, the order of operations is not. */
function isSame(grant: Grant, asked: Asked): boolean {
  const shape = ({ operations, constraints, ...rest }: Asked) =>
    JSON.stringify([operations.toSorted(), sorted(constraints), sorted(rest)]);
  const { id: _id, token: _token, createdAt: _createdAt, effectiveAt: _effectiveAt, ...members } = grant;
  return shape(members) === shape(asked);
}

function sorted(members: object): unknown {
  return Object.entries(members).toSorted(([left], [right]) => (left < right ? -1 : 1));
}

function lowerCamel(members: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [lowerFirst(name), value as unknown]));
}
