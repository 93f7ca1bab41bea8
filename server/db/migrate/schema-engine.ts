import "server-only";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";

/**
 * Prisma's schema engine as WASM. Its package expects a bundler to load the module; Node 20 cannot
 * import .wasm, so it is instantiated by hand.
 * @param schema text of schema.prisma. @param adapter how the engine reaches a database.
 */
export async function openSchemaEngine(
  schema: string,
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  const glue = await (loaded ??= loadGlue());
  return await glue.SchemaEngine.new(
    { datamodels: [["schema.prisma", schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}

let loaded: Promise<Glue> | undefined;

/** Once per process: the glue knows one instance, and a second would take its place under running work. */
async function loadGlue(): Promise<Glue> {
  const glue = (await import(GLUE)) as Glue;
  // Beside the glue: the package does not export the file itself.
  const glueFile = createRequire(import.meta.url).resolve(GLUE);
  const bytes = await readFile(join(dirname(glueFile), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue as never });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  return glue;
}

/** Not a literal in the import, so that a bundler does not follow it. */
const GLUE = "@prisma/schema-engine-wasm/schema_engine_bg";

interface Glue {
  readonly __wbg_set_wasm: (exports: WebAssembly.Exports) => void;
  readonly SchemaEngine: { readonly new: (typeof SchemaEngine)["new"] };
}
