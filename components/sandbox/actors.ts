import { type Caller, callerOf, rootCaller, type World } from "@/lib/kms";

/** The account of the bench, and one that is not its own. */
export const OWN_ACCOUNT = "123456789012";
export const OTHER_ACCOUNT = "111122223333";

/**
 * Who acts: the account's root, that of another account, an identity of the world by its ARN, a service
 * by itself ("service:rds"), or a service with an identity's permissions ("via:s3:<arn>").
 */
export type Actor = "root" | "other-account" | (string & {});

/** Services that call KMS with the permissions of whoever uses them. */
export const VIA_SERVICES = ["s3", "ec2", "rds", "dynamodb", "lambda", "secretsmanager", "sqs"] as const;

/** Services that call KMS as themselves, and the resource they do it for. */
export const SERVICE_PRINCIPALS: Readonly<Record<string, string>> = {
  cloudtrail: `arn:aws:cloudtrail:us-east-1:${OWN_ACCOUNT}:trail/audit`,
  rds: `arn:aws:rds:us-east-1:${OWN_ACCOUNT}:db:orders`,
  s3: `arn:aws:s3:us-east-1:${OWN_ACCOUNT}:accesspoint/reports`,
  sns: `arn:aws:sns:us-east-1:${OWN_ACCOUNT}:alerts`,
};

/** An actor as the caller of a call in a Region. One that is no more, since the world was undone, is the root. */
export function callerOfActor(world: Pick<World, "identities">, actor: Actor, region: string): Caller {
  if (actor === "other-account") return rootCaller(OTHER_ACCOUNT);
  const [kind, service = "", ...rest] = actor.split(":");
  if (kind === "service") return servicePrincipal(service);
  if (kind === "via") {
    const user = callerOfActor(world, rest.join(":"), region);
    return { ...user, viaService: `${service}.${region}.amazonaws.com` };
  }
  const identity = world.identities.get(actor);
  return identity ? callerOf(identity) : rootCaller();
}

function servicePrincipal(service: string): Caller {
  const arn = `${service}.amazonaws.com`;
  const sourceArn = SERVICE_PRINCIPALS[service];
  return {
    type: "AWSService",
    arn,
    accountId: OWN_ACCOUNT,
    principalId: arn,
    ...(sourceArn === undefined ? {} : { sourceArn }),
  };
}

/** Everybody who may act, in the order of the list. */
export function actorsOf({ identities }: Pick<World, "identities">): readonly Actor[] {
  const services = Object.keys(SERVICE_PRINCIPALS).map((name) => `service:${name}`);
  return ["root", ...identities.keys(), "other-account", ...services];
}

/** The account that an ARN is of. */
export function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}

/** user/ana, and with its account where that is not the bench's own. */
export function shortName(arn: string): string {
  const account = accountOf(arn);
  const name = arn.split(":").slice(5).join(":");
  return account === OWN_ACCOUNT || account === "" ? name || arn : `${account} ${name}`;
}
