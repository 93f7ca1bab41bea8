import "server-only";

const REGISTRY = Symbol.for("selo.process-singletons");

/**
 * One value per process. Module state is not enough: the bundler may give each route and
 * instrumentation its own copy of a module, and a second pool or drain flag would be a bug.
 * @param key unique in the app
 * @param make called at most once per process
 */
export function processSingleton<T>(key: string, make: () => T): T {
  const holder = globalThis as { [REGISTRY]?: Map<string, unknown> };
  const registry = (holder[REGISTRY] ??= new Map());
  if (!registry.has(key)) registry.set(key, make());
  return registry.get(key) as T;
}
