import { randomUUID } from "node:crypto";

import type { Page } from "@playwright/test";

import type { ItemFeedbackDto } from "@/lib/api/common";
import type { PracticeSessionDto } from "@/lib/api/practice.contract";

import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";
import { fittingResponse, post } from "./support/session-of-type.ts";

test("the proof of an answered question runs in the browser, and each claim ends as the item says", async ({
  page,
  lang,
  openPage,
}) => {
  await openPage("/practice");
  const { session, position, proof } = await answerUntilProven(page);
  await openPage("/proof", {}, { session, position: String(position) });
  const runnable = proof.claims.filter(({ run }) => run !== null).length;
  await page.getByRole("button", { name: texts(lang).proof.runAll, exact: true }).click();
  const verdicts = page.locator("[data-claim] p[role=status]");
  await expect(verdicts.filter({ hasText: texts(lang).proof.asSaid })).toHaveCount(
    runnable + proof.counterfactuals.length,
    { timeout: 30_000 },
  );
  await expect(page.getByText(texts(lang).proof.notAsSaid)).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test("a claim that is changed to something false is found out", async ({ page, lang, openPage }) => {
  await openPage("/practice");
  const { session, position, proof } = await answerUntilProven(page);
  await openPage("/proof", {}, { session, position: String(position) });
  const key = proof.claims.find(({ optionId, run }) => run !== null && proof.keys.includes(optionId));
  const claim = page.locator(`[data-claim="${key?.optionId}"]`).first();
  await claim.getByRole("textbox").fill("aws kms describe-key --key-id alias/nobody-made-it");
  await claim.getByRole("button", { name: texts(lang).proof.run, exact: true }).click();
  await expect(claim.locator("p[role=status]")).toContainText(texts(lang).proof.notAsSaid);
  await expect(claim.getByText(texts(lang).proof.edited)).toBeVisible();
  await claim.getByRole("button", { name: texts(lang).proof.reset, exact: true }).click();
  await expect(claim.getByRole("textbox")).toHaveValue(key?.run ?? "");
});

test("a question that is not answered has no proof yet", async ({ page, lang, openPage }) => {
  await openPage("/practice");
  const { id } = await draw(page);
  await openPage("/proof", {}, { session: id, position: "1" });
  await expect(page.getByText(texts(lang).proof.none)).toBeVisible();
});

async function draw(page: Page): Promise<PracticeSessionDto> {
  const scope = { version: 1, kind: "bank", topic: "rotation" };
  return (await post(page, "/api/practice/sessions", { scope, size: 20 })) as PracticeSessionDto;
}

/** Answers a drawn practice, right or wrong, up to a question whose key can be run. */
async function answerUntilProven(page: Page) {
  const { id, entries } = await draw(page);
  for (const { position, item } of entries) {
    const { feedback } = (await post(page, `/api/practice/sessions/${id}/answers`, {
      position,
      response: fittingResponse(item),
      idempotencyKey: randomUUID(),
      elapsedMs: 1_000,
    })) as { readonly feedback: ItemFeedbackDto };
    const { proof } = feedback;
    if (proof?.claims.some(({ optionId, run }) => run !== null && proof.keys.includes(optionId)))
      return { session: id, position, proof };
  }
  throw new Error("no question about rotation is proven");
}
