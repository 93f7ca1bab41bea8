import { expect, it } from "vitest";

import en from "@/content/messages/en.json";
import ptBR from "@/content/messages/pt-BR.json";
import { type InputShape, loadInputShape, OPERATION_NAMES } from "@/lib/kms";

import { ENUM_FAMILIES, enumFamily } from "./enum-help.ts";

function choicesOf(shape: InputShape): readonly string[] {
  return Object.values(shape).flatMap((member) => {
    if (member.type === "enum") return member.values;
    return member.type === "structure" || member.type === "structure-list" ? choicesOf(member.members) : [];
  });
}

it("every value of every choice of every operation is explained, in both languages, and no explanation is left over", async () => {
  const shapes = await Promise.all(OPERATION_NAMES.map(loadInputShape));
  const families = new Set(shapes.flatMap(choicesOf).map((value) => enumFamily(value) ?? `nothing for ${value}`));
  expect([...families].toSorted()).toEqual([...ENUM_FAMILIES].toSorted());
  for (const { sandbox } of [en, ptBR]) {
    expect(Object.keys(sandbox.enumHelp).toSorted()).toEqual([...ENUM_FAMILIES].toSorted());
  }
});
