import { defineRouting } from "next-intl/routing";

import { LOCALES } from "@/lib/content/locale";

/** Every page of the app, with its address in each language. */
export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: "en",
  localePrefix: { mode: "always", prefixes: { "pt-BR": "/pt-br" } },
  pathnames: {
    "/": "/",
    "/lessons": { en: "/lessons", "pt-BR": "/licoes" },
    "/lessons/[slug]": { en: "/lessons/[slug]", "pt-BR": "/licoes/[slug]" },
    "/glossary": { en: "/glossary", "pt-BR": "/glossario" },
    "/reference": { en: "/reference", "pt-BR": "/operacoes" },
    "/practice": { en: "/practice", "pt-BR": "/pratica" },
    "/practice/session": { en: "/practice/session", "pt-BR": "/pratica/sessao" },
    "/progress": { en: "/progress", "pt-BR": "/progresso" },
    "/review": { en: "/review", "pt-BR": "/revisao" },
    "/proof": { en: "/proof", "pt-BR": "/demonstracao" },
    "/exams": { en: "/exams", "pt-BR": "/simulados" },
    "/exams/attempt": { en: "/exams/attempt", "pt-BR": "/simulados/prova" },
    "/exams/result": { en: "/exams/result", "pt-BR": "/simulados/resultado" },
    "/sandbox": { en: "/sandbox", "pt-BR": "/bancada" },
    "/labs": { en: "/labs", "pt-BR": "/laboratorios" },
    "/labs/[id]": { en: "/labs/[id]", "pt-BR": "/laboratorios/[id]" },
    "/account": { en: "/account", "pt-BR": "/conta" },
    "/account/link": { en: "/account/link", "pt-BR": "/conta/link" },
    "/admin/people": { en: "/admin/people", "pt-BR": "/administracao/pessoas" },
    "/studio": { en: "/studio", "pt-BR": "/estudio" },
    "/about": { en: "/about", "pt-BR": "/sobre" },
    "/offline": { en: "/offline", "pt-BR": "/sem-conexao" },
  },
});

export type Route = keyof typeof routing.pathnames;
