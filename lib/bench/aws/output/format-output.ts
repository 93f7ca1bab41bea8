import { ok, type Result } from "../../../result.ts";
import { type CliFailure, parameterFailure } from "../cli-failure.ts";
import type { OutputFormat } from "../global-options.ts";
import { toPrintable } from "./printable.ts";
import { formatTable } from "./table.ts";
import { formatText } from "./text.ts";

interface Printing {
  readonly operation: string;
  readonly output: OutputFormat;
  /** A JMESPath expression: https://jmespath.org/specification.html */
  readonly query: string | null;
}

/** What an answer looks like on standard output. An operation that answers nothing prints nothing. */
export async function formatOutput(answer: unknown, printing: Printing): Promise<Result<string, CliFailure>> {
  if (answer === undefined || printing.output === "off") return ok("");
  const printable = toPrintable(answer);
  const chosen = printing.query === null ? ok(printable) : await search(printable, printing.query);
  return chosen.ok ? ok(await write(chosen.value, printing)) : chosen;
}

async function write(value: unknown, { operation, output }: Printing): Promise<string> {
  if (output === "text") return formatText(value);
  if (output === "table") return value === null ? "" : formatTable(operation, value);
  if (output === "yaml") {
    // As PyYAML writes it: sequences at the level of their name, single quotes, moments quoted.
    const { stringify } = await import("yaml");
    return stringify(value, {
      version: "1.1",
      indentSeq: false,
      singleQuote: true,
      lineWidth: 0,
      sortMapEntries: true,
    });
  }
  return `${JSON.stringify(value ?? null, null, 4)}\n`;
}

async function search(value: unknown, query: string): Promise<Result<unknown, CliFailure>> {
  const { search: find } = await import("jmespath");
  try {
    return ok(find(value, query));
  } catch (error) {
    return parameterFailure(`Bad value for --query ${query}: Invalid jmespath expression: ${(error as Error).message}`);
  }
}
