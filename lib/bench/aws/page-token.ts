import { fromBase64, toBase64 } from "../../kms/index.ts";

/** Where a listing that was cut short goes on: the service's own mark, and how much of its page was shown. */
export interface PageToken {
  readonly mark: string | null;
  readonly skip: number;
}

/** The CLI's own form: JSON in base64. */
export function writePageToken(name: string, { mark, skip }: PageToken): string {
  const json = `{"${name}": ${JSON.stringify(mark)}, "boto_truncate_amount": ${skip}}`;
  return toBase64(new TextEncoder().encode(json));
}

/** @returns null for anything that is no such token. Never throws. */
export function readPageToken(name: string, text: string): PageToken | null {
  const bytes = fromBase64(text);
  if (bytes === null) return null;
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const { [name]: mark, boto_truncate_amount: skip } = json as Readonly<Record<string, unknown>>;
    if ((mark !== null && typeof mark !== "string") || !Number.isInteger(skip) || Number(skip) < 0) return null;
    return { mark, skip: Number(skip) };
  } catch {
    return null;
  }
}
