/** A word as it is compared: small letters without accents, so that rotacao finds rotação. */
export function fold(word: string): string {
  return word
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase();
}
