import * as z from "zod/mini";

import { Bilingual } from "./bilingual.ts";
import { ITEM_DEPTHS } from "./item-shape.ts";
import { LESSON_SLUGS } from "./registry.ts";

/**
 * What an exam form must contain: content/blueprints/forms/<slug>.yaml, seeded and versioned. Stored
 * documents of version 1 (cells of topics, all live and at exam depth) read as version 2.
 */
const TaskId = z.string().check(z.regex(/^[1-4]\.[1-8]$/));
const Topics = z.array(z.enum(LESSON_SLUGS)).check(z.minLength(1));
const Count = z.int().check(z.minimum(1), z.maximum(200));

const Cell = z.strictObject({
  from: z.union([
    z.strictObject({ task: TaskId }),
    z.strictObject({ domain: z.string().check(z.regex(/^[1-4]$/)) }),
    z.strictObject({ topics: Topics }),
  ]),
  /** live: scored. pilot: answered like the rest, counted in no score. */
  status: z._default(z.enum(["live", "pilot"]), "live"),
  depths: z._default(z.array(z.enum(ITEM_DEPTHS)).check(z.minLength(1)), ["exam"]),
  count: Count,
  /** So many of `count` are multiple response, exactly. Left out: as it comes. */
  multipleResponse: z.optional(z.int().check(z.minimum(0))),
});

const frame = {
  slug: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  title: Bilingual,
  durationMinutes: z.int().check(z.minimum(1), z.maximum(600)),
  /** On the scale from 100 to 1000; inside it, since the line of scores bends there. */
  passScore: z.int().check(z.minimum(101), z.maximum(999)),
};

const Version2 = z
  .strictObject({
    version: z.literal(2),
    ...frame,
    /** One or two sentences for whoever chooses a form. */
    about: z.optional(Bilingual),
    /** Where it stands in the list. */
    order: z._default(z.int(), 100),
    /** Cells of the form; each item fills one place of one cell. Counts are met exactly. */
    cells: z.array(Cell).check(z.minLength(1), z.maxLength(60)),
    /** Each of these tasks appears, as near to its target as cells and bank allow. */
    tasks: z._default(z.array(z.strictObject({ task: TaskId, target: Count })), []),
  })
  .check((context) => {
    for (const [index, { count, multipleResponse = 0 }] of context.value.cells.entries()) {
      if (multipleResponse > count)
        context.issues.push({
          code: "custom",
          input: context.value,
          path: ["cells", index, "multipleResponse"],
          message: "is more than count",
        });
    }
    if (!context.value.cells.some(({ status }) => status === "live"))
      context.issues.push({
        code: "custom",
        input: context.value,
        path: ["cells"],
        message: "has no live cell to score",
      });
  });

const Version1 = z.strictObject({
  version: z.literal(1),
  ...frame,
  cells: z.array(z.strictObject({ topics: Topics, count: Count })).check(z.minLength(1)),
});

export const BlueprintDocument = Version2;
export type BlueprintDocument = z.infer<typeof BlueprintDocument>;

/** A stored document of any version. @throws where it is none that we ever wrote. */
export function parseBlueprint(stored: unknown): BlueprintDocument {
  const old = Version1.safeParse(stored);
  if (!old.success) return Version2.parse(stored);
  const { cells, version: _version, ...rest } = old.data;
  return Version2.parse({
    ...rest,
    version: 2,
    cells: cells.map(({ topics, count }) => ({ from: { topics }, count })),
  });
}

/** How many items a form has, and how many of them count. */
export function sizeOf({ cells }: BlueprintDocument): { readonly items: number; readonly scored: number } {
  const sum = (some: BlueprintDocument["cells"]) => some.reduce((total, { count }) => total + count, 0);
  return { items: sum(cells), scored: sum(cells.filter(({ status }) => status === "live")) };
}

/** The task of a blueprint point: clf-c02:2.2-S4 → 2.2. */
export function taskOfPoint(point: string): string {
  return /:(\d\.\d)-/.exec(point)?.[1] ?? "";
}
