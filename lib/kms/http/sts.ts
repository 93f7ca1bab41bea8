import type { ServiceAnswer } from "./service-answer.ts";
import type { Signed } from "./signed.ts";

/**
 * STS, as far as clients of KMS use it: GetCallerIdentity, in the AWS Query protocol.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * @returns null for a body that asks for something else.
 */
export function answerSts(body: string, { caller }: Signed): ServiceAnswer | null {
  if (new URLSearchParams(body).get("Action") !== "GetCallerIdentity") return null;
  const result = `<Arn>${escape(caller.arn)}</Arn><UserId>${escape(caller.principalId)}</UserId><Account>${caller.accountId}</Account>`;
  const xml = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
  return { status: 200, headers: { "content-type": "text/xml" }, body: xml };
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
