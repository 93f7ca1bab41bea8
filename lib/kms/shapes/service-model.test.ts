import { describe, expect, it } from "vitest";

import { loadOperation, OPERATION_NAMES, type OperationName } from "../operations/registry.ts";
import model from "../testing/service-model.json";
import type { InputShape, MemberShape } from "./shape.ts";

type ModelOperation = { readonly input: Readonly<Record<string, unknown>> };
const operations = model.operations as Readonly<Record<string, ModelOperation>>;

/** The order of an enumeration shows in messages only; the model has none. */
function comparable(shape: InputShape): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, member]) => [name, comparableMember(member)]),
  );
}

function comparableMember(member: MemberShape): unknown {
  if ("members" in member) return { ...member, members: comparable(member.members) };
  return "values" in member ? { ...member, values: member.values.toSorted() } : member;
}

it("all of the service's operations are here, and no others", () => {
  expect([...OPERATION_NAMES].toSorted()).toEqual(Object.keys(operations).toSorted());
});

describe.each(Object.entries(operations))("%s", (name, { input }) => {
  it("takes the members that the service model lists, with their limits", async () => {
    const { input: shape } = await loadOperation(name as OperationName);
    expect(comparable(shape)).toEqual(input);
  });
});
