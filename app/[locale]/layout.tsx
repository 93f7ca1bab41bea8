import "../globals.css";

import type { Metadata, Viewport } from "next";
import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";

import { OfflineSupport } from "@/components/shell/offline-support";
import { SiteFooter } from "@/components/shell/site-footer";
import { SiteHeader } from "@/components/shell/site-header";
import { THEME_SCRIPT } from "@/components/shell/theme-script";
import { loadClientTexts } from "@/i18n/client-texts";
import { routing } from "@/i18n/routing";
import { siteUrl } from "@/i18n/site-url";
import { TextsProvider } from "@/i18n/use-texts";

import { fontVariables } from "../fonts";

export const dynamicParams = false;

export function generateStaticParams() {
  return routing.locales.map((locale) => ({ locale }));
}

interface Props {
  readonly children: ReactNode;
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site");
  return {
    metadataBase: siteUrl(),
    title: { default: t("title"), template: `%s · ${t("name")}` },
    description: t("description"),
    applicationName: t("name"),
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf7f0" },
    { media: "(prefers-color-scheme: dark)", color: "#11161a" },
  ],
};

export default async function RootLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  const t = await getTranslations("site");
  // Only what the error boundary needs; each island brings its own texts.
  const texts = await loadClientTexts(locale, "errors");
  return (
    <html lang={locale} className={fontVariables} suppressHydrationWarning>
      <head>
        {/* Runs before the first paint, so that a chosen theme never flashes. Its hash is in the CSP. */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <a href="#content" className="skip-link button">
          {t("skip")}
        </a>
        <SiteHeader locale={locale} />
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          <TextsProvider texts={texts}>{children}</TextsProvider>
        </main>
        <SiteFooter locale={locale} />
        <OfflineSupport />
      </body>
    </html>
  );
}
