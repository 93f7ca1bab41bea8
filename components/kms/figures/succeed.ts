import type { CallOptions, Kms, OperationName, OutputOf } from "@/lib/kms";

/** A call that a figure makes on ground that it prepared itself. @throws Error where it is refused: our bug. */
export async function succeed<N extends OperationName>(
  kms: Kms,
  operation: N,
  input: object,
  options?: CallOptions,
): Promise<OutputOf<N>> {
  const { result } = await kms.call(operation, input, options);
  if (!result.ok) throw new Error(`${operation}: ${result.error.code}: ${result.error.message}`);
  return result.value;
}
