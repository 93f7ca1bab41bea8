import { algorithmsOf, type InputShape, type KmsKey, type OperationName, toBase64 } from "@/lib/kms";

import type { FormModes, FormValues } from "./form-input.ts";
import type { OnBench } from "./on-bench.ts";
import { ownDefaults } from "./own-defaults.ts";

export interface FormDefaults {
  readonly values: FormValues;
  readonly modes: FormModes;
}

/**
 * What a form begins with, so that the usual call works at one click: the chosen key, what the last call
 * answered, algorithms that the key has, and small examples. Only members of the shape are filled.
 */
export function formDefaults(operation: OperationName, shape: InputShape, bench: OnBench): FormDefaults {
  const { key, sample } = bench;
  const values: Record<string, string | undefined> = {};
  const modes: Record<string, "text" | "base64"> = {};
  for (const [name, member] of Object.entries(shape)) {
    if (KEY_MEMBERS.includes(name) && key !== null && member.required) values[name] = key.keyId;
    else if (member.type === "enum" && member.required) values[name] = member.values[0];
    if (member.type === "blob" && ["Plaintext", "Message"].includes(name)) {
      values[name] = sample;
      modes[name] = "text";
    }
  }
  Object.assign(
    values,
    algorithmValues(shape, key),
    answerValues(operation, shape, bench),
    ownDefaults(operation, bench),
  );
  if (values["Message"] !== sample) modes["Message"] = "base64";
  const known = Object.entries(values).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && (entry[0].split(".")[0] ?? "") in shape,
  );
  return { values: Object.fromEntries(known), modes };
}

const KEY_MEMBERS = ["KeyId", "TargetKeyId", "DestinationKeyId"];

const ALGORITHM_MEMBERS = [
  "SigningAlgorithm",
  "MacAlgorithm",
  "KeyAgreementAlgorithm",
  "EncapsulationAlgorithm",
  "EncryptionAlgorithm",
];

/** The strongest algorithm that the key has for this member; a symmetric key's only one needs no mention. */
function algorithmValues(shape: InputShape, key: KmsKey | null): FormValues {
  if (key === null || key.keySpec === "SYMMETRIC_DEFAULT") return {};
  const has = algorithmsOf(key.keySpec, key.keyUsage) ?? [];
  return Object.fromEntries(
    ALGORITHM_MEMBERS.flatMap((name) => {
      const member = shape[name];
      const fitting = member?.type === "enum" ? has.filter((one) => member.values.includes(one)) : [];
      // The pre-hashed Ed25519 takes digests, and the sample is a message.
      const best = fitting.findLast((one) => !one.includes("_PH_"));
      return best === undefined ? [] : [[name, best] as const];
    }),
  );
}

/** Members that the last call gave: its blob, its signature and the message that it signed, its context. */
function answerValues(operation: OperationName, shape: InputShape, { record, key }: OnBench): FormValues {
  const values: Record<string, string> = {};
  const take = (name: string, value: unknown) => {
    if (value instanceof Uint8Array && name in shape) values[name] = toBase64(value);
  };
  take("CiphertextBlob", record?.blob ?? undefined);
  if (record === null || !record.result.ok) return values;
  const answer: Readonly<Record<string, unknown>> = { ...record.result.value };
  for (const name of ["Signature", "Mac", "SharedSecretCiphertextBlob", "ImportToken"]) take(name, answer[name]);
  if (operation === "Verify" || operation === "VerifyMac") take("Message", record.input["Message"]);
  if (record.blob !== null && key?.keySpec !== "SYMMETRIC_DEFAULT" && operation === "Decrypt" && key) {
    values["KeyId"] = key.keyId;
  }
  const context = record.input["EncryptionContext"];
  if (typeof context === "object" && context !== null && "CiphertextBlob" in shape) {
    const lines = Object.entries(context).map(([name, value]) => `${name}=${value}`);
    values[operation === "ReEncrypt" ? "SourceEncryptionContext" : "EncryptionContext"] = lines.join("\n");
  }
  return values;
}
