import { ProblemNote } from "@/components/ui/problem-note";
import { useTexts } from "@/i18n/use-texts";

import { PasskeyError } from "./browser-passkeys.ts";

/** What went wrong: the server's reason, or why the device gave no passkey. */
export function AccountProblem({ error }: { readonly error: unknown }) {
  const t = useTexts("account");
  if (!(error instanceof PasskeyError)) return <ProblemNote error={error} />;
  return (
    <p role="alert" className="border-l-2 border-fail py-2 pl-4">
      {t(`passkeys.${error.reason}`)}
    </p>
  );
}
