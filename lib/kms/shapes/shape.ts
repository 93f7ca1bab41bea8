/**
 * Input shapes as data: what a member is, whether it is required, and its limits, as the service
 * model states them. One shape drives validation (validate-input.ts), the input's type, and later the
 * forms. Source: the KMS API reference, https://docs.aws.amazon.com/kms/latest/APIReference/.
 */
export type MemberShape =
  | {
      readonly type: "text";
      readonly required?: true;
      readonly min?: number;
      readonly max?: number;
      readonly pattern?: string;
    }
  | { readonly type: "blob"; readonly required?: true; readonly min?: number; readonly max?: number }
  | { readonly type: "integer"; readonly required?: true; readonly min?: number; readonly max?: number }
  | { readonly type: "boolean"; readonly required?: true }
  /** Seconds since 1970. */
  | { readonly type: "timestamp"; readonly required?: true }
  | { readonly type: "enum"; readonly required?: true; readonly values: readonly string[] }
  | { readonly type: "text-map"; readonly required?: true }
  | { readonly type: "text-list"; readonly required?: true; readonly max?: number }
  | { readonly type: "enum-list"; readonly required?: true; readonly values: readonly string[] }
  | { readonly type: "structure"; readonly required?: true; readonly members: InputShape }
  | { readonly type: "structure-list"; readonly required?: true; readonly members: InputShape };

export interface InputShape {
  readonly [member: string]: MemberShape;
}

type ValueOf<M extends MemberShape> = M extends { type: "text" }
  ? string
  : M extends { type: "blob" }
    ? Uint8Array
    : M extends { type: "integer" | "timestamp" }
      ? number
      : M extends { type: "boolean" }
        ? boolean
        : M extends { type: "enum"; values: readonly (infer V)[] }
          ? V
          : M extends { type: "text-map" }
            ? Readonly<Record<string, string>>
            : M extends { type: "structure"; members: infer S extends InputShape }
              ? InputOf<S>
              : M extends { type: "structure-list"; members: infer S extends InputShape }
                ? readonly InputOf<S>[]
                : readonly string[];

/** The type of a validated input: required members are there, others may be undefined. */
export type InputOf<S extends InputShape> = {
  readonly [K in keyof S]: S[K] extends { required: true } ? ValueOf<S[K]> : ValueOf<S[K]> | undefined;
};

/** Members that many operations share. */
export const KEY_ID = { type: "text", required: true, min: 1, max: 2048 } as const;
export const REGION = { type: "text", required: true, min: 1, max: 32, pattern: "([a-z]+-){2,3}\\d+" } as const;
export const OPTIONAL_KEY_ID = { type: "text", min: 1, max: 2048 } as const;
export const ENCRYPTION_CONTEXT = { type: "text-map" } as const;
export const GRANT_TOKENS = { type: "text-list", max: 10 } as const;
/** A policy document; KMS itself allows 32 KB of it. */
export const POLICY = {
  type: "text",
  min: 1,
  max: 131_072,
  pattern: "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
} as const;
/** A Nitro enclave that the answer shall be encrypted for. */
export const RECIPIENT = {
  type: "structure",
  members: {
    KeyEncryptionAlgorithm: { type: "enum", values: ["RSAES_OAEP_SHA_256"] },
    AttestationDocument: { type: "blob", min: 1, max: 262_144 },
  },
} as const;
/** With DryRun: asks about the permission alone. */
export const DRY_RUN_MODIFIERS = { type: "enum-list", values: ["IGNORE_CIPHERTEXT"] } as const;
export const KEY_POLICY_NAME = { type: "text", min: 1, max: 128, pattern: "[\\w]+" } as const;
export const ALIAS_NAME = { type: "text", required: true, min: 1, max: 256, pattern: "[a-zA-Z0-9:/_-]+" } as const;
export const TAGS = {
  type: "structure-list",
  members: {
    TagKey: { type: "text", required: true, min: 1, max: 128 },
    TagValue: { type: "text", required: true, max: 256 },
  },
} as const;
export const LIMIT = { type: "integer", min: 1, max: 1000 } as const;
export const MARKER = { type: "text", min: 1, max: 1024, pattern: "[\\u0020-\\u00FF]*" } as const;
export const ENCRYPTION_ALGORITHM = {
  type: "enum",
  values: ["SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE"],
} as const;
