/** Acts at once, and then at most once in so many milliseconds; what was asked meanwhile is done at their end. */
export function throttle(act: () => void, pauseMs: number): () => void {
  let asked = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (!asked) return;
      asked = false;
      run();
    }, pauseMs);
    act();
  };
  return () => {
    if (timer === undefined) run();
    else asked = true;
  };
}
