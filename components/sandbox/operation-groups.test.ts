import { expect, it } from "vitest";

import { OPERATION_NAMES } from "@/lib/kms";

import { OPERATION_GROUPS } from "./operation-groups.ts";

it("every operation is in one group, so that none is out of reach", () => {
  const grouped: string[] = Object.values(OPERATION_GROUPS).flat();
  expect(grouped.toSorted()).toEqual([...OPERATION_NAMES].toSorted());
});
