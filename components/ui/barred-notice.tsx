import { hrefTo } from "@/i18n/href";
import type { Locale } from "@/lib/content/locale";

import { AppLink } from "./app-link.tsx";

interface Props {
  readonly locale: Locale;
  /** Whom the page is for, and what to do about it. */
  readonly text: string;
  readonly toAccount: string;
}

/** Stands in the place of what only some roles may see. The API decides who they are. */
export function BarredNotice({ locale, text, toAccount }: Props) {
  return (
    <div className="grid justify-items-start gap-5">
      <p role="alert" className="max-w-[66ch]">
        {text}
      </p>
      <AppLink className="button button-seal" href={hrefTo(locale, "/account")}>
        {toAccount}
      </AppLink>
    </div>
  );
}
