/**
 * `npm run account:link -- person@example.org`: a link for a new password, for whoever runs the server: the way back in
 * where no administrator can help. `npm run account:link -- --invite admin` makes an invitation with a role.
 */
import process from "node:process";

import { openDatabase } from "./start/open-database.ts";
import { StartError } from "./start/start-error.ts";

const USAGE = `Say whose password is lost, or which role to invite to:
  npm run account:link -- person@example.org
  npm run account:link -- --invite learner|instructor|admin
With the same DATABASE_URL or SELO_DATA_DIR, AUTH_SECRET and APP_URL as the server has.
`;

process.exit(await main(process.argv.slice(2)));

async function main(parameters: readonly string[]): Promise<number> {
  const [first = "", second = ""] = parameters;
  const isInvitation = first === "--invite" && ["learner", "instructor", "admin"].includes(second);
  if (!isInvitation && !first.includes("@")) {
    process.stderr.write(USAGE);
    return 1;
  }
  try {
    const database = await openDatabase(process.env);
    process.env["DATABASE_URL"] = database.url;
    process.env["AUTH_SECRET"] = database.secret;
    process.env["APP_URL"] ??= `http://localhost:${process.env["PORT"] ?? "3000"}`;
    try {
      return await printLink(isInvitation ? { role: second } : { email: first.toLowerCase() });
    } finally {
      await (await import("../server/db/client.ts")).closeDb();
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function printLink(wanted: { readonly role: string } | { readonly email: string }): Promise<number> {
  // Loaded late: they read the environment that was just completed.
  const { issueLink } = await import("../server/account/one-time-link.ts");
  const { findPersonByEmail } = await import("../server/db/account-repository.ts");
  const { getDb } = await import("../server/db/client.ts");
  const common = { locale: "en", now: new Date() } as const;
  if ("role" in wanted) {
    const { url } = await issueLink(getDb(), { kind: "INVITATION", role: wanted.role, ...common });
    process.stdout.write(`${url}\n`);
    return 0;
  }
  const person = await findPersonByEmail(getDb(), wanted.email);
  if (person === null || person.isAnonymous) {
    process.stderr.write(`Nobody has an account with the e-mail ${wanted.email}.\n`);
    return 1;
  }
  const { url } = await issueLink(getDb(), { kind: "PASSWORD_RESET", userId: person.id, ...common });
  process.stdout.write(`${url}\n`);
  return 0;
}
