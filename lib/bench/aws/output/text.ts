/**
 * `--output text`: values by tabs, one line a structure, keys in alphabetical order, the name of a nested
 * list or structure in capitals before each of its lines.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html#text-output
 */
export function formatText(value: unknown): string {
  const lines: string[] = [];
  write(value, lines, null, null);
  return lines.map((line) => `${line}\n`).join("");
}

function write(value: unknown, lines: string[], name: string | null, columns: readonly string[] | null): void {
  if (Array.isArray(value)) writeList(value, lines, name);
  else if (isRecord(value)) writeRecord(value, lines, name, columns);
  else lines.push(scalar(value));
}

function writeList(list: readonly unknown[], lines: string[], name: string | null): void {
  if (list.length === 0) return;
  if (list.some(isRecord)) {
    const columns = [...new Set(list.filter(isRecord).flatMap(scalarKeys))].toSorted();
    for (const entry of list) write(entry, lines, name, columns);
  } else if (list.some(Array.isArray)) {
    const scalars = list.filter((entry) => !Array.isArray(entry));
    if (scalars.length > 0) writeScalars(scalars, lines, name);
    for (const entry of list) if (Array.isArray(entry)) write(entry, lines, name, null);
  } else writeScalars(list, lines, name);
}

function writeScalars(list: readonly unknown[], lines: string[], name: string | null): void {
  if (name === null) lines.push(list.map(scalar).join("\t"));
  else lines.push(...list.map((entry) => `${name.toUpperCase()}\t${scalar(entry)}`));
}

function writeRecord(
  record: Readonly<Record<string, unknown>>,
  lines: string[],
  name: string | null,
  columns: readonly string[] | null,
): void {
  const shown = columns ?? scalarKeys(record).toSorted();
  const cells = shown.map((key) => (Object.hasOwn(record, key) ? scalar(record[key]) : ""));
  if (cells.length > 0) lines.push([...(name === null ? [] : [name.toUpperCase()]), ...cells].join("\t"));
  const nested = Object.keys(record)
    .filter((key) => !shown.includes(key))
    .toSorted();
  for (const key of nested) write(record[key], lines, key, null);
}

function scalarKeys(record: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(record).filter((key) => typeof record[key] !== "object" || record[key] === null);
}

/** As Python writes it. */
export function scalar(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (value === true) return "True";
  if (value === false) return "False";
  return typeof value === "string" ? value : JSON.stringify(value);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
