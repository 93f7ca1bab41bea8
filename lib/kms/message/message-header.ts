import { err, ok, type Result } from "../../result.ts";
import { compareBytes, concatBytes, uint32, utf8 } from "../bytes/bytes.ts";
import type { EncryptionContext } from "../crypto/encryption-context.ts";
import { fault, type MessageFault } from "./message-fault.ts";
import { COMMITMENT_LENGTH, COMMITTING, COMMITTING_SIGNED, MESSAGE_ID_LENGTH } from "./suite.ts";

/**
 * The header of a message, version 2, as bytes and back.
 * https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/message-format.html#header-structure
 */
export interface MessageHeader {
  readonly suite: number;
  readonly messageId: Uint8Array;
  readonly context: EncryptionContext;
  readonly encryptedDataKeys: readonly EncryptedDataKey[];
  /** Bytes of plaintext in every frame but the last. */
  readonly frameLength: number;
  readonly commitment: Uint8Array;
}

export interface EncryptedDataKey {
  /** aws-kms for a data key that KMS encrypted. */
  readonly providerId: string;
  /** The ARN of the KMS key. */
  readonly providerInfo: Uint8Array;
  readonly encryptedDataKey: Uint8Array;
}

export const KMS_PROVIDER = "aws-kms";
export const FRAMED = 2;
/** A frame is held in memory whole, so a message that asks for larger ones is refused. */
const LARGEST_FRAME = 64 * 1024 * 1024;
/** The KMS keys that may open a message are few. */
const MOST_KEYS = 64;

const uint16 = (value: number) => Uint8Array.of(value >> 8, value & 0xff);
const withLength = (bytes: Uint8Array) => concatBytes(uint16(bytes.length), bytes);

/** The part that the header's tag authenticates: everything but that tag. */
export function encodeMessageHeader(header: MessageHeader): Uint8Array {
  const keys = header.encryptedDataKeys.flatMap(({ providerId, providerInfo, encryptedDataKey }) => [
    withLength(utf8(providerId)),
    withLength(providerInfo),
    withLength(encryptedDataKey),
  ]);
  return concatBytes(
    Uint8Array.of(2),
    uint16(header.suite),
    header.messageId,
    withLength(encodeMessageContext(header.context)),
    uint16(header.encryptedDataKeys.length),
    ...keys,
    Uint8Array.of(FRAMED),
    uint32(header.frameLength),
    header.commitment,
  );
}

/** Pairs sorted by the bytes of their name; no pairs take no bytes. */
function encodeMessageContext(context: EncryptionContext): Uint8Array {
  const pairs = Object.entries(context).map(([name, value]) => [utf8(name), utf8(value)] as const);
  if (pairs.length === 0) return new Uint8Array();
  const sorted = pairs.toSorted(([left], [right]) => compareBytes(left, right));
  return concatBytes(uint16(sorted.length), ...sorted.flatMap((pair) => pair.map(withLength)));
}

/**
 * Reads a header from the beginning of some bytes.
 * @returns null where the bytes end before it does and more may follow. The length is that of the part
 * which is authenticated; the tag comes behind it.
 */
export function parseMessageHeader(
  bytes: Uint8Array,
): Result<{ readonly header: MessageHeader; readonly length: number }, MessageFault> | null {
  const read = cursor(bytes);
  const [version] = read.take(1) ?? [];
  if (version === undefined) return null;
  if (version === 1) return err(fault("unsupported-version"));
  if (version !== 2) return err(fault("not-a-message"));
  const suite = read.number(2);
  if (suite === null) return null;
  if (suite !== COMMITTING && suite !== COMMITTING_SIGNED) return err(fault("unsupported-suite"));
  const messageId = read.take(MESSAGE_ID_LENGTH);
  const encodedContext = read.field();
  const count = read.number(2);
  if (messageId === null || encodedContext === null || count === null) return null;
  const context = parseMessageContext(encodedContext);
  if (context === null || count === 0 || count > MOST_KEYS) return err(fault("not-a-message"));
  const encryptedDataKeys: EncryptedDataKey[] = [];
  for (let index = 0; index < count; index++) {
    const [providerId, providerInfo, encryptedDataKey] = [read.field(), read.field(), read.field()];
    if (providerId === null || providerInfo === null || encryptedDataKey === null) return null;
    encryptedDataKeys.push({ providerId: text(providerId) ?? "", providerInfo, encryptedDataKey });
  }
  const contentType = read.number(1);
  const frameLength = read.number(4);
  const commitment = read.take(COMMITMENT_LENGTH);
  if (contentType === null || frameLength === null || commitment === null) return null;
  if (contentType !== FRAMED || frameLength === 0 || frameLength > LARGEST_FRAME) {
    return err(fault("unsupported-content"));
  }
  const header = { suite, messageId, context, encryptedDataKeys, frameLength, commitment };
  return ok({ header, length: read.offset() });
}

/** @returns null for bytes that are no context: pairs missing or left over, a name twice, no UTF-8. */
function parseMessageContext(bytes: Uint8Array): Record<string, string> | null {
  if (bytes.length === 0) return {};
  const read = cursor(bytes);
  const count = read.number(2);
  const pairs = new Map<string, string>();
  for (let index = 0; index < (count ?? 0); index++) {
    const [name, value] = [read.field(), read.field()].map((field) => (field === null ? null : text(field)));
    if (typeof name !== "string" || typeof value !== "string" || pairs.has(name)) return null;
    pairs.set(name, value);
  }
  return read.offset() === bytes.length && pairs.size > 0 ? Object.fromEntries(pairs) : null;
}

function cursor(bytes: Uint8Array) {
  let offset = 0;
  const take = (length: number): Uint8Array | null => {
    if (offset + length > bytes.length) return null;
    return bytes.slice(offset, (offset += length));
  };
  const number = (length: number): number | null => {
    const taken = take(length);
    return taken && taken.reduce((value, byte) => value * 256 + byte, 0);
  };
  return {
    take,
    number,
    offset: () => offset,
    /** Two bytes of length, and so many bytes. */
    field: (): Uint8Array | null => {
      const length = number(2);
      return length === null ? null : take(length);
    },
  };
}

function text(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Not UTF-8.
    return null;
  }
}
