"use client";

import { ErrorNotice } from "@/components/shell/error-notice";

interface Props {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

export default function PageError({ error, reset }: Props) {
  return <ErrorNotice digest={error.digest ?? null} onRetry={reset} />;
}
