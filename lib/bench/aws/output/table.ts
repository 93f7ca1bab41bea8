import { isRecord, scalar } from "./text.ts";

/**
 * `--output table`: a frame with the operation's name and a section for each structure or list in it, as
 * wide as the widest of them. Sections of one row stand upright where they would not fit in 80 columns.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html#table-output
 */
export function formatTable(title: string, value: unknown): string {
  const sections: Section[] = [];
  collect(title, value, 0, sections);
  if (sections.length === 0) return "";
  const fits = widest(sections) <= SCREEN;
  const drawn = fits ? sections : sections.map(upright);
  const width = widest(drawn);
  return ["-".repeat(width), ...drawn.flatMap((section) => draw(section, width)), ""].join("\n");
}

const SCREEN = 80;
/** Around the text of a cell. */
const PADDING = 4;
const INDENT = 2;

interface Section {
  readonly title: string | null;
  readonly depth: number;
  readonly header: readonly string[] | null;
  readonly rows: (readonly string[])[];
}

function collect(title: string | null, value: unknown, depth: number, sections: Section[]): void {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return;
  if (isRecord(value)) collectRecord(title, value, depth, sections);
  else if (Array.isArray(value) && isRecord(value[0])) collectRecords(title, value.filter(isRecord), depth, sections);
  else if (Array.isArray(value)) {
    const section: Section = { title, depth, header: null, rows: [] };
    sections.push(section);
    for (const entry of value as readonly unknown[]) {
      if (isPlain(entry)) section.rows.push([scalar(entry)]);
      else if (Array.isArray(entry) && entry.every(isPlain)) section.rows.push(entry.map(scalar));
      else collect(null, entry, depth, sections);
    }
  } else sections.push({ title, depth, header: null, rows: [] });
}

function collectRecord(
  title: string | null,
  record: Readonly<Record<string, unknown>>,
  depth: number,
  sections: Section[],
): void {
  const { plain, nested } = namesOf([record]);
  const values = plain.map((name) => scalar(record[name]));
  const [only] = plain;
  // One value alone needs no header over it.
  if (plain.length === 1 && only !== undefined) {
    sections.push({ title, depth, header: null, rows: [[only, ...values]] });
  } else
    sections.push({
      title,
      depth,
      header: plain.length === 0 ? null : plain,
      rows: plain.length === 0 ? [] : [values],
    });
  for (const name of nested) collect(name, record[name], depth + 1, sections);
}

/** A record with something nested in it ends its section: the next record gets a header of its own. */
function collectRecords(
  title: string | null,
  records: readonly Readonly<Record<string, unknown>>[],
  depth: number,
  sections: Section[],
): void {
  const { plain, nested } = namesOf(records);
  let section: Section | null = null;
  for (const record of records) {
    if (section === null || nested.length > 0) {
      section = { title, depth, header: plain, rows: [] };
      sections.push(section);
    }
    section.rows.push(plain.map((name) => (Object.hasOwn(record, name) ? scalar(record[name]) : "")));
    for (const name of nested) if (Object.hasOwn(record, name)) collect(name, record[name], depth + 1, sections);
  }
}

function namesOf(records: readonly Readonly<Record<string, unknown>>[]) {
  const entries = records.flatMap((record) => Object.entries(record));
  const names = (wanted: boolean) =>
    [...new Set(entries.filter(([, value]) => isPlain(value) === wanted).map(([name]) => name))].toSorted();
  return { plain: names(true), nested: names(false) };
}

function isPlain(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function upright(section: Section): Section {
  const [row, ...more] = section.rows;
  if (section.header === null || row === undefined || more.length > 0) return section;
  return { ...section, header: null, rows: section.header.map((name, index) => [name, row[index] ?? ""]) };
}

function columnsOf({ header, rows }: Section): number[] {
  const all = header === null ? rows : [header, ...rows];
  const count = Math.max(0, ...all.map((row) => row.length));
  return Array.from(
    { length: count },
    (_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)) + PADDING,
  );
}

function widest(sections: readonly Section[]): number {
  const widths = sections.map((section) => {
    const cells = columnsOf(section).reduce((sum, width) => sum + width, 0);
    return Math.max((section.title ?? "").length, cells) + 2 + INDENT * section.depth;
  });
  return Math.max(...widths);
}

function draw(section: Section, width: number): string[] {
  const inner = width - INDENT * section.depth;
  const edge = "|".repeat(section.depth);
  const columns = scaled(columnsOf(section), inner);
  const rule = `${edge}${columns.map((wide, index) => (index === 0 ? `+${"-".repeat(wide - 2)}+` : `${"-".repeat(wide - 1)}+`)).join("")}${edge}`;
  const line = (row: readonly string[], place: typeof centred) =>
    `${edge}${columns.map((wide, index) => place(row[index] ?? "", wide, index === 0)).join("")}${edge}`;
  const lines = section.title === null ? [] : [`${edge}${centred(section.title, inner, true)}${edge}`];
  if (section.rows.length === 0 && section.header === null) return [...lines, `+${"-".repeat(width - 2)}+`];
  if (section.header !== null) lines.push(rule, line(section.header, centred));
  return [...lines, rule, ...section.rows.map((row) => line(row, leftAligned)), rule];
}

/** Columns share the whole width in proportion to what they need. */
function scaled(columns: readonly number[], width: number): number[] {
  const factor = width / columns.reduce((sum, wide) => sum + wide, 0);
  const shares = columns.map((wide) => roundToEven(factor * wide));
  let over = shares.reduce((sum, wide) => sum + wide, 0) - width;
  for (let index = 0; over > 0; index = (index + 1) % shares.length, over--) shares[index] = (shares[index] ?? 0) - 1;
  for (let index = shares.length - 1; over < 0; index = (index + shares.length - 1) % shares.length, over++) {
    shares[index] = (shares[index] ?? 0) + 1;
  }
  return shares;
}

/** Halves go to the even neighbour. */
function roundToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function centred(text: string, width: number, first: boolean): string {
  const start = Math.floor(width / 2) - Math.floor(text.length / 2) - 1;
  const left = `${first ? "|" : ""}${" ".repeat(Math.max(0, start))}${text}`;
  return `${left.padEnd(width - 1)}|`;
}

function leftAligned(text: string, width: number, first: boolean): string {
  const edges = first ? 2 : 1;
  const padding = text.length + 2 + edges <= width ? "  " : "";
  return `${`${first ? "|" : ""}${padding}${text}`.padEnd(width - 1)}|`;
}
