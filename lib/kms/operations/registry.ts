import type { InputShape } from "../shapes/shape.ts";
import type { Operation } from "./operation.ts";

/** Every operation the simulator has, loaded when it is first called, so that a figure loads only its own. */
export const OPERATIONS = {
  CreateKey: async () => (await import("./create-key.ts")).createKey,
  Decrypt: async () => (await import("./decrypt.ts")).decrypt,
  DescribeKey: async () => (await import("./describe-key.ts")).describeKey,
  Encrypt: async () => (await import("./encrypt.ts")).encrypt,
  GenerateDataKey: async () => (await import("./generate-data-key.ts")).generateDataKey,
  ListKeys: async () => (await import("./list-keys.ts")).listKeys,
} as const;

export type OperationName = keyof typeof OPERATIONS;

type OperationOf<N extends OperationName> = Awaited<ReturnType<(typeof OPERATIONS)[N]>>;

/** What a successful call of an operation answers. */
export type OutputOf<N extends OperationName> = N extends OperationName
  ? OperationOf<N> extends Operation<infer _, infer Output>
    ? Output
    : never
  : never;

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name);
}

/** The operation without its particular types: what the dispatcher works with. */
export async function loadOperation(name: OperationName): Promise<Operation<InputShape, unknown>> {
  return (await OPERATIONS[name]()) as unknown as Operation<InputShape, unknown>;
}
