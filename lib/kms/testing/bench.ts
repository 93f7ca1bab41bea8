import {
  type CallReply,
  createKms,
  createWorld,
  type Kms,
  type KmsError,
  type OperationName,
  type OutputOf,
  seededRandom,
  webCryptoPort,
} from "../index.ts";

export const START = Date.UTC(2026, 10, 24);
export const DAY = 86_400_000;

type Options = Parameters<Kms["call"]>[2];

/** A simulator for a test, with calls that must succeed and calls that must fail. Its bytes repeat. */
export function testBench(world = createWorld(START)) {
  const kms = createKms(world, { crypto: webCryptoPort(globalThis.crypto.subtle), random: seededRandom("test bench") });
  return {
    kms,
    world,
    succeed: async <N extends OperationName>(operation: N, input: unknown, options?: Options): Promise<OutputOf<N>> => {
      const { result } = await kms.call(operation, input, options);
      if (!result.ok) throw new Error(`${operation}: ${result.error.code}: ${result.error.message}`);
      return result.value;
    },
    fail: async (operation: OperationName, input: unknown, options?: Options): Promise<KmsError> => {
      const { result }: CallReply<OperationName> = await kms.call(operation, input, options);
      if (result.ok) throw new Error(`${operation} succeeded`);
      return result.error;
    },
  };
}

/** A user or role of the bench's account that IAM lets do what the policies say. */
export function withIdentity(bench: ReturnType<typeof testBench>, name: string, ...policies: readonly object[]) {
  const arn = `arn:aws:iam::123456789012:user/${name}`;
  bench.world.identities.set(arn, {
    arn,
    policies: policies.map((policy) => JSON.stringify(policy)),
    accessKeyIds: [],
    trustPolicy: null,
    vpcEndpointId: null,
  });
  return { type: "IAMUser", arn, accountId: "123456789012", principalId: `AIDA${name}`, userName: name } as const;
}
