/**
 * An API name as the command line writes it: GenerateDataKey → generate-data-key, SSEKMSKeyId →
 * ssekms-key-id. The CLI's own two steps, so that its options come out to the letter.
 */
export function optionName(name: string): string {
  return name
    .replaceAll(/(.)([A-Z][a-z]+)/g, "$1-$2")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
}
