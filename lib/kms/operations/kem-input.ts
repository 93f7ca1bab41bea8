import { GRANT_TOKENS, type InputOf, KEY_ID } from "../shapes/shape.ts";

/** Members that Encapsulate and Decapsulate share. */
export const KEM_INPUT = {
  KeyId: KEY_ID,
  EncapsulationAlgorithm: { type: "enum", required: true, values: ["ML_KEM"] },
  GrantTokens: GRANT_TOKENS,
  DryRun: { type: "boolean" },
} as const;

export function kemCall({ EncapsulationAlgorithm: algorithm }: InputOf<typeof KEM_INPUT>) {
  return {
    use: { usage: "ENCAPSULATE_DECAPSULATE", algorithm } as const,
    logged: { encapsulationAlgorithm: algorithm },
  };
}
