import { Client } from "pg";

import { authSecret } from "../../server/db/embedded/data-directory.ts";
import { EmbeddedDatabaseError } from "../../server/db/embedded/embedded-error.ts";
import { openEmbeddedServer } from "../../server/db/embedded/embedded-server.ts";
import { StartError } from "./start-error.ts";

export interface OpenDatabase {
  readonly url: string;
  readonly secret: string;
  /** For the step's line. */
  readonly description: string;
  readonly close: () => Promise<void>;
}

/** The database that the environment asks for: one of yours, or the private one. */
export async function openDatabase(env: NodeJS.ProcessEnv): Promise<OpenDatabase> {
  return env["DATABASE_URL"] ? await openGiven(env["DATABASE_URL"], env["AUTH_SECRET"]) : await openPrivate(env);
}

async function openPrivate(env: NodeJS.ProcessEnv): Promise<OpenDatabase> {
  const folder = env["SELO_DATA_DIR"] || ".selo";
  try {
    const server = await openEmbeddedServer(folder, "selo");
    return {
      url: server.url("selo"),
      secret: env["AUTH_SECRET"] || (await authSecret(server.directory)),
      description: server.had === "started" ? "private Postgres started" : "private Postgres was running; shared",
      close: async () => {
        await server.release();
      },
    };
  } catch (error) {
    throw explainPrivate(error, folder);
  }
}

function explainPrivate(error: unknown, folder: string): unknown {
  const errno = (error as NodeJS.ErrnoException).code;
  if (["EACCES", "EROFS", "EPERM", "ENOTDIR", "EEXIST", "ENOENT"].includes(errno ?? "")) {
    return new StartError(
      `The data folder ${folder} cannot be written. Choose another: SELO_DATA_DIR=/path/to/folder npm start`,
    );
  }
  if (!(error instanceof EmbeddedDatabaseError)) return error;
  switch (error.code) {
    case "no-binary":
      return new StartError(
        `There is no private Postgres for this platform (${error.message}). Point DATABASE_URL at one of yours:\n` +
          "DATABASE_URL=postgresql://user:password@host:5432/selo AUTH_SECRET=… npm start",
      );
    case "no-account":
      return new StartError(
        "Postgres does not run as root, and the account `postgres` could not be made. Make it (useradd --system postgres), or run npm start as another user.",
      );
    case "folder-not-accessible":
      return new StartError(
        `The account that runs Postgres cannot reach ${folder} or the programs in node_modules. As root, keep the project and SELO_DATA_DIR in folders that others may enter. ${error.message}`,
      );
    case "foreign-server":
      return new StartError(
        `The data folder ${folder} is used by a Postgres that does not take its password (${error.message}). Was postgres-password replaced? Put it back, or choose another SELO_DATA_DIR.`,
      );
    case "init-failed":
      return new StartError(`The private Postgres could not be set up in ${folder}: ${error.message}`);
    case "start-failed":
      return new StartError(
        `The private Postgres did not start. Its own words are in ${folder}/postgres.log. ${error.message}`,
      );
  }
}

async function openGiven(url: string, secret: string | undefined): Promise<OpenDatabase> {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new StartError(
      "DATABASE_URL is not the address of a Postgres. It looks like postgresql://user:password@host:5432/database",
    );
  }
  if (!secret || secret.length < 32) {
    throw new StartError(
      "With DATABASE_URL, AUTH_SECRET must be set, to the same 32 characters or more on every instance. Make one:\n" +
        `node -e "console.log(require('crypto').randomBytes(32).toString('base64url'))"`,
    );
  }
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: "selo-start" });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    throw explainGiven(error, new URL(url));
  }
  return { url, secret, description: `Postgres at ${new URL(url).host}`, close: async () => {} };
}

function explainGiven(error: unknown, { hostname, port, username, pathname }: URL): StartError {
  const { code = "", message } = error as { code?: string; message?: string };
  const where = `${hostname}:${port || 5432}`;
  switch (code) {
    case "28P01":
    case "28000":
      return new StartError(`Postgres at ${where} refused the user "${username}" or its password. Check DATABASE_URL.`);
    case "3D000":
      return new StartError(
        `Postgres at ${where} has no database "${pathname.slice(1)}". Make it: createdb ${pathname.slice(1)}`,
      );
    case "ECONNREFUSED":
      return new StartError(`Nothing listens at ${where}. Is Postgres running, and is the port in DATABASE_URL right?`);
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new StartError(`The host "${hostname}" in DATABASE_URL is not known here.`);
    default:
      return new StartError(`Postgres at ${where} cannot be reached: ${message ?? code}`);
  }
}
