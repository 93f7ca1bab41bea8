import { describe, expect, it } from "vitest";

import { createWorld, rootCaller } from "@/lib/kms";

import { actorsOf, callerOfActor, shortName } from "./actors.ts";
import { USUAL_PEOPLE } from "./usual-people.ts";

const world = createWorld(0);
for (const identity of USUAL_PEOPLE) world.identities.set(identity.arn, identity);
const as = (actor: string) => callerOfActor(world, actor, "sa-east-1");

describe("an actor", () => {
  it("is a caller of its kind", () => {
    expect(as("root")).toEqual(rootCaller());
    expect(as("other-account")).toMatchObject({ type: "Root", accountId: "111122223333" });
    expect(as("arn:aws:iam::123456789012:user/auditor")).toMatchObject({ type: "IAMUser", userName: "auditor" });
    expect(as("arn:aws:iam::111122223333:role/partner")).toMatchObject({
      type: "AssumedRole",
      arn: "arn:aws:sts::111122223333:assumed-role/partner/session",
    });
  });

  it("may be a service by itself, or one that acts for an identity", () => {
    expect(as("service:rds")).toMatchObject({
      type: "AWSService",
      arn: "rds.amazonaws.com",
      accountId: "123456789012",
    });
    expect(as("via:s3:arn:aws:iam::123456789012:role/developer")).toMatchObject({
      type: "AssumedRole",
      viaService: "s3.sa-east-1.amazonaws.com",
    });
  });

  it("that the world no longer has is the root, and every one of the list is somebody", () => {
    expect(as("arn:aws:iam::123456789012:user/gone")).toEqual(rootCaller());
    const arns = actorsOf(world).map((actor) => as(actor).arn);
    expect(new Set(arns).size).toBe(arns.length);
  });

  it("is called by its name, and by its account where that is another", () => {
    expect(shortName("arn:aws:iam::123456789012:user/auditor")).toBe("user/auditor");
    expect(shortName("arn:aws:iam::111122223333:role/partner")).toBe("111122223333 role/partner");
  });
});
