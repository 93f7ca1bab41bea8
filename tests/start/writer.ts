/** See embedded.test.ts: commits 1, 2, 3 … and prints each number after its commit, until it is killed. */
import { Client } from "pg";

import { openEmbeddedServer } from "../../server/db/embedded/embedded-server.ts";

const [folder = "", from = "0", create = "false"] = process.argv.slice(2);
const server = await openEmbeddedServer(folder, "selo");
const client = new Client({ connectionString: server.url("selo") });
// Killing the server is the point of the test.
client.on("error", () => process.exit(1));
await client.connect();
if (create === "true") await client.query("CREATE TABLE log (value int PRIMARY KEY)");
for (let value = Number(from) + 1; ; value++) {
  await client.query("INSERT INTO log VALUES ($1)", [value]);
  // Written in one piece: what is read is what was acknowledged.
  process.stdout.write(`${value}\n`);
}
