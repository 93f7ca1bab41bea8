import { ok } from "../../../result.ts";
import { loadClient } from "../../../kms/index.ts";
import { serviceFailure } from "../cli-failure.ts";
import type { CliOperation, CliService } from "../cli-operation.ts";

const OPERATIONS: Readonly<Record<string, CliOperation>> = {
  AssumeRole: {
    name: "AssumeRole",
    documentation: "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
    input: {
      RoleArn: { type: "text", required: true, min: 20, max: 2048 },
      RoleSessionName: { type: "text", required: true, min: 2, max: 64 },
      DurationSeconds: { type: "integer", min: 900, max: 43_200 },
    },
    run: async (input, { kms, caller, region }) => {
      const { assumeRole } = await loadClient();
      const { RoleArn, RoleSessionName, DurationSeconds } = input as Readonly<Record<string, never>>;
      const asked = { roleArn: RoleArn ?? "", sessionName: RoleSessionName ?? "", seconds: DurationSeconds };
      const assumed = assumeRole(kms, asked, { caller, region });
      if (!assumed.ok) return serviceFailure(assumed.error.code, "AssumeRole", assumed.error.message);
      const { arn, assumedRoleId, accessKeyId, secretAccessKey, sessionToken, expiresAt } = assumed.value;
      return ok({
        Credentials: {
          AccessKeyId: accessKeyId,
          SecretAccessKey: secretAccessKey,
          SessionToken: sessionToken,
          Expiration: expiresAt / 1000,
        },
        AssumedRoleUser: { AssumedRoleId: assumedRoleId, Arn: arn },
      });
    },
  },
  GetCallerIdentity: {
    name: "GetCallerIdentity",
    documentation: "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html",
    input: {},
    run: (_, { caller }) =>
      Promise.resolve(ok({ UserId: caller.principalId, Account: caller.accountId, Arn: caller.arn })),
  },
};

/** Who one is, and becoming somebody else for a while. */
export const STS_SERVICE: CliService = {
  name: "sts",
  operations: Object.keys(OPERATIONS),
  load: (name) => Promise.resolve(OPERATIONS[name] as CliOperation),
};
