import { LOCALES } from "../../locale.ts";
import type { Fault, ItemRule } from "../finding.ts";
import { textsOf } from "../item-texts.ts";

/**
 * No text names an option by letter or place, or speaks of all or none of them: options are shuffled
 * for each learner.
 */
export const noPlaces: ItemRule = {
  name: "no-places",
  check: (item) =>
    textsOf(item).flatMap(({ where, text }) =>
      LOCALES.flatMap((locale): Fault[] => {
        const found = PLACES.map((pattern) => pattern.exec(text[locale])?.[0]).find((place) => place !== undefined);
        return found === undefined
          ? []
          : [
              {
                severity: "error",
                where: `${where}.${locale}`,
                message: `"${found}" names a place; options are shuffled`,
              },
            ];
      }),
    ),
};

const PLACES = [
  // Letters count as capitals only: "a opção a seguir" names none.
  /\b(?:[Oo]ptions?|[Aa]nswers?|[Cc]hoices?|[Aa]lternativas?|[Rr]espostas?|[Ll]etras?) \(?[A-H1-8](?![\p{L}\p{N}])/u,
  /(?<!\p{L})(?:[Oo]pção|[Oo]pções) \(?[A-H1-8](?![\p{L}\p{N}])/u,
  /\b(?:first|second|third|fourth|fifth|last|previous|preceding|following|next|above|below) (?:options?|answers?|choices?|alternatives?)\b/i,
  /\b(?:options?|answers?|choices?) (?:above|below)\b/i,
  /(?<!\p{L})(?:primeira|segunda|terceira|quarta|quinta|última|anterior|próxima) (?:alternativa|opção|resposta)(?!\p{L})/iu,
  /(?<!\p{L})(?:alternativas?|opção|opções|respostas?) (?:acima|abaixo|anterior|anteriores|seguinte)(?!\p{L})/iu,
  /\b(?:all|none|both|neither) of the (?:above|others?)\b/i,
  /(?<!\p{L})(?:todas|nenhuma|ambas)(?: as| das)? (?:anteriores|acima|outras)(?!\p{L})/iu,
];
