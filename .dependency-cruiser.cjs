/**
 * The import law of docs/architecture.md. tests/gate/import-law.test.ts plants a violation of each
 * rule and expects it to be caught; it also expects that modules were read at all.
 */
const CORES = "kms|exam|schedule";
const SHARED = "ui|kms|item|terminal|search";
const ban = (name, from, to) => ({ name, severity: "error", from, to });

module.exports = {
  forbidden: [
    ban("no-circular", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    ban(
      "lib-is-pure",
      { path: "^lib/", pathNot: "\\.test\\.ts$|/testing/" },
      {
        pathNot:
          "^lib/|^node_modules/(zod|ts-fsrs|@noble|minisearch|just-bash|jmespath|@types/jmespath|yaml|fast-xml-parser|papaparse|fflate)/",
      },
    ),
    ban("cores-are-islands", { path: `^lib/(${CORES})/` }, { path: "^lib/[^/]+/", pathNot: "^lib/$1/" }),
    ban(
      "core-through-its-door",
      { pathNot: `^lib/(${CORES})/|^tests/` },
      { path: `^lib/(${CORES})/`, pathNot: "/index\\.ts$|^lib/kms/testing/" },
    ),
    ban(
      "testing-is-for-tests",
      { pathNot: "\\.test\\.tsx?$|/testing/|^tests/|^scripts/" },
      { path: "^lib/[^/]+/testing/" },
    ),
    ban("client-never-reaches-server", { path: "^components/" }, { path: "^(server|prisma|app|scripts)/" }),
    ban(
      "features-do-not-cross",
      { path: `^components/(?!(?:${SHARED})/)([^/]+)/` },
      { path: "^components/[^/]+/", pathNot: `^components/($1|${SHARED})/` },
    ),
    ban(
      "shared-components-know-no-feature",
      { path: `^components/(${SHARED})/` },
      { path: "^components/[^/]+/", pathNot: `^components/(${SHARED})/` },
    ),
    ban("server-knows-no-ui", { path: "^server/" }, { path: "^(components|app)/" }),
    ban("handlers-know-no-ui", { path: "^app/.*/route\\.ts$" }, { path: "^components/" }),
    ban("prisma-only-in-db", { pathNot: "^(server/db|prisma|tests)/" }, { path: "^prisma/generated/" }),
    ban("content-imports-nothing", { path: "^content/" }, { path: "^(app|components|lib|server|i18n)/" }),
    ban("nothing-imports-scripts", { pathNot: "^(scripts|tests)/" }, { path: "^scripts/" }),
    ban(
      "nothing-imports-tests",
      { pathNot: "^tests/|\\.test\\.tsx?$|^vitest.*\\.config\\.ts$" },
      { path: "^tests/|\\.test\\.tsx?$" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.next|^prisma/generated/client/internal|^tests/planted" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
