/** Why something is no message that can be opened. The user's words for each are in the catalogues. */
export const MESSAGE_FAULTS = [
  "not-a-message",
  "unsupported-version",
  "unsupported-suite",
  "unsupported-content",
  "truncated",
  "no-key",
  "wrong-key",
  "header-changed",
  "frame-changed",
  "frame-order",
  "after-the-end",
  "signature",
] as const;
export type MessageFaultCode = (typeof MESSAGE_FAULTS)[number];

export interface MessageFault {
  readonly code: MessageFaultCode;
  /** The frame at which it was noticed, from 1. */
  readonly frame?: number;
}

export function fault(code: MessageFaultCode, frame?: number): MessageFault {
  return frame === undefined ? { code } : { code, frame };
}
