"use client";

import { lazy, type ReactNode, Suspense } from "react";

import { useTexts } from "@/i18n/use-texts";

import { useBench } from "../bench-context.tsx";
import { useSharedFragment } from "./use-shared-fragment.ts";

const WorldOffer = lazy(async () => ({ default: (await import("./world-offer.tsx")).WorldOffer }));

/** What somebody has to know before working: a world that a link brings, one that is not saved, one set aside. */
export function WorldNotices() {
  const t = useTexts("sandbox");
  const { world, kms } = useBench();
  const { kept, setAside, name } = world.state;
  const [fragment, forget] = useSharedFragment();
  return (
    <>
      {fragment !== null && (
        <Suspense fallback={<p className="skeleton mb-6 min-h-24">{t("worlds.offer.reading")}</p>}>
          <WorldOffer key={fragment} fragment={fragment} onDone={forget} />
        </Suspense>
      )}
      {setAside.length > 0 && (
        <Note>{t("worlds.notice.setAside", { names: new Intl.ListFormat(t.locale).format(setAside) })}</Note>
      )}
      {(kept === "memory" || kept === "failed") && <Note>{t(`worlds.notice.${kept}`)}</Note>}
      {(kept === "elsewhere" || kept === "overtaken") && (
        <Note>
          {t(`worlds.notice.${kept}`)}
          <span className="mt-2 flex flex-wrap gap-2">
            <button type="button" className="button button-small" onClick={() => void world.worlds.takeOver()}>
              {t(`worlds.takeOver.${kept}`)}
            </button>
            <button
              type="button"
              className="button button-small"
              onClick={() => void world.worlds.add(name, kms.world)}
            >
              {t("worlds.keepCopy")}
            </button>
          </span>
        </Note>
      )}
    </>
  );
}

function Note({ children }: { readonly children: ReactNode }) {
  return (
    <div role="alert" className="mb-6 max-w-[70ch] border-l-2 border-warn py-1 pl-4 text-sm">
      {children}
    </div>
  );
}
