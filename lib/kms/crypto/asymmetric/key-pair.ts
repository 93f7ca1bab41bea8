import type { KeySpec } from "../../keys/key-spec.ts";

/** A key pair as the simulator keeps it. */
export interface KeyPair {
  /** RSA: PKCS#8. Curves: the scalar or seed. ML-DSA and ML-KEM: the seed. */
  readonly secret: Uint8Array;
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey: Uint8Array;
}

export type MessageType = "RAW" | "DIGEST" | "EXTERNAL_MU";

export interface SignRequest {
  readonly spec: KeySpec;
  readonly algorithm: string;
  readonly message: Uint8Array;
  readonly messageType: MessageType;
}
