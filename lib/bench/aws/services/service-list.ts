import type { CliService } from "../cli-operation.ts";

/** Services whose commands are made of operations, loaded when they are first typed. `s3` is apart: its commands are not. */
const LOAD: Readonly<Record<string, () => Promise<CliService>>> = {
  cloudtrail: async () => (await import("./cloudtrail.ts")).CLOUDTRAIL_SERVICE,
  iam: async () => (await import("./iam.ts")).IAM_SERVICE,
  kms: async () => (await import("./kms.ts")).KMS_SERVICE,
  s3api: async () => (await import("./s3api.ts")).S3API_SERVICE,
  sts: async () => (await import("./sts.ts")).STS_SERVICE,
};

export const SERVICE_NAMES = [...Object.keys(LOAD), "s3"].toSorted();

/** @returns null for a name that none has. */
export async function loadService(name: string): Promise<CliService | null> {
  return Object.hasOwn(LOAD, name) ? ((await LOAD[name]?.()) ?? null) : null;
}
