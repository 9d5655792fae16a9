/**
 * Folding: what a reader may type is brought to the same form as what the glossary shows, so that tone marks,
 * diacritics, case, spaces, look-alike Mongolian letters and their invisible selectors make no difference.
 */

// Mongolian letters that look alike in some place of a word. tests/test_glossary.py compares these
// groups with the shapes that mongol-norm computes.
const LOOK_ALIKES: Record<string, string> = {
  A: "\u1820\u1821\u1828", // a, e, and n without its dot
  O: "\u1823\u1824\u1825\u1826", // o, u, ö, ü
  I: "\u1822\u1836\u1835", // i, y, j
  T: "\u1832\u1833", // t, d
  K: "\u182c\u182d", // q, γ
  S: "\u1830\u1831", // s, š
  W: "\u1827\u1838", // é, w
  // Look like nothing else, but are upper case as well, apart from Latin.
  AK: "\u1829", // ng looks like n and g
  B: "\u182a",
  P: "\u182b",
  M: "\u182e",
  L: "\u182f",
  C: "\u1834",
  R: "\u1837",
};

const LETTERS = new Map<string, string>();
for (const [folded, letters] of Object.entries(LOOK_ALIKES)) {
  for (const letter of letters) LETTERS.set(letter, folded);
}

/** `text` as search compares it: equal for everything a reader would take for the same. */
export function fold(text: string): string {
  let folded = "";
  for (const character of text.normalize("NFKC").toLowerCase().normalize("NFD")) {
    folded += LETTERS.get(character) ?? character;
  }
  return folded
    .replace(/[\p{M}\p{P}\p{Z}\p{Cf}]/gu, "") // tone marks, diacritics, hyphens, spaces, selectors
    .replace(/I+/g, "I") // y before i is often left out
    .replace(/K+/g, "K")
    .replace(/[γɣ]/g, "g")
    .replace(/ə/g, "e")
    .replace(/ө/g, "о") // Cyrillic, typed on a Russian keyboard
    .replace(/ү/g, "у")
    .replace(/v/g, "u") // ü of pinyin, as Chinese input methods take it
    .replace(/([csg])h+/g, "$1"); // č, š, γ as ch, sh, gh
}
