/** As long as one piece of work may take without a break: half of what a screen shows a picture for. */
const BREATH_MS = 8;

/**
 * For work in many pieces on the page's own thread: awaited after each piece, it lets the page answer
 * whenever the pieces together took longer than a breath.
 */
export function createBreath(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < BREATH_MS) return;
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    since = performance.now();
  };
}
