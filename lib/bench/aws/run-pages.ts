import { ok, type Result } from "../../result.ts";
import { type CliFailure, generalFailure } from "./cli-failure.ts";
import type { CliContext, CliOperation, Pages } from "./cli-operation.ts";
import { type PageToken, readPageToken, writePageToken } from "./page-token.ts";
import type { Parameters } from "./read-parameters.ts";

/**
 * Runs an operation, and where it answers in pages goes through all of them, as the CLI does by itself:
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html
 */
export async function runPages(
  { run, pages }: CliOperation,
  { input, paging }: Parameters,
  context: CliContext,
  paginate: boolean,
): Promise<Result<unknown, CliFailure>> {
  if (pages === undefined || !paginate || pages.tokenIn in input) return await run(input, context);
  const from = readStart(pages, paging);
  if (from === null) return generalFailure(`Bad starting token: ${paging.startingToken ?? ""}`);
  const most = paging.maxItems ?? Infinity;
  const items: unknown[] = [];
  let { mark, skip } = from;
  for (;;) {
    const answer = await run(mark === null ? input : { ...input, [pages.tokenIn]: mark }, context);
    if (!answer.ok) return answer;
    const page = answer.value as Page;
    const list = listOf(page, pages).slice(skip);
    const room = most - items.length;
    items.push(...list.slice(0, room));
    if (list.length > room) {
      const NextToken = writePageToken(pages.tokenIn, { mark, skip: skip + room });
      return ok({ [pages.list]: items, NextToken });
    }
    const next = page[pages.tokenOut];
    if (typeof next !== "string") return ok({ [pages.list]: items });
    mark = next;
    skip = 0;
  }
}

function readStart({ tokenIn }: Pages, { startingToken }: Parameters["paging"]): PageToken | null {
  return startingToken === undefined ? { mark: null, skip: 0 } : readPageToken(tokenIn, startingToken);
}

type Page = Readonly<Record<string, unknown>>;

function listOf(page: Page, { list }: Pages): readonly unknown[] {
  const found = page[list];
  return Array.isArray(found) ? (found as readonly unknown[]) : [];
}
