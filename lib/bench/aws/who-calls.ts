import { type Caller, callerOf, loadClient, rootCaller, type World } from "../../kms/index.ts";
import { ok, type Result } from "../../result.ts";
import { type CliFailure, generalFailure } from "./cli-failure.ts";

/** The profile of an account that is not the bench's own. */
export const OTHER_ACCOUNT_PROFILE = "other-account";
const OTHER_ACCOUNT = "111122223333";

interface Asked {
  readonly profile: string | null;
  /** The shell's variable AWS_ACCESS_KEY_ID, as AssumeRole gives one. */
  readonly accessKeyId: string | undefined;
  /** Who calls when nothing else is said. */
  readonly standing: Caller;
}

/**
 * Who a command calls as. Profiles are the people of the world by their names; `default` is whoever acts
 * already, `root` the account's root user, `other-account` the root user of another one.
 */
export async function whoCalls(
  world: Readonly<World>,
  { profile, accessKeyId, standing }: Asked,
): Promise<Result<Caller, CliFailure>> {
  if (profile === null) {
    if (accessKeyId === undefined || accessKeyId === "") return ok(standing);
    const { callerOfAccessKey } = await loadClient();
    const caller = callerOfAccessKey(world, accessKeyId, standing.accountId);
    return caller === null ? generalFailure("The security token included in the request is expired") : ok(caller);
  }
  if (profile === "default") return ok(standing);
  if (profile === "root") return ok(rootCaller());
  if (profile === OTHER_ACCOUNT_PROFILE) return ok(rootCaller(OTHER_ACCOUNT));
  const named = [...world.identities.values()].find(({ arn }) => profileOf(arn) === profile);
  return named ? ok(callerOf(named)) : generalFailure(`The config profile (${profile}) could not be found`);
}

/** arn:aws:iam::123456789012:user/auditor → auditor. */
function profileOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

/** Every name that --profile takes in a world. */
export function profilesOf(world: Readonly<World>): string[] {
  const people = [...world.identities.keys()].map(profileOf);
  return ["default", OTHER_ACCOUNT_PROFILE, "root", ...people].toSorted();
}
