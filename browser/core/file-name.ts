/** What a file's name is made of; the parts are display text in the user's language. */
export interface FileNameParts {
  unit: string;
  sector: string;
  period: string;
  /** YYYY-MM-DD */
  date: string;
  extension: "json" | "csv" | "xlsx" | "docx";
}

/**
 * A file name out of the parts that are there: safe on Windows and elsewhere, within 255 bytes, never empty.
 * "旗民宗局_机关_2026_2026-11-23.json"
 */
export function fileName({ unit, sector, period, date, extension }: FileNameParts): string {
  const parts = [clean(unit, 120), clean(sector, 60), clean(period, 40), clean(date, 10)];
  const stem = parts.filter((part) => part !== "").join("_") || "self-check";
  // Windows takes these for devices, whatever follows the dot.
  const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)/i;
  return `${reserved.test(stem) ? "_" : ""}${stem}.${extension}`;
}

/** One part without what file systems refuse or what hides a name's true order, cut to so many bytes of UTF-8. */
function clean(part: string, bytes: number): string {
  const safe = part
    .normalize("NFC")
    .replace(/\s+/g, " ")
    // Control and direction marks and halves of characters; Mongolian needs its vowel separator and joiners.
    .replace(/(?![\u180e\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu, "")
    .replace(/[<>:"/\\|?*]+/g, "-")
    .replace(/^[\s.-]+/, "");
  const characters = [...safe].slice(0, bytes);
  while (new TextEncoder().encode(characters.join("")).length > bytes) characters.pop();
  return characters.join("").replace(/[\s.-]+$/, "");
}
