import { loadWorldDocument } from "../../kms/index.ts";
import type { CommandOutcome } from "../shell/command-io.ts";
import type { SeloDeps } from "./selo-deps.ts";

const USAGE = "Usage: selo world [export | reset | consistency eventual|immediate | fault STORE CODE|none]";

/** `selo world`: what is in it, and the switches that no cloud has. */
export async function runWorld(words: readonly string[], { kms }: SeloDeps): Promise<CommandOutcome> {
  const [act, first, second] = words;
  const { world } = kms();
  switch (act) {
    case undefined:
      return {
        out: `${JSON.stringify(
          {
            Now: new Date(world.now).toISOString(),
            Keys: world.keys.size,
            Aliases: world.aliases.size,
            People: [...world.identities.keys()],
            Resources: [...world.resources.keys()],
            Events: world.events.length,
            Consistency: world.consistency,
          },
          null,
          4,
        )}\n`,
      };
    case "export":
      return { out: (await loadWorldDocument()).serialiseWorld(world) };
    case "reset":
      kms().apply([{ kind: "empty-world" }]);
      return {};
    case "consistency":
      if (first !== "eventual" && first !== "immediate") return { error: USAGE, exitCode: 2 };
      kms().apply([{ kind: "set-consistency", consistency: first }]);
      return {};
    case "fault": {
      const keyStore = world.keyStores.get(first ?? "");
      if (!keyStore) return { error: `selo world fault: there is no custom key store '${first ?? ""}'` };
      if (second === undefined) return { error: USAGE, exitCode: 2 };
      kms().apply([{ kind: "put-key-store", keyStore: { ...keyStore, fault: second === "none" ? null : second } }]);
      return {};
    }
    default:
      return { error: USAGE, exitCode: 2 };
  }
}
