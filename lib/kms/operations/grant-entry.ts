import { LIMIT, MARKER } from "../shapes/shape.ts";
import type { Grant, KmsKey } from "../world/world.ts";

const PRINCIPAL_PATTERN = "[\\w+=,.@:/-]+";
const SERVICE_PATTERN = "([A-Za-z0-9\\-]+)\\.([A-Za-z0-9\\-]+)(\\.[A-Za-z0-9\\-]+)+";

/** Members that the operations on grants share. */
export const PRINCIPAL = { type: "text", min: 1, max: 256, pattern: PRINCIPAL_PATTERN } as const;
export const SERVICE_PRINCIPAL = { type: "text", min: 1, max: 128, pattern: SERVICE_PATTERN } as const;
export const GRANT_ID = { type: "text", min: 1, max: 128 } as const;
export const PAGE_INPUT = { Limit: LIMIT, Marker: MARKER } as const;
export const DEFAULT_GRANTS = 50;

/** What both listings of grants answer. */
export interface GrantsOutput {
  readonly Grants: readonly GrantEntry[];
  readonly NextMarker?: string;
  readonly Truncated: boolean;
}

/** A grant as listings print it. */
interface GrantEntry {
  readonly Constraints?: Grant["constraints"];
  /** Seconds since 1970. */
  readonly CreationDate: number;
  readonly GrantId: string;
  readonly GranteePrincipal?: string;
  readonly GranteeServicePrincipal?: string;
  readonly IssuingAccount: string;
  readonly KeyId: string;
  readonly Name?: string;
  readonly Operations: readonly string[];
  readonly RetiringPrincipal?: string;
  readonly RetiringServicePrincipal?: string;
}

export function toGrantEntry(grant: Grant, key: Pick<KmsKey, "arn">): GrantEntry {
  const { constraints } = grant;
  return {
    ...(Object.values(constraints).some((constraint) => constraint !== undefined) ? { Constraints: constraints } : {}),
    CreationDate: grant.createdAt / 1000,
    GrantId: grant.id,
    ...given("GranteePrincipal", grant.granteePrincipal),
    ...given("GranteeServicePrincipal", grant.granteeServicePrincipal),
    IssuingAccount: grant.issuingAccount,
    KeyId: key.arn,
    ...given("Name", grant.name),
    Operations: grant.operations,
    ...given("RetiringPrincipal", grant.retiringPrincipal),
    ...given("RetiringServicePrincipal", grant.retiringServicePrincipal),
  };
}

function given<Name extends string>(name: Name, value: string | null): { readonly [member in Name]?: string } {
  return value === null ? {} : ({ [name]: value } as { readonly [member in Name]?: string });
}
