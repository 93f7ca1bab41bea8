import type { Locator, Page } from "@playwright/test";

import type { FigureName } from "@/components/lesson/figure-names";

import { expect, type texts } from "./app.ts";

interface Stage {
  readonly page: Page;
  readonly figure: Locator;
  readonly t: ReturnType<typeof texts>;
}

type Operate = (stage: Stage) => Promise<void>;

/** Puts the focus on something and presses a key. */
async function press(target: Locator, ...keys: readonly string[]): Promise<void> {
  await target.focus();
  for (const key of keys) await target.page().keyboard.press(key);
}

/** Operates each figure once, by the keyboard alone, and sees that it answers. */
const OPERATIONS: Readonly<Record<FigureName, Operate>> = {
  envelope: async ({ figure, t }) => {
    await press(figure.getByRole("button", { name: t.kms.live.seal, exact: true }), "Enter");
    await expect(figure.getByTestId("envelope-player")).toBeVisible();
  },
  "key-kind-chooser": async ({ figure, t }) => {
    await press(figure.getByRole("radio").first(), "Space");
    await expect(figure.getByRole("status")).toContainText(t.figures["key-kind-chooser"].name["customer-managed"]);
  },
  "key-state-machine": async ({ figure }) => {
    await press(figure.getByRole("button", { name: "DisableKey", exact: true }), "Enter");
    await expect(figure.getByRole("status")).toContainText("Disabled");
    await expect(figure.getByText("DisabledException").first()).toBeVisible();
  },
  "context-mismatch": async ({ figure, t }) => {
    await press(figure.getByRole("button", { name: t.figures["context-mismatch"].do.letter }), "Enter");
    await expect(figure.getByRole("status")).toContainText("InvalidCiphertextException");
    await press(figure.getByRole("button", { name: t.figures["context-mismatch"].do.reset }), "Enter");
    await press(figure.getByRole("button", { name: t.figures["context-mismatch"].do.swap }), "Enter");
    await expect(figure.getByRole("status")).toContainText(t.figures["context-mismatch"].opens);
  },
  "rotation-timeline": async ({ figure, t }) => {
    const year = t.figures["rotation-timeline"].forward.replace("{days}", "365");
    await press(figure.getByRole("button", { name: year }), "Enter", "Enter");
    await expect(figure.locator("ol").first().getByRole("listitem")).toHaveCount(3);
    const open = t.figures["rotation-timeline"].openThis.replace("{letter}", "letter 1");
    await press(figure.getByRole("button", { name: open }), "Enter");
    await expect(figure.getByText("letter 1", { exact: true })).toBeVisible();
  },
  "policy-evaluator": async ({ figure }) => {
    await expect(figure.getByRole("listitem")).toHaveCount(4);
    await press(figure.locator("fieldset").nth(1).getByRole("radio", { checked: true }), "ArrowRight");
    await expect(figure.getByRole("status")).toContainText("AccessDeniedException");
  },
  "trail-explorer": async ({ figure }) => {
    await press(figure.getByRole("checkbox"), "Space");
    await expect(figure.locator("[data-withheld=key-material]")).toBeVisible();
    await press(figure.getByRole("button", { name: "Encrypt", exact: true }), "Enter");
    await expect(figure.locator("[data-withheld=Plaintext]")).toBeVisible();
  },
  "price-calculator": async ({ page, figure }) => {
    const total = figure.locator("tfoot").getByRole("status");
    const before = await total.textContent();
    await press(figure.getByRole("checkbox"), "Space");
    await expect(total).not.toHaveText(before ?? "");
    const shared = await total.textContent();
    await page.reload();
    await expect(figure.getByRole("checkbox")).toBeChecked();
    await expect(total).toHaveText(shared ?? "");
  },
  "multi-region-map": async ({ figure, t }) => {
    const opens = figure.getByText(t.figures["multi-region-map"].opens, { exact: true });
    await expect(opens).toHaveCount(2);
    await press(figure.locator("fieldset").first().getByRole("radio", { checked: true }), "ArrowLeft");
    await expect(opens).toHaveCount(1);
  },
  "service-traces": async ({ figure, t }) => {
    await press(figure.getByRole("radio", { checked: true }), "ArrowDown", "ArrowDown");
    await expect(figure.getByText("CreateGrant")).toBeVisible();
    await press(figure.getByRole("button", { name: t.figures["service-traces"].next }), "Enter");
    await expect(figure.getByText("Decrypt", { exact: true })).toBeVisible();
  },
  "sign-and-verify": async ({ figure, t }) => {
    await press(figure.getByRole("button", { name: t.figures["sign-and-verify"].sign }), "Enter");
    await expect(figure.getByText(t.figures["sign-and-verify"].valid, { exact: true })).toHaveCount(2);
    await press(figure.getByRole("radio", { checked: true }), "ArrowRight");
    await expect(figure.getByText("KMSInvalidSignatureException")).toBeVisible();
    await expect(figure.getByText(t.figures["sign-and-verify"].invalid, { exact: true })).toBeVisible();
  },
  "hsm-boundary": async ({ figure, t }) => {
    const text = t.figures["hsm-boundary"];
    // The three faces: things to choose, things that try to cross, origins.
    await expect(figure.getByRole("button").or(figure.getByRole("radio")).first()).toBeVisible();
    if ((await figure.getByText(text.try).count()) > 0) {
      await press(figure.getByRole("radio").first(), "Space");
      await expect(figure.getByText("UnknownOperationException")).toBeVisible();
    } else if ((await figure.getByText(text.origin).count()) > 0) {
      await press(figure.getByRole("radio", { checked: true }), "ArrowRight");
      await expect(figure.getByText("PendingImport")).toBeVisible();
    } else {
      await press(figure.getByRole("button", { name: text.thing.ciphertext.name, exact: true }), "Enter");
      await expect(figure.getByRole("status")).toContainText(text.thing.ciphertext.reach);
    }
  },
  "history-line": async ({ figure, t }) => {
    const old = figure.locator("dt").filter({ hasText: t.figures["history-line"].then.cmk });
    await expect(old).toBeVisible();
    await press(figure.getByRole("slider"), "End");
    await expect(old).toHaveCount(0);
  },
};

/** Operates every figure of the lesson that is open, in order. @returns their names. */
export async function operateFigures(page: Page, t: ReturnType<typeof texts>): Promise<string[]> {
  const names: string[] = [];
  for (const figure of await page.locator("[data-figure]").all()) {
    const name = (await figure.getAttribute("data-figure")) as FigureName;
    await figure.scrollIntoViewIfNeeded();
    await OPERATIONS[name]({ page, figure, t });
    names.push(name);
  }
  return names;
}
