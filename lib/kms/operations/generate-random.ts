import { kmsError } from "../errors/kms-error.ts";
import { answered, defineOperation, type Outcome, refused } from "./operation.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html: involves no key. */
export const generateRandom = defineOperation({
  input: { NumberOfBytes: { type: "integer", min: 1, max: 1024 } },
  readOnly: true,
  run: async (input, { random }): Promise<Outcome<{ readonly Plaintext: Uint8Array }>> =>
    input.NumberOfBytes === undefined
      ? refused(kmsError("ValidationException", "NumberOfBytes is required."))
      : answered({ Plaintext: random(input.NumberOfBytes) }, {}),
});
