import { useMutation } from "@tanstack/react-query";

import { MarginSection } from "@/components/ui/margin-section";
import { useTexts } from "@/i18n/use-texts";
import { exportData } from "@/lib/api/account.contract";
import { requestJson } from "@/lib/api/request-json";

import { AccountProblem } from "./account-problem.tsx";

export function ExportSection() {
  const t = useTexts("account");
  const collect = useMutation({
    mutationFn: async () => {
      const data = await requestJson(exportData, {});
      const file = `selo-${data.exportedAt.slice(0, 10)}.json`;
      download(file, JSON.stringify(data, null, 2));
      return file;
    },
  });
  return (
    <MarginSection label={t("data.label")}>
      <h2 className="text-xl">{t("data.title")}</h2>
      <p className="mt-2 max-w-[66ch] text-ink-soft">{t("data.lead")}</p>
      <button type="button" className="button mt-4" disabled={collect.isPending} onClick={() => collect.mutate()}>
        {t(collect.isPending ? "data.exporting" : "data.export")}
      </button>
      <p role="status" className="mt-3 text-pass empty:hidden">
        {collect.data ? t("data.exported", { file: collect.data }) : ""}
      </p>
      {collect.isError && <AccountProblem error={collect.error} />}
    </MarginSection>
  );
}

function download(file: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = file;
  link.click();
  // The download has begun by then, and the browser keeps what it needs of it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
