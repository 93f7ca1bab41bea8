/** `npm run bank:lint`: what the linter has to say of the shipped items, and how often. Fails on errors. */
import { describeFinding, lintBank } from "../lib/content/lint/lint-bank.ts";
import { loadItemFiles } from "../server/content/load-content-files.ts";
import { loadLintContext } from "../server/content/load-lint-context.ts";

const only = process.argv.slice(2);
const context = await loadLintContext(new Date().toISOString().slice(0, 10));
const items = await loadItemFiles();
const findings = lintBank(items, context).filter(({ item }) => only.length === 0 || only.includes(item));

for (const finding of findings) process.stdout.write(`${describeFinding(finding)}\n`);

const counts = new Map<string, number>();
for (const { rule, severity } of findings) {
  const name = `${rule}, ${severity}`;
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
process.stdout.write(`\n${items.length} items\n`);
for (const name of [...counts.keys()].toSorted())
  process.stdout.write(`${String(counts.get(name)).padStart(5)}  ${name}\n`);

process.exit(findings.some(({ severity }) => severity === "error") ? 1 : 0);
