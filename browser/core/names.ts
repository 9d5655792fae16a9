/** A unit's or period's name as it is compared: however it is spaced, in whatever width, without what nobody sees. */
export function plainName(name: string): string {
  // Mongolian is spelt with its vowel separator and joiners.
  return name.normalize("NFKC").replace(/\s+/g, " ").replace(/(?![\u180e\u200c\u200d])[\p{Cc}\p{Cf}]/gu, "")
    .trim();
}

const NUMERALS = "〇一二三四五六七八九";

/**
 * What names have in common that one person may have written in two ways: 第1中学 and 第一中学, with or without blanks,
 * dots and brackets of either width. Two such names are a question for their reader, never one name.
 */
export function looseName(name: string): string {
  return plainName(name).toLowerCase().replace(/\d/g, (digit) => NUMERALS[+digit]).replace(/零|○/g, "〇")
    .replace(/[^\p{L}\p{N}\p{M}]/gu, "");
}
