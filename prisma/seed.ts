/** `prisma db seed` and `npm run db:seed`: what `npm start` does on its way, for a database of yours. */
import { closeDb } from "../server/db/client.ts";
import { seedShippedContent } from "../server/db/seed/seed-shipped-content.ts";

const changed = await seedShippedContent();
process.stdout.write(changed ? "Seeded.\n" : "The bank is up to date.\n");
await closeDb();
