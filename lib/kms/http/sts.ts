import type { Kms } from "../kms.ts";
import { assumeRole } from "../policy/assume-role.ts";
import type { ServiceAnswer } from "./service-answer.ts";
import type { Signed } from "./signed.ts";

/**
 * STS, as far as clients of KMS use it, in the AWS Query protocol.
 * @returns null for a body that asks for something else.
 */
export function answerSts(kms: Kms, body: string, signed: Signed): ServiceAnswer | null {
  const query = new URLSearchParams(body);
  const action = query.get("Action");
  if (action === "GetCallerIdentity") return getCallerIdentity(signed);
  return action === "AssumeRole" ? answerAssumeRole(kms, query, signed) : null;
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
function getCallerIdentity({ caller }: Signed): ServiceAnswer {
  const result = tag("Arn", caller.arn) + tag("UserId", caller.principalId) + tag("Account", caller.accountId);
  return success("GetCallerIdentity", result);
}

function answerAssumeRole(kms: Kms, query: URLSearchParams, signed: Signed): ServiceAnswer {
  const duration = query.get("DurationSeconds");
  const assumed = assumeRole(
    kms,
    {
      roleArn: query.get("RoleArn") ?? "",
      sessionName: query.get("RoleSessionName") ?? "",
      seconds: duration === null ? undefined : Number(duration),
    },
    signed,
  );
  if (!assumed.ok) {
    const { code, message } = assumed.error;
    return failure(code === "AccessDenied" ? 403 : 400, code, message);
  }
  const { arn, assumedRoleId, accessKeyId, secretAccessKey, sessionToken, expiresAt } = assumed.value;
  const credentials =
    tag("AccessKeyId", accessKeyId) +
    tag("SecretAccessKey", secretAccessKey) +
    tag("SessionToken", sessionToken) +
    tag("Expiration", new Date(expiresAt).toISOString());
  const user = tag("Arn", arn) + tag("AssumedRoleId", assumedRoleId);
  return success("AssumeRole", `<Credentials>${credentials}</Credentials><AssumedRoleUser>${user}</AssumedRoleUser>`);
}

function success(action: string, result: string): ServiceAnswer {
  return xml(
    200,
    `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>${result}</${action}Result></${action}Response>`,
  );
}

function failure(status: number, code: string, message: string): ServiceAnswer {
  return xml(
    status,
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error>${tag("Type", "Sender")}${tag("Code", code)}${tag("Message", message)}</Error></ErrorResponse>`,
  );
}

function xml(status: number, body: string): ServiceAnswer {
  return { status, headers: { "content-type": "text/xml" }, body };
}

function tag(name: string, text: string): string {
  return `<${name}>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</${name}>`;
}
