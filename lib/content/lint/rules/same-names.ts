import { LOCALES } from "../../locale.ts";
import type { Fault, ItemRule } from "../finding.ts";
import { textsOf } from "../item-texts.ts";
import { codeSpans, prose } from "../words.ts";

/**
 * Both languages name the same things: code spans to the letter, services, operations and acronyms.
 * What stands in parentheses may be in one language only: Portuguese gives the English term there.
 */
export const sameNames: ItemRule = {
  name: "same-names",
  check: (item) =>
    textsOf(item).flatMap(({ where, text }) => {
      const faults: Fault[] = [];
      const [code, codigo] = LOCALES.map((locale) => codeSpans(text[locale]).toSorted().join(" "));
      if (code !== codigo)
        faults.push({ severity: "error", where, message: `code differs: ${code || "none"} and ${codigo || "none"}` });
      for (const [here, there] of [LOCALES, LOCALES.toReversed()] as const) {
        if (here === undefined || there === undefined) continue;
        const others = namesIn(prose(text[there]));
        const missing = [...namesIn(outsideParentheses(prose(text[here])))].filter((name) => !others.has(name));
        if (missing.length > 0)
          faults.push({ severity: "error", where, message: `${missing.join(", ")} in ${here} but not in ${there}` });
      }
      return faults;
    }),
};

/** Words with two capitals or a digit in them: KMS, CloudTrail, GenerateDataKey, S3. Plurals count as one. */
const NAME = /(?<![\p{L}\p{N}])\p{L}*\p{Lu}[\p{L}\p{N}]*[\p{Lu}\p{N}][\p{L}\p{N}]*(?![\p{L}\p{N}])/gu;

/** Services whose names look like any word. Those that are also everyday words need "AWS" or "Amazon" before them. */
const SERVICE =
  /(?<!\p{L})(?:(?:AWS|Amazon) (?:Artifact|Backup|Batch|Budgets|Config|Connect|Detective|Health|Inspector|Organizations|Shield|Support|Translate)|Athena|Aurora|Cognito|Fargate|Glue|Kinesis|Lambda|Lightsail|Macie|Marketplace|Neptune|Outposts|Polly|Redshift|Rekognition|Textract|Secrets Manager|Systems Manager|Certificate Manager|Trusted Advisor|Cost Explorer|Identity Center|Security Hub|Storage Gateway|Elastic Beanstalk|Direct Connect|Step Functions)(?!\p{L})/gu;

/** Capitals for emphasis, and acronyms that are translated. */
const NOT_NAMES = new Set(
  "NOT NO NEVER EXCEPT CANNOT MOST LEAST BEST FIRST LAST TWO THREE AND OR ONLY ALL AI US EU IT NÃO NUNCA EXCETO MAIS MENOS MELHOR PRIMEIRO PRIMEIRA DUAS DOIS TRÊS OU SÓ IA EUA UE TI".split(
    " ",
  ),
);

function namesIn(text: string): Set<string> {
  const acronyms = [...text.matchAll(NAME)].map(([name]) => name.replace(/(?<=\p{Lu})s$/u, ""));
  const services = [...text.matchAll(SERVICE)].map(([name]) => name);
  return new Set([...acronyms, ...services].filter((name) => !NOT_NAMES.has(name) && !/^\d/.test(name)));
}

function outsideParentheses(text: string): string {
  return text.replaceAll(/\([^)]*\)/g, " ");
}
