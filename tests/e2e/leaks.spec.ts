import { readFile } from "node:fs/promises";

import { expect, test } from "./support/app.ts";
import { filesUnder, rationaleNeedles } from "./support/secrets.ts";

/**
 * Rationales give the key away, so a piece of each is a canary: none may be in what the build
 * hands to browsers. Payloads during practice and exams are watched in their own specs.
 */
test("no rationale is in a bundle, a page, a flight payload or a public file", async () => {
  const needles = await rationaleNeedles();
  expect(needles.length).toBeGreaterThan(100);
  const files = [
    ...(await filesUnder(".next/static")),
    ...(await filesUnder(".next/server/app")),
    ...(await filesUnder("public")),
  ]
    // Server code may know them; what is served is HTML, flight data, text and everything static.
    .filter(
      (file) =>
        file.startsWith(".next/static") || file.startsWith("public") || /\.(html|rsc|txt|body|json)$/.test(file),
    );
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const text = await readFile(file, "utf8");
    expect(
      needles.filter((needle) => text.includes(needle)),
      file,
    ).toEqual([]);
  }
});
