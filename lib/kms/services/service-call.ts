import { err, ok, type Result } from "../../result.ts";
import { concatBytes } from "../bytes/bytes.ts";
import { IV_LENGTH } from "../crypto/crypto-port.ts";
import type { Kms } from "../kms.ts";
import type { Caller } from "../operations/operation.ts";
import type { OperationName, OutputOf } from "../operations/registry.ts";
import type { TraceRecorder } from "../trace/trace-recorder.ts";
import type { ServiceResource, Sealed } from "./resource.ts";

/** A service's refusal. What KMS refused keeps its sentence, under the code that the service gives it. */
export interface ServiceError {
  readonly code: string;
  readonly message: string;
}

/** Who uses a service, and where. */
export interface ServiceUser {
  readonly caller: Caller;
  readonly region: string;
  /** Continues a trace over the calls that the service makes. */
  readonly recorder?: TraceRecorder;
}

/** A call of KMS for somebody, by a service with that one's permissions. @param service as in its host name: s3. */
export async function callFor<N extends OperationName>(
  kms: Kms,
  service: string,
  { caller, region, recorder }: ServiceUser,
  operation: N,
  input: object,
): Promise<Result<OutputOf<N>, ServiceError>> {
  const through = { ...caller, viaService: `${service}.${region}.amazonaws.com` };
  return await callAs(kms, through, region, operation, input, recorder);
}

/** A call of KMS by a principal of a service's own. */
export async function callAs<N extends OperationName>(
  kms: Kms,
  caller: Caller,
  region: string,
  operation: N,
  input: object,
  recorder?: TraceRecorder,
): Promise<Result<OutputOf<N>, ServiceError>> {
  const { result } = await kms.call(operation, input, { caller, region, ...(recorder && { recorder }) });
  if (result.ok) return result;
  const { code, message } = result.error;
  return err({ code: code === "AccessDeniedException" ? "AccessDenied" : `KMS.${code}`, message });
}

/** A service keeps and calls with ARNs. @param keyId a key's id or ARN, or an alias, in the user's account and Region. */
export function keyArnOf(keyId: string, accountId: string, region: string): string {
  if (keyId.startsWith("arn:")) return keyId;
  return `arn:aws:kms:${region}:${accountId}:${keyId.startsWith("alias/") ? keyId : `key/${keyId}`}`;
}

/** A service's principal, acting for one resource. */
export function servicePrincipal(service: string, accountId: string, sourceArn: string): Caller {
  const arn = `${service}.amazonaws.com`;
  return { type: "AWSService", arn, accountId, principalId: arn, sourceArn };
}

/** Seals bytes the way services do with a data key: AES-256-GCM under a fresh IV. */
export async function seal({ deps }: Kms, key: Uint8Array, plaintext: Uint8Array): Promise<Sealed> {
  const iv = deps.random(IV_LENGTH);
  return concatBytes(iv, await deps.crypto.aesGcmSeal(key, iv, new Uint8Array(), plaintext));
}

/** The inverse. @returns InternalError where the bytes were damaged. */
export async function unseal(
  { deps }: Kms,
  key: Uint8Array,
  sealed: Sealed,
): Promise<Result<Uint8Array, ServiceError>> {
  const opened = await deps.crypto.aesGcmOpen(
    key,
    sealed.subarray(0, IV_LENGTH),
    new Uint8Array(),
    sealed.subarray(IV_LENGTH),
  );
  return opened === null ? err({ code: "InternalError", message: "The stored bytes were damaged." }) : ok(opened);
}

/** The resource of a kind with an ARN. @returns the code that the service gives, where there is none. */
export function findResource<K extends ServiceResource["kind"]>(
  { world }: Kms,
  kind: K,
  arn: string,
  code: string,
): Result<Extract<ServiceResource, { readonly kind: K }>, ServiceError> {
  const resource = world.resources.get(arn);
  if (resource?.kind !== kind) return err({ code, message: `${arn} does not exist.` });
  return ok(resource as Extract<ServiceResource, { readonly kind: K }>);
}

export function putResource(kms: Kms, resource: ServiceResource): void {
  kms.apply([{ kind: "put-resource", resource }]);
}
