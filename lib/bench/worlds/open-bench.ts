import { copyWorld, type World } from "../../kms/index.ts";
import { type BenchSession, createSession } from "./bench-session.ts";
import { createStoredWorlds } from "./stored-worlds.ts";
import { throttle } from "./throttle.ts";
import type { BenchPorts, BenchState, WorldBench } from "./world-bench.ts";
import type { WorldHead } from "./world-shelf.ts";

/** The picture is drawn at most so often, however fast a script calls. */
const DRAW_MS = 50;

/** Opens the world that was opened last, or a new one. Rejects where the shelf cannot be read. */
export async function openBench(ports: BenchPorts): Promise<WorldBench> {
  const { shelf, locks, newKms, newWorld, now } = ports;
  const worlds = createStoredWorlds(ports);
  const listeners = new Set<() => void>();
  let session: BenchSession | null = null;
  let state: BenchState;
  let version = 0;

  const tell = () => {
    if (session === null) return;
    version += 1;
    state = stateOf(session, version);
    for (const listener of listeners) listener();
  };
  const drawSoon = throttle(tell, DRAW_MS);
  const changed = (replaced: boolean) => (replaced ? tell() : drawSoon());
  const stateOf = (open: BenchSession, at: number): BenchState => ({
    kms: open.kms(),
    version: at,
    id: open.id,
    name: worlds.heads().find(({ id }) => id === open.id)?.name ?? open.name,
    worlds: worlds.heads(),
    kept: open.kept(),
    ...open.history(),
    setAside: worlds.setAside(),
  });

  /** Asks for a world for this tab. Who takes it away later takes it from the session that it was for. */
  async function claim(id: string, takeAway: boolean) {
    let mine: BenchSession | null = null;
    let lost = false;
    const onLost = () => {
      lost = true;
      mine?.lose();
    };
    const release = await locks.hold(id, { takeAway, onLost });
    const give = (to: BenchSession) => {
      mine = to;
      if (lost) to.lose();
    };
    return { release, give };
  }
  type Claim = Awaited<ReturnType<typeof claim>>;

  async function mount(head: WorldHead, world: World, { release, give }: Claim, stored: boolean): Promise<void> {
    session?.end();
    session = createSession({ head, world, shelf, newKms, stored, release, changed });
    give(session);
    if (stored) await shelf.edit(head.id, { openedAt: now() }).catch(() => null);
    await worlds.refresh().catch(() => undefined);
  }

  async function openStored(id: string, takeAway = false): Promise<boolean> {
    await session?.flush();
    if (session?.id === id && !takeAway) return true;
    const claimed = await claim(id, takeAway);
    const found = await worlds.read(id);
    if (found === null || found === "damaged") {
      claimed.release?.();
      return false;
    }
    await mount(found.head, found.world, claimed, true);
    return true;
  }

  async function addAndOpen(name: string, world: World): Promise<void> {
    await session?.flush();
    const stored = await worlds.create(name, world).catch(() => null);
    const head = stored ?? worlds.headFor(name, world);
    await mount(head, world, await claim(head.id, false), stored !== null);
  }

  async function openSome(): Promise<void> {
    for (const { id, damaged } of worlds.heads()) if (!damaged && (await openStored(id))) return;
    await addAndOpen(ports.firstName, newWorld());
  }

  /** One at a time: a world is not opened while another is being thrown away. Then what is there is shown. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = async <T>(act: () => Promise<T>): Promise<T> => {
    const turn = last.then(act).finally(tell);
    last = turn.catch(() => undefined);
    return await turn;
  };

  await locks.alone(async () => {
    await worlds.prepare();
    await openSome();
  });
  tell();
  shelf.onChange(() => void worlds.refresh().then(tell, () => undefined));

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    step: (by) => session?.step(by),
    put: (world) => session?.put(copyWorld(world)),
    open: async (id) => await inTurn(async () => await openStored(id)),
    add: async (name, world = newWorld()) => await inTurn(async () => await addAndOpen(name, world)),
    rename: async (id, name) => await inTurn(async () => await worlds.rename(id, name)),
    duplicate: async (id, name) =>
      await inTurn(async () => {
        const found = id === session?.id ? { world: copyWorld(session.kms().world) } : await worlds.read(id);
        if (found === null || found === "damaged") return false;
        await worlds.create(name, found.world);
        return true;
      }),
    remove: async (id) =>
      await inTurn(async () => {
        const open = session?.id === id;
        if (open) await session?.flush();
        await shelf.edit(id, { deletedAt: now() });
        await worlds.refresh();
        if (open) await openSome();
      }),
    restore: async (id) =>
      await inTurn(async () => {
        const head = await shelf.edit(id, { deletedAt: null });
        if (head !== null) await worlds.rename(id, head.name);
      }),
    takeOver: async () =>
      await inTurn(async () => {
        await worlds.refresh();
        if (session !== null && !(await openStored(session.id, true))) await openSome();
      }),
    stored: async (id) => (await shelf.read(id))?.parts ?? null,
    flush: async () => await session?.flush(),
  };
}
