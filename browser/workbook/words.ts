import { own } from "../core/records.ts";
import { legalXml } from "../export/office-package.ts";

/**
 * What a label stands for: the very word, else the only one that differs in no more than width, case, and the blanks and
 * marks around it. `labels` maps each to its id; undefined for a word that none or several fit.
 */
export function meaning(labels: Record<string, string>, text: string): string | undefined {
  const exact = own(labels, text);
  if (exact !== undefined) return exact;
  const fitting = Object.entries(labels).filter(([label]) => bare(label) === bare(text)).map(([, id]) => id);
  return new Set(fitting).size === 1 ? fitting[0] : undefined;
}

function bare(text: string): string {
  return text.normalize("NFKC").replace(/[\s\p{Cf}]+/gu, " ").replace(
    /^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu,
    "",
  )
    .toLowerCase();
}

/** A text as a cell holds it, for comparing: office programs keep neither other line ends nor the blanks around it. */
export function cellText(text: string): string {
  return legalXml(text).replace(/\r\n?/g, "\n").trim();
}

/** A count as people type it, in any width, with its unit or a full stop behind it; undefined for anything else. */
export function count(text: string): number | undefined {
  const found = /^(\d{1,15}(?:\.\d{1,15})?)\s*[次个分.。]?$/u.exec(text.normalize("NFKC").trim());
  return found ? Number(found[1]) : undefined;
}

/** A day as YYYY-MM-DD: a spreadsheet's number, or a date as people write it; undefined for anything else. */
export function day(value: string | number, from1904: boolean): string | undefined {
  if (typeof value === "number") return dayOfNumber(value, from1904);
  const text = value.normalize("NFKC").trim();
  const found = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]00:00(?::00)?)?$/.exec(
    text,
  );
  if (!found) return undefined;
  return `${found[1]}-${found[2].padStart(2, "0")}-${found[3].padStart(2, "0")}`;
}

const DAY = 24 * 60 * 60 * 1000;

/** Days since the end of 1899, in which spreadsheets count a 29 February 1900 that never was. */
function dayOfNumber(number: number, from1904: boolean): string | undefined {
  const days = Math.floor(number) + (from1904 ? 1462 : 0);
  // Before March 1900 programs do not agree; the last day is one that four digits can say.
  if (days < 61 || days > 2_958_465) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + days * DAY).toISOString().slice(0, 10);
}

/** The number by which a spreadsheet knows a day; undefined for days it does not know. */
export function numberOfDay(iso: string): number | undefined {
  const days = (Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY;
  return days >= 61 ? days : undefined;
}
