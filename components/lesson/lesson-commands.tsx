"use client";

import { createContext, type ReactNode, use } from "react";

import type { ClientTexts } from "@/i18n/client-texts";
import { TextsProvider } from "@/i18n/use-texts";
import type { LessonCommands as Commands } from "@/lib/content/lesson-commands";
import type { Prices } from "@/lib/kms";
import { invariant } from "@/lib/result";

interface Value {
  readonly slug: string;
  readonly commands: Commands;
  readonly prices: Prices;
}

const CommandsContext = createContext<Value | null>(null);

export function useLessonCommands(): Value {
  const value = use(CommandsContext);
  invariant(value, "a command block stands in a lesson that has commands");
  return value;
}

interface Props extends Value {
  readonly texts: ClientTexts<"commands">;
  readonly children: ReactNode;
}

/** The commands of a lesson, once for all of its blocks. */
export function LessonCommands({ slug, commands, prices, texts, children }: Props) {
  return (
    <TextsProvider texts={texts}>
      <CommandsContext value={{ slug, commands, prices }}>{children}</CommandsContext>
    </TextsProvider>
  );
}
