import { randomUUID } from "node:crypto";

import type { Page } from "@playwright/test";

import type { PublicItemDto } from "@/lib/api/common";
import type { PracticeSessionDto } from "@/lib/api/practice.contract";
import type { Response } from "@/lib/exam";

/**
 * Draws practice of a topic and answers, through the API, every item but the first of a type: what is
 * left for the browser is that one. However large the bank grows, up to 50 items a topic.
 * @returns the session's id, and where the item stands among how many.
 */
export async function sessionOfType(
  page: Page,
  topic: string,
  type: PublicItemDto["type"],
): Promise<{ readonly id: string; readonly position: number; readonly count: number }> {
  const scope = { version: 1, kind: "bank", topic };
  const session = (await post(page, "/api/practice/sessions", { scope, size: 50 })) as PracticeSessionDto;
  const left = session.entries.find(({ item }) => item.type === type);
  if (!left) throw new Error(`no item of ${topic} is of the type ${type}`);
  for (const { position, item } of session.entries) {
    if (position === left.position) continue;
    await post(page, `/api/practice/sessions/${session.id}/answers`, {
      position,
      response: fittingResponse(item),
      idempotencyKey: randomUUID(),
      elapsedMs: 1_000,
    });
  }
  return { id: session.id, position: left.position, count: session.entries.length };
}

/** From within the page, so that its cookie and its origin are sent. */
export async function post(page: Page, path: string, body: unknown): Promise<unknown> {
  return await page.evaluate(
    async ([address, text]) => {
      const headers = { "content-type": "application/json" };
      const reply = await fetch(address, { method: "POST", headers, body: text });
      if (!reply.ok) throw new Error(`${address} answered ${reply.status}`);
      return (await reply.json()) as unknown;
    },
    [path, JSON.stringify(body)] as const,
  );
}

/** Some response that the item can be answered with. */
export function fittingResponse(item: PublicItemDto): Response {
  switch (item.type) {
    case "single-choice":
      return { type: item.type, optionId: item.options[0]?.id ?? "" };
    case "multiple-response":
      return { type: item.type, optionIds: item.options.slice(0, item.selectCount).map(({ id }) => id) };
    case "true-false":
      return { type: item.type, optionId: "true" };
    case "ordering":
      return { type: item.type, order: item.options.map(({ id }) => id) };
    case "matching":
      return {
        type: item.type,
        matches: item.prompts.map(({ id }) => ({ prompt: id, choice: item.options[0]?.id ?? "" })),
      };
    case "numeric":
      return { type: item.type, value: 0 };
  }
}
