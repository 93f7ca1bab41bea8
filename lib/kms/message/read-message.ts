import { equalBytes } from "../bytes/bytes.ts";
import { IV_LENGTH, TAG_LENGTH } from "../crypto/crypto-port.ts";
import { own } from "../crypto/own-bytes.ts";
import type { Result } from "../../result.ts";
import { type ByteQueue, createByteQueue } from "./byte-queue.ts";
import { FINAL_FRAME, frameAad, type FramePlace } from "./message-frame.ts";
import { fault, type MessageFault } from "./message-fault.ts";
import { type MessageHeader, parseMessageHeader } from "./message-header.ts";
import { createSignatureCheck, type SignatureCheck } from "./message-signature.ts";
import { COMMITTING_SIGNED, deriveMessageKeys, type MessageSubtle } from "./suite.ts";

/** A header with its context and keys is far smaller than this. */
const LONGEST_HEADER = 1024 * 1024;

export interface ReadOptions {
  /** Opens one of the header's data keys. @returns null where none can be opened. */
  readonly openKey: (header: MessageHeader) => Promise<Uint8Array | null>;
  readonly subtle: MessageSubtle;
}

/**
 * Opens a message of the AWS Encryption SDK in suite 0x0478 or 0x0578, frame by frame: each piece is the
 * plaintext of a frame whose tag was checked. Ends with null, or with why the rest cannot be trusted: a
 * caller who keeps pieces throws them away then, since only the end proves that nothing was cut off.
 * The data key is overwritten once the message's own key is derived.
 */
export async function* readMessage(
  source: AsyncIterable<Uint8Array>,
  { openKey, subtle }: ReadOptions,
): AsyncGenerator<Uint8Array, MessageFault | null> {
  const queue = createByteQueue(source);
  const begun = await readHeader(queue);
  if (!begun.ok) return begun.error;
  const { header, authenticated } = begun.value;
  const tag = await queue.take(TAG_LENGTH);
  if (tag === null) return fault("truncated");
  const dataKey = await openKey(header);
  if (dataKey === null) return fault("no-key");
  const { key, commitment } = await deriveMessageKeys(subtle, dataKey, header);
  dataKey.fill(0);
  if (!equalBytes(commitment, header.commitment)) return fault("wrong-key");
  const open = async (iv: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Promise<Uint8Array | null> => {
    try {
      const parameters = { name: "AES-GCM", iv: own(iv), additionalData: own(aad) };
      return new Uint8Array(await subtle.decrypt(parameters, key, own(sealed)));
    } catch {
      // OperationError: the tag does not fit.
      return null;
    }
  };
  if ((await open(new Uint8Array(IV_LENGTH), authenticated, tag)) === null) return fault("header-changed");
  const signature = header.suite === COMMITTING_SIGNED ? await createSignatureCheck(header.context) : null;
  signature?.update(authenticated);
  signature?.update(tag);
  return yield* readBody({ queue, header, open, signature });
}

interface Body {
  readonly queue: ByteQueue;
  readonly header: MessageHeader;
  readonly open: (iv: Uint8Array, aad: Uint8Array, sealed: Uint8Array) => Promise<Uint8Array | null>;
  readonly signature: SignatureCheck | null;
}

async function* readBody({ queue, header, open, signature }: Body): AsyncGenerator<Uint8Array, MessageFault | null> {
  const take = async (length: number) => {
    const taken = await queue.take(length);
    if (taken) signature?.update(taken);
    return taken;
  };
  for (let sequence = 1; ; sequence++) {
    const place = await readPlace(take, header, sequence);
    if (!place.ok) return place.error;
    const sealed = await take(place.value.length + TAG_LENGTH);
    if (sealed === null) return fault("truncated", sequence);
    const plaintext = await open(place.value.iv, frameAad(place.value), sealed);
    if (plaintext === null) return fault("frame-changed", sequence);
    yield plaintext;
    if (place.value.final) break;
  }
  if (signature && !(await signature.verify(queue))) return fault("signature");
  return (await queue.isEmpty()) ? null : fault("after-the-end");
}

/** A frame's head: its number, which has to be the next one, its IV and its length. */
async function readPlace(
  take: ByteQueue["take"],
  { messageId, frameLength }: MessageHeader,
  sequence: number,
): Promise<Result<FramePlace & { readonly iv: Uint8Array }, MessageFault>> {
  const refused = (code: MessageFault["code"]) => ({ ok: false, error: fault(code, sequence) }) as const;
  const first = await number(take);
  if (first === null) return refused("truncated");
  const final = first === FINAL_FRAME;
  const found = final ? await number(take) : first;
  if (found === null) return refused("truncated");
  if (found !== sequence) return refused("frame-order");
  const iv = await take(IV_LENGTH);
  const length = final ? await number(take) : frameLength;
  if (iv === null || length === null) return refused("truncated");
  if (length > frameLength) return refused("frame-changed");
  return { ok: true, value: { messageId, sequence, final, length, iv } };
}

async function number(take: ByteQueue["take"]): Promise<number | null> {
  const bytes = await take(4);
  return bytes && bytes.reduce((value, byte) => value * 256 + byte, 0);
}

/** Reads more and more until the header is whole: it does not say how long it is. */
async function readHeader(
  queue: ByteQueue,
): Promise<Result<{ readonly header: MessageHeader; readonly authenticated: Uint8Array }, MessageFault>> {
  for (let length = 4096; length <= LONGEST_HEADER; length *= 2) {
    const bytes = await queue.takeUpTo(length);
    const parsed = parseMessageHeader(bytes);
    if (parsed?.ok === false) return parsed;
    if (parsed) {
      queue.giveBack(bytes.subarray(parsed.value.length));
      return { ok: true, value: { header: parsed.value.header, authenticated: bytes.slice(0, parsed.value.length) } };
    }
    if (bytes.length < length) return { ok: false, error: fault(bytes.length === 0 ? "not-a-message" : "truncated") };
    queue.giveBack(bytes);
  }
  return { ok: false, error: fault("not-a-message") };
}
