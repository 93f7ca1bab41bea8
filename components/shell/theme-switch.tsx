"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";

import { THEME_KEY } from "./theme-script.ts";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

const ICONS = { system: Monitor, light: Sun, dark: Moon };

interface Props {
  /** "Theme: {name}" spelled out for each theme, and what the next press does. */
  readonly labels: Readonly<Record<Theme, string>>;
}

/** One button that goes through system, light and dark. */
export function ThemeSwitch({ labels }: Props) {
  const theme = useSyncExternalStore(subscribe, readTheme, () => "system" as const);
  const Icon = ICONS[theme];
  return (
    <button
      type="button"
      className="button button-quiet button-small"
      aria-label={labels[theme]}
      title={labels[theme]}
      onClick={() => chooseTheme(nextTheme(theme))}
    >
      <Icon aria-hidden size={18} strokeWidth={1.75} />
    </button>
  );
}

function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
}

function readTheme(): Theme {
  const value = document.documentElement.dataset["theme"];
  return value === "light" || value === "dark" ? value : "system";
}

function chooseTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  try {
    if (theme === "system") localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage is blocked: the choice holds for this page, which is all that can be done.
  }
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
