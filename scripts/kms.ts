/** `npm run kms`: the simulated KMS as a local HTTP endpoint. Prints one line when it is ready. */
import { startEndpoint } from "./kms/endpoint.ts";
import { readOptions, USAGE } from "./kms/options.ts";

if (process.argv.includes("--help")) {
  console.log(USAGE);
  process.exit(0);
}
const options = readOptions(process.argv.slice(2));
if (!options.ok) {
  console.error(`${options.error}\n\n${USAGE}`);
  process.exit(2);
}
const endpoint = await startEndpoint(options.value);
if (!endpoint.ok) {
  console.error(endpoint.error);
  process.exit(1);
}
const { url, close } = endpoint.value;
console.log(`Selo KMS is ready at ${url}. Simulated: never put real secrets into it.`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void close().then(() => process.exit(0)));
}
