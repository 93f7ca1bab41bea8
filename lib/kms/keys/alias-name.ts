import { type KmsError, kmsError } from "../errors/kms-error.ts";

const PREFIX = "alias/";
/** Aliases of AWS managed keys; nobody else may have such a name. */
const RESERVED = "alias/aws/";

/** @returns null for a name that an account may give an alias. */
export function aliasNameError(name: string): KmsError | null {
  if (!name.startsWith(PREFIX)) {
    return kmsError(
      "ValidationException",
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
  }
  if (name.startsWith(RESERVED)) {
    return kmsError(
      "InvalidAliasNameException",
      "Aliases with the prefix alias/aws/ are reserved for AWS managed keys.",
    );
  }
  return null;
}
