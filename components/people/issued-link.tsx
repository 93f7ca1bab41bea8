import { useEffect, useRef } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { formatTime } from "@/components/ui/format-time";
import { useTexts } from "@/i18n/use-texts";
import type { IssuedLinkDto } from "@/lib/api/admin.contract";

/** A link that was just made, the one time it can be shown. Takes the focus, so that it is not missed. */
export function IssuedLink({ link }: { readonly link: IssuedLinkDto }) {
  const t = useTexts("admin");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="mt-3 grid w-full grid-cols-1 gap-2 border-l-2 border-pass py-2 pl-4">
      <label className="grid grid-cols-1 gap-1">
        <span className="font-medium">{t("issued.field")}</span>
        <input
          ref={field}
          readOnly
          className="field font-mono text-sm"
          value={link.url}
          onFocus={({ target }) => target.select()}
        />
      </label>
      <div>
        <CopyButton wide text={link.url} label={t("issued.copy")} done={t("issued.copied")} />
      </div>
      <p className="text-sm text-ink-soft">
        {t("issued.once", { date: formatTime(t.locale, link.expiresAt) })}{" "}
        {link.mailedTo !== null && t("issued.mailed", { email: link.mailedTo })}
      </p>
    </div>
  );
}
