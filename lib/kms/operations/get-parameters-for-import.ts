import { publicKeyRuns } from "../byte-runs/der-runs.ts";
import { fromHex, toHex } from "../bytes/bytes.ts";
import { generatePair } from "../crypto/asymmetric/asymmetric.ts";
import { kmsError } from "../errors/kms-error.ts";
import { managedKey } from "../keys/managed-key.ts";
import { KEY_ID } from "../shapes/shape.ts";
import { keyThing } from "../keys/usable-key.ts";
import type { KmsKey } from "../world/world.ts";
import { requestStep, respondStep } from "./call-steps.ts";
import { answered, type CallContext, defineOperation, type Outcome, refused } from "./operation.ts";

interface GetParametersForImportOutput {
  readonly ImportToken: Uint8Array;
  readonly KeyId: string;
  /** Seconds since 1970. */
  readonly ParametersValidTo: number;
  readonly PublicKey: Uint8Array;
}

const VALID_MS = 86_400_000;
const TOKEN_LENGTH = 64;

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html */
export const getParametersForImport = defineOperation({
  input: {
    KeyId: KEY_ID,
    WrappingAlgorithm: {
      type: "enum",
      required: true,
      values: [
        "RSAES_PKCS1_V1_5",
        "RSAES_OAEP_SHA_1",
        "RSAES_OAEP_SHA_256",
        "RSA_AES_KEY_WRAP_SHA_1",
        "RSA_AES_KEY_WRAP_SHA_256",
        "SM2PKE",
      ],
    },
    WrappingKeySpec: { type: "enum", required: true, values: ["RSA_2048", "RSA_3072", "RSA_4096", "SM2"] },
  },
  // CloudTrail calls it a read, though it makes a wrapping key; the simulator has to keep that.
  readOnly: true,
  run: async (input, context): Promise<Outcome<GetParametersForImportOutput>> => {
    const { WrappingAlgorithm: wrappingAlgorithm, WrappingKeySpec: spec } = input;
    const requestParameters = { keyId: input.KeyId, wrappingAlgorithm, wrappingKeySpec: spec };
    const found = managedKey(input.KeyId, context);
    if (!found.ok) return refused(found.error, { requestParameters });
    const key = found.value;
    const log = { requestParameters, keys: [key] };
    if (spec === "SM2" || wrappingAlgorithm === "SM2PKE" || wrappingAlgorithm === "RSAES_PKCS1_V1_5") {
      const message = `${wrappingAlgorithm} with ${spec} is not supported for import in this Region.`;
      return refused(kmsError("UnsupportedOperationException", message), log);
    }
    const { secret, publicKey } = await generatePair(spec, context);
    const token = toHex(context.random(TOKEN_LENGTH));
    const validUntil = context.world.now + VALID_MS;
    const output = {
      ImportToken: fromHex(token),
      KeyId: key.arn,
      ParametersValidTo: validUntil / 1000,
      PublicKey: publicKey,
    };
    wrappingSteps(context, key, output, wrappingAlgorithm);
    return answered(output, log, [
      { kind: "add-import-job", arn: key.arn, job: { token, wrappingAlgorithm, secret, validUntil } },
    ]);
  },
});

/** The private half stays; the public half and the token go to who will wrap with them. */
function wrappingSteps(
  context: CallContext,
  key: KmsKey,
  { PublicKey, ImportToken }: Pick<GetParametersForImportOutput, "PublicKey" | "ImportToken">,
  algorithm: string,
): void {
  const { trace, operation } = context;
  requestStep(context, []);
  const runs = publicKeyRuns(PublicKey);
  const wrapping = trace.thing({ kind: "wrapping-key", meaning: "key-material", bytes: null });
  const returned = [
    trace.thing({ kind: "public-key", meaning: "key-identity", bytes: PublicKey, ...(runs && { runs }) }),
    trace.thing({ kind: "import-token", meaning: "key-identity", bytes: ImportToken }),
  ];
  trace.step({
    kind: "make-wrapping-key",
    operation,
    at: "kms",
    appears: [keyThing(key, context), wrapping, ...returned].map((thing) => ({ thing, at: "kms" })),
    uses: [wrapping],
    detail: { algorithm },
  });
  respondStep(context, returned);
}
