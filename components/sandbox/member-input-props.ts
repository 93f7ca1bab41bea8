import type { MemberShape } from "@/lib/kms";

import type { InputMode } from "./read-bytes.ts";

/** A member that is one field. */
export type PlainMember = Exclude<MemberShape, { type: "structure" }>;

/** What the field of one member works with. */
export interface MemberInputProps {
  readonly id: string;
  readonly name: string;
  readonly member: PlainMember;
  readonly value: string;
  readonly mode: InputMode;
  readonly describedBy: string;
  readonly invalid: boolean;
  readonly onValue: (value: string) => void;
  readonly onMode: (mode: InputMode) => void;
}
