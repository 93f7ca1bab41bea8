import type { Page } from "@playwright/test";

/**
 * Answers the question shown by the keyboard alone, whatever its type: number keys choose, Tab reaches
 * arrows, lists and the field. Right or wrong is not its concern. Leaves it to the caller to confirm.
 */
export async function answerByKeyboard(page: Page): Promise<void> {
  const question = page.locator("fieldset");
  await question.waitFor();
  if ((await question.locator("[data-direction]").count()) > 0) {
    await tabTo(page, "[data-direction=down]");
    await page.keyboard.press("Enter");
  } else if ((await question.locator("select").count()) > 0) {
    for (const list of await question.locator("select").all()) {
      await tabTo(page, `select[name="${await list.getAttribute("name")}"]`);
      await page.keyboard.press("ArrowDown");
    }
  } else if ((await question.locator("input[inputmode=decimal]").count()) > 0) {
    await tabTo(page, "input[inputmode=decimal]");
    await page.keyboard.type("17");
  } else {
    const many = (await question.locator("input[type=checkbox]").count()) > 0;
    for (let key = 1; key <= 9; key++) {
      await page.keyboard.press(String(key));
      if (!many || (await confirmButton(page).isEnabled())) break;
    }
  }
}

/** Confirms, and goes on, by the keyboard: Enter where nothing else wants it, else on the button itself. */
export async function confirmByKeyboard(page: Page): Promise<void> {
  const busy = await page.evaluate(() => document.activeElement?.matches("select, button") === true);
  if (busy) await tabTo(page, ".button-seal");
  await page.keyboard.press("Enter");
}

function confirmButton(page: Page) {
  return page.locator(".button-seal").last();
}

/** Presses Tab until the focus is on what the selector names. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${selector}`);
}
