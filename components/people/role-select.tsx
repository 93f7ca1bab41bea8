import type { ComponentProps } from "react";

import { useTexts } from "@/i18n/use-texts";
import { RoleDto } from "@/lib/api/account.contract";

const ROLES = RoleDto.options;

export function RoleSelect(props: ComponentProps<"select">) {
  const t = useTexts("admin");
  return (
    <select {...props}>
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {t(`roles.${role}`)}
        </option>
      ))}
    </select>
  );
}
