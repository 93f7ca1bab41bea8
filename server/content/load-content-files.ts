import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

import { parse } from "yaml";
import type { z } from "zod/mini";

import { BlueprintDocument } from "@/lib/content/blueprint";
import { ExamGuide } from "@/lib/content/exam-guide";
import { Fact } from "@/lib/content/fact";
import { ItemDocument } from "@/lib/content/item";
import { Lab } from "@/lib/content/lab";
import { LessonCommands } from "@/lib/content/lesson-commands";
import { PriceTable } from "@/lib/content/price-table";

/** Folders of the exam's tasks: clf-2.2. The other folders are KMS topics. */
const TASK_FOLDER = /^clf-[1-4]\.[1-8]$/;

/**
 * The items that Selo ships, from content/questions/<topic or task>/<id>.yaml. An item in a task's folder
 * is about the cloud unless it says that it is about KMS. @throws Error naming file and member.
 */
export async function loadItemFiles(folder = join("content", "questions")): Promise<ItemDocument[]> {
  const items = await loadYamlFiles(folder, ItemDocument);
  for (const { file, document } of items) {
    if (basename(file, ".yaml") !== document.id)
      throw new Error(`${file}: the id "${document.id}" is not the file's name`);
  }
  return items.map(({ file, document }) =>
    document.subject === undefined && TASK_FOLDER.test(basename(dirname(file)))
      ? { ...document, subject: "cloud" }
      : document,
  );
}

/** The exam blueprints that Selo ships, from content/blueprints/forms/<slug>.yaml. @throws as loadItemFiles. */
export async function loadBlueprintFiles(
  folder = join("content", "blueprints", "forms"),
): Promise<BlueprintDocument[]> {
  return (await loadYamlFiles(folder, BlueprintDocument)).map(({ document }) => document);
}

/** What the exam asks for, from content/blueprints/clf-c02.yaml. @throws as loadItemFiles. */
export async function loadExamGuide(file = join("content", "blueprints", "clf-c02.yaml")): Promise<ExamGuide> {
  return parseYaml(file, await readFile(file, "utf8"), ExamGuide);
}

/** What KMS costs, from content/prices. @throws as loadItemFiles. */
export async function loadPriceTable(file = join("content", "prices", "us-east-1.yaml")): Promise<PriceTable> {
  return parseYaml(file, await readFile(/* turbopackIgnore: true */ file, "utf8"), PriceTable);
}

/** Taught facts by their ids, from content/facts, in the order asked for. @throws as loadItemFiles. */
export async function loadFacts(ids: readonly string[]): Promise<Fact[]> {
  return await Promise.all(
    ids.map(async (id) => {
      const file = join("content", "facts", `${id}.yaml`);
      return parseYaml(file, await readFile(file, "utf8"), Fact);
    }),
  );
}

/** The commands of a lesson, from content/lessons/<slug>/commands.yaml. @throws as loadItemFiles. */
export async function loadLessonCommands(slug: string): Promise<LessonCommands> {
  const file = join("content", "lessons", slug, "commands.yaml");
  return parseYaml(file, await readFile(file, "utf8"), LessonCommands);
}

/** A lab with the scripts beside it. */
export interface LabFiles {
  readonly lab: Lab;
  /** Reaches every step. */
  readonly solution: string;
  /** A likely mistake, which does not. */
  readonly wrong: string;
}

/** The labs that Selo ships, from content/labs/<id>, in their order. @throws as loadItemFiles. */
export async function loadLabFiles(folder = join("content", "labs")): Promise<LabFiles[]> {
  const labs = await Promise.all(
    (await loadYamlFiles(folder, Lab)).map(async ({ file, document: lab }) => {
      const home = dirname(file);
      if (basename(home) !== lab.id) throw new Error(`${file}: the id "${lab.id}" is not the folder's name`);
      const [solution, wrong] = await Promise.all(
        ["solution.sh", "wrong.sh"].map(
          async (name) => await readFile(/* turbopackIgnore: true */ join(home, name), "utf8"),
        ),
      );
      return { lab, solution: solution ?? "", wrong: wrong ?? "" };
    }),
  );
  return labs.toSorted((one, other) => one.lab.order - other.lab.order);
}

/**
 * Every .yaml file under a folder (or, not recursive, right in it), parsed by a schema, in order of path.
 * @throws Error that names the file and the path of each member that does not fit.
 */
export async function loadYamlFiles<T>(
  folder: string,
  schema: z.ZodMiniType<T>,
  { recursive = true }: { readonly recursive?: boolean } = {},
): Promise<{ readonly file: string; readonly document: T }[]> {
  const names = (await readdir(folder, { recursive })).filter((name) => name.endsWith(".yaml"));
  return await Promise.all(
    names.toSorted().map(async (name) => {
      const file = join(folder, name);
      return { file, document: parseYaml(file, await readFile(file, "utf8"), schema) };
    }),
  );
}

function parseYaml<T>(file: string, text: string, schema: z.ZodMiniType<T>): T {
  const result = schema.safeParse(parse(text));
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join(".") || "(whole)"}: ${describeIssue(issue)}`);
  throw new Error(`${file} is not as it should be. ${faults.join("; ")}`);
}

/** The schemas' own messages are bare: an author needs to know what was expected, and which member is unknown. */
function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `has no member ${issue.keys.map((key) => `"${key}"`).join(", ")}`;
  if (issue.code === "invalid_type") return `should be ${issue.expected}`;
  if (issue.code === "invalid_value") return `should be one of ${issue.values.map(String).join(", ")}`;
  return issue.message || issue.code;
}
