import "./globals.css";

import type { Metadata } from "next";

import { LOCALES } from "@/lib/content/locale";
import { hrefTo } from "@/i18n/href";
import en from "@/content/messages/en.json";
import ptBR from "@/content/messages/pt-BR.json";

import { fontVariables } from "./fonts";

const TEXTS = { en, "pt-BR": ptBR };

export const metadata: Metadata = { title: en.errors["not-found"].title, robots: { index: false } };

/** For addresses outside every language, where there is no telling which one to speak: both. */
export default function GlobalNotFound() {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <main className="leaf grid gap-12 py-20">
          {LOCALES.map((locale) => (
            <section key={locale} lang={locale} className="max-w-[62ch]">
              <h1 className="text-2xl">{TEXTS[locale].errors["not-found"].title}</h1>
              <p className="mt-3 text-ink-soft">{TEXTS[locale].errors["not-found"].body}</p>
              <a className="button mt-6" href={hrefTo(locale, "/")}>
                {TEXTS[locale].errors.home}
              </a>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
