/** A member's name as error messages and CloudTrail write it: in lower camel case. */
export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
