"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";

import { practiceQueries } from "@/components/item/practice-queries";
import { hrefTo } from "@/i18n/href";
import { useTexts } from "@/i18n/use-texts";
import { requestJson } from "@/lib/api/request-json";
import { startReview } from "@/lib/api/review.contract";

/** Starts a session of what is due, or of the next ten minutes, and goes there. */
export function useStartReview(of: "due" | "ten-minutes") {
  const { locale } = useTexts("review");
  const router = useRouter();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => requestJson(startReview, { body: { of } }),
    onSuccess: (session) => {
      client.setQueryData(practiceQueries.session(session.id).queryKey, session);
      router.push(hrefTo(locale, "/practice/session", {}, { id: session.id }));
    },
  });
}
