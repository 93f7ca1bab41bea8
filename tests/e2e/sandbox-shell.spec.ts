import { expect, expectAccessible, expectNoSidewaysScroll, test, texts } from "./support/app.ts";

test("the shell works on the bench's world, by the keyboard alone", async ({ page, lang, openPage }) => {
  const { sandbox, terminal, kms } = texts(lang);
  await openPage("/sandbox");
  await page.getByRole("tab", { name: sandbox.panel.shell }).click();
  const line = page.getByRole("textbox", { name: terminal.line });
  const log = page.getByRole("log", { name: terminal.log });
  const run = async (text: string) => {
    await line.fill(text);
    await page.keyboard.press("Enter");
    await expect(log.getByText(terminal.running)).toHaveCount(0);
  };
  await line.waitFor();
  await run("KEY=$(aws kms create-key --description ledger --query KeyMetadata.KeyId --output text)");
  await expect(page.getByRole("radio", { name: /ledger/ })).toBeVisible();
  await run("aws kms encrypt --key-id $KEY --plaintext SGVsbG8= --query CiphertextBlob --output text > blob");
  await run(
    "base64 -d blob > blob.bin; aws kms decrypt --ciphertext-blob fileb://blob.bin --query Plaintext --output text | base64 -d",
  );
  await expect(log.getByText("Hello", { exact: true })).toBeVisible();
  await run("aws kms describe-key --key-id alias/none");
  await expect(log.getByText("An error occurred (NotFoundException)")).toBeVisible();
  await expect(log.getByText(terminal.exitCode.replace("{code}", "254"))).toBeVisible();

  // Tab completes; the line before is one key away; Escape lets Tab leave.
  await line.fill("aws kms generate-m");
  await page.keyboard.press("Tab");
  await expect(line).toHaveValue("aws kms generate-mac ");
  await line.fill("");
  await page.keyboard.press("ArrowUp");
  await expect(line).toHaveValue("aws kms describe-key --key-id alias/none");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(line).not.toBeFocused();

  // What a line did can be looked into: the picture and the bytes.
  await log.getByRole("button", { name: "Encrypt", exact: true }).click();
  await expect(log.getByTestId("envelope-player")).toBeVisible();
  await expect(log.getByText(kms.field.tag).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // Another panel and back: what was run is still there, and so are the variables.
  await page.getByRole("tab", { name: sandbox.panel.trail }).click();
  await page.getByRole("tab", { name: sandbox.panel.shell }).click();
  await expect(log.getByText("An error occurred (NotFoundException)")).toBeVisible();
  await run("echo ${#KEY}");
  await expect(log.getByText("36", { exact: true })).toBeVisible();
});
