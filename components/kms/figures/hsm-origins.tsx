"use client";

import { useCallback, useState } from "react";

import { useTexts } from "@/i18n/use-texts";

import { BYTE_LANGUAGE, byteGround } from "../byte-language.ts";
import type { BrowserKms } from "../use-kms.ts";
import { Choices, Scroller } from "./figure-parts.tsx";
import { describeOrigin, type Origin, ORIGINS } from "./hsm-run.ts";
import { useAnswer } from "./use-answer.ts";

/** Where the material of a key can be, from KMS's own fleet to outside of AWS. */
const HOMES = ["fleet", "cluster", "outside", "yours"] as const;
type Home = (typeof HOMES)[number];

/** Which of them have material that takes part, by origin. */
const LIVES: Readonly<Record<Origin, readonly Home[]>> = {
  AWS_KMS: ["fleet"],
  EXTERNAL: ["fleet", "yours"],
  AWS_CLOUDHSM: ["cluster"],
  EXTERNAL_KEY_STORE: ["fleet", "outside"],
};

export function HsmOrigins({ browser }: { readonly browser: BrowserKms }) {
  const t = useTexts("figures");
  const [origin, setOrigin] = useState<Origin>("AWS_KMS");
  const metadata = useAnswer(useCallback(async () => await describeOrigin(browser, origin), [browser, origin]));
  const mark = BYTE_LANGUAGE["key-material"];
  const shown = Object.entries(metadata ?? {}).filter(([name]) => SHOWN.includes(name));
  return (
    <div className="grid grid-cols-1 gap-4">
      <Choices
        legend={t("hsm-boundary.origin")}
        value={origin}
        options={ORIGINS.map((value) => ({ value, label: <code className="font-mono">{value}</code> }))}
        onChange={setOrigin}
      />
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {HOMES.map((home) => (
          <li
            key={home}
            className={`grid min-h-24 content-start gap-2 rounded p-3 text-sm ${home === "yours" ? "border border-dashed border-rule-strong" : "border-4 border-double border-rule-strong"}`}
          >
            <span className="font-medium">{t(`hsm-boundary.home.${home}`)}</span>
            {LIVES[origin].includes(home) && (
              <span
                className="rounded border px-2 py-1"
                style={{ borderColor: mark.color, background: byteGround(mark), color: mark.color }}
              >
                {mark.label} {t(home === "yours" ? "hsm-boundary.copy" : "hsm-boundary.material")}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="min-h-12">
        {t(`hsm-boundary.told.${origin}`)}
      </p>
      <Scroller label={t("hsm-boundary.describe")}>
        <table className="w-full text-sm">
          <caption className="pb-1 text-left text-ink-soft">{t("hsm-boundary.describe")}</caption>
          <tbody>
            {shown.map(([name, value]) => (
              <tr key={name} className="border-t border-rule">
                <th scope="row" className="w-48 py-1 pr-4 text-left font-mono text-xs font-normal text-ink-soft">
                  {name}
                </th>
                <td className="py-1 font-mono text-xs">{typeof value === "string" ? value : JSON.stringify(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </div>
  );
}

const SHOWN: readonly string[] = [
  "Origin",
  "KeyState",
  "KeyManager",
  "CustomKeyStoreId",
  "CloudHsmClusterId",
  "XksKeyConfiguration",
];
