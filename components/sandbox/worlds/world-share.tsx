"use client";

import { Link2 } from "lucide-react";
import { useState } from "react";

import { CopyButton } from "@/components/ui/copy-button";
import { useTexts } from "@/i18n/use-texts";
import { COMFORTABLE_FRAGMENT, LONGEST_FRAGMENT, writeWorldFragment } from "@/lib/bench/share/world-link";
import type { Result } from "@/lib/result";

import { useBench } from "../bench-context.tsx";

/** The open world in an address, for somebody else: made when asked for, as it is then. */
export function WorldShare() {
  const t = useTexts("sandbox");
  const k = useTexts("kms");
  const { world, kms } = useBench();
  const { name } = world.state;
  const records = kms.world.events.length;
  const [withRecords, setWithRecords] = useState(true);
  const [made, setMade] = useState<{ readonly of: string; readonly link: Result<string, number> } | null>(null);
  const link = made?.of === world.state.id ? made.link : null;

  async function make() {
    const { origin, pathname } = window.location;
    const shared = withRecords ? kms.world : { ...kms.world, events: [] };
    const fragment = await writeWorldFragment({ name, world: shared });
    const whole: Result<string, number> = fragment.ok
      ? { ok: true, value: `${origin}${pathname}#${fragment.value}` }
      : fragment;
    setMade({ of: world.state.id, link: whole });
  }

  return (
    <section aria-labelledby="share" className="grid grid-cols-1 gap-3">
      <h3 id="share" className="text-lg">
        {t("worlds.share.title")}
      </h3>
      <p className="max-w-[66ch] border-l-2 border-warn py-1 pl-4 text-sm">{t("worlds.share.lead")}</p>
      <label className="flex items-center gap-3 text-sm">
        <input
          type="checkbox"
          className="accent-[var(--ink)]"
          checked={withRecords}
          onChange={({ target }) => setWithRecords(target.checked)}
        />
        {t("worlds.share.withRecords", { count: records })}
      </label>
      <div>
        <button type="button" className="button" onClick={() => void make()}>
          <Link2 aria-hidden size={18} />
          {t("worlds.share.make")}
        </button>
      </div>
      {link?.ok === true && (
        <div className="flex items-end gap-2">
          <label className="grid min-w-0 flex-1 grid-cols-1 gap-1 text-sm">
            {t("worlds.share.link", { name })}
            <input className="field font-mono text-xs" readOnly value={link.value} />
          </label>
          <CopyButton wide text={link.value} label={t("worlds.share.copy")} done={k("copied")} />
        </div>
      )}
      <p role="status" className="max-w-[66ch] text-sm">
        {link?.ok === true &&
          t(link.value.length > COMFORTABLE_FRAGMENT ? "worlds.share.long" : "worlds.share.length", {
            count: link.value.length,
          })}
        {link?.ok === false &&
          t(withRecords && records > 0 ? "worlds.share.tooLong" : "worlds.share.tooLongAlready", {
            count: link.error,
            most: LONGEST_FRAGMENT,
          })}
      </p>
    </section>
  );
}
