import { MAC_ALGORITHMS } from "../crypto/mac.ts";
import { GRANT_TOKENS, type InputOf, KEY_ID } from "../shapes/shape.ts";

/** Members that GenerateMac and VerifyMac share. */
export const MAC_INPUT = {
  KeyId: KEY_ID,
  Message: { type: "blob", required: true, min: 1, max: 4096 },
  MacAlgorithm: { type: "enum", required: true, values: MAC_ALGORITHMS },
  GrantTokens: GRANT_TOKENS,
  DryRun: { type: "boolean" },
} as const;

export function macCall({ MacAlgorithm: algorithm }: InputOf<typeof MAC_INPUT>) {
  return { use: { usage: "GENERATE_VERIFY_MAC", algorithm } as const, logged: { macAlgorithm: algorithm } };
}
