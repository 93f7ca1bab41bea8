import { describe, expect, it } from "vitest";

import en from "@/content/messages/en.json";
import ptBR from "@/content/messages/pt-BR.json";
import { parseLessonLink } from "@/lib/content/registry";
import { KMS_ERROR_CODES } from "@/lib/kms";

import { ERROR_LESSONS } from "./error-lessons.ts";

describe("every refusal of KMS", () => {
  it.each([
    ["en", en.kmsErrors.code],
    ["pt-BR", ptBR.kmsErrors.code],
  ])("is explained in plain words in %s, and nothing else is", (_, explanations) => {
    expect(Object.keys(explanations).toSorted()).toEqual([...KMS_ERROR_CODES].toSorted());
    for (const text of Object.values(explanations)) expect(text.length).toBeGreaterThan(20);
  });

  it.each(KMS_ERROR_CODES)("%s leads to a section of a lesson that the registry knows", (code) => {
    expect(parseLessonLink(ERROR_LESSONS[code])).toMatchObject({ section: expect.any(String) });
  });
});
