/**
 * `npm run lessons:record`: runs the commands of every lesson, or of those named, and writes what they print
 * into their commands.yaml. Says what ended otherwise than it should; read the difference before committing.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";

import { isSeq, parseDocument, Scalar } from "yaml";

import { loadRunners } from "../lib/bench/index.ts";
import { LessonCommands } from "../lib/content/lesson-commands.ts";
import { readPrices } from "./kms/prices.ts";

const HOME = "content/lessons";
const wanted = process.argv.slice(2);
const prices = await readPrices();
const { runLessonCommands } = await loadRunners();
let faults = 0;

for (const slug of await readdir(HOME)) {
  const file = join(HOME, slug, "commands.yaml");
  if (!existsSync(file) || (wanted.length > 0 && !wanted.includes(slug))) continue;
  const document = parseDocument(await readFile(file, "utf8"));
  const commands = LessonCommands.parse(document.toJS());
  const runs = await runLessonCommands(slug, commands, prices);
  const blocks = document.get("blocks");
  if (!isSeq(blocks)) throw new Error(`${file} has no blocks`);
  for (const [index, { id, expectFailure }] of commands.blocks.entries()) {
    const run = runs.get(id);
    if (!run) continue;
    const output = new Scalar(run.output);
    output.type = "BLOCK_LITERAL";
    document.setIn(["blocks", index, "output"], output);
    if ((run.exitCode !== 0) === expectFailure) continue;
    faults++;
    console.log(`${slug} ${id} ends with ${run.exitCode}, which it should not:\n${run.output}`);
  }
  await writeFile(file, document.toString({ lineWidth: 0 }));
}
console.log(faults === 0 ? "Every block ended as it should." : `${faults} blocks ended otherwise than they should.`);
process.exitCode = faults === 0 ? 0 : 1;
