import { build } from "esbuild";

import { expect, test } from "./support/app.ts";

/**
 * The published vectors of lib/kms/testing in a real browser, on its own WebCrypto. One project is
 * enough: language and width change nothing.
 */
test("the simulator's cryptography gives the published answers in a browser", async ({ page, openPage }, {
  project,
}) => {
  test.skip(project.name !== "desktop-en", "the same in every project");
  const bundle = await build({
    stdin: {
      contents: `
        import { runVectors } from "./lib/kms/testing/run-vectors.ts";
        import vectors from "./lib/kms/testing/vectors.json";
        import { webCryptoPort } from "./lib/kms/crypto/web-crypto.ts";
        export const report = runVectors(webCryptoPort(crypto.subtle), vectors);
      `,
      resolveDir: process.cwd(),
      loader: "ts",
    },
    bundle: true,
    format: "iife",
    globalName: "selo",
    target: "es2022",
    write: false,
  });
  await openPage("/");
  const report = await page.evaluate(
    `(async () => { ${bundle.outputFiles[0]?.text ?? ""}; return await selo.report; })()`,
  );
  expect(report).toMatchObject({ wrong: [] });
  expect((report as { compared: number }).compared).toBeGreaterThan(160);
});
