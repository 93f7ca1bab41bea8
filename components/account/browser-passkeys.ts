import { WebAuthnCredential } from "@/lib/api/passkey.contract";

/**
 * WebAuthn as the browser has it, JSON in and out. A browser too old for the JSON forms is treated as having no passkeys:
 * every way in with a password is still there.
 */
export function hasPasskeys(): boolean {
  return typeof PublicKeyCredential === "function" && "parseCreationOptionsFromJSON" in PublicKeyCredential;
}

/** Why a device gave no passkey. */
export type NoPasskey = "cancelled" | "known";

export class PasskeyError extends Error {
  override readonly name = "PasskeyError";
  readonly reason: NoPasskey;
  constructor(reason: NoPasskey, cause: unknown) {
    super(`no passkey: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** Lets the device make a passkey. @throws PasskeyError where it makes none. */
export async function createPasskey(options: Readonly<Record<string, unknown>>): Promise<WebAuthnCredential> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  return await ask(() => navigator.credentials.create({ publicKey }));
}

/** Lets the person pick a passkey and prove to have it. @throws PasskeyError where they do not. */
export async function provePasskey(options: Readonly<Record<string, unknown>>): Promise<WebAuthnCredential> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  return await ask(() => navigator.credentials.get({ publicKey }));
}

async function ask(work: () => Promise<Credential | null>): Promise<WebAuthnCredential> {
  try {
    const credential = await work();
    if (credential instanceof PublicKeyCredential) return WebAuthnCredential.parse(credential.toJSON());
    throw new PasskeyError("cancelled", null);
  } catch (error) {
    if (error instanceof PasskeyError) throw error;
    throw new PasskeyError((error as Error).name === "InvalidStateError" ? "known" : "cancelled", error);
  }
}
