/** `npm run db:check`: schema.prisma and the migrations say the same, or the difference is printed. */
import { diffMigrationsToSchema } from "../server/db/migrate/scratch-diff.ts";

const script = await diffMigrationsToSchema();
if (script === null) {
  process.stdout.write("Schema and migrations agree.\n");
  process.exit(0);
}
process.stderr.write(
  `Schema and migrations differ. This would bring them together (npm run db:migration):\n\n${script}\n`,
);
process.exit(1);
