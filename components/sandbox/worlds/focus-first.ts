/** As a ref: what has just appeared takes the focus that went with what was there before. */
export function focusFirst(element: HTMLElement | null): void {
  element?.focus();
  if (element instanceof HTMLInputElement) element.select();
}
