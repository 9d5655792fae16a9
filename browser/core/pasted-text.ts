import { parseJson } from "./json.ts";

/**
 * Mends what chat and mail programs do to the text of a saved file: quotation signs before each line, words and fences
 * around it, blanks that are no blanks. What stands inside of quotation marks is left as it is. A text that needs no
 * mending, or that cannot be mended, comes back as it was.
 */
export function mendedText(text: string): string {
  if (isJson(text)) return text;
  const lines = text.split(/\r\n?|\n/);
  const quoted = lines.filter((line) => line.trim()).every((line) => /^\s*>/.test(line));
  const plain = quoted ? lines.map((line) => line.replace(/^\s*(>\s?)+/, "")).join("\n") : text;
  const from = plain.indexOf("{"), to = plain.lastIndexOf("}");
  if (from < 0 || to < from) return text;
  const mended = plain.slice(from, to + 1).replace(
    /"(?:[^"\\]|\\.)*"|[\s\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]+/g,
    (found) => found.startsWith('"') ? found : " ",
  );
  return isJson(mended) ? mended : text;
}

/** What has become of a text that is no JSON, where it can be told: other quotation marks, or an end that is missing. */
export function spoiltBy(text: string): "quotes" | "cut-short" | null {
  if (/[{,]\s*[“”„‟«»＂「『]\s*(format|plan|unit|answers)\s*[“”„‟«»＂」』]\s*[:：]/.test(text)) {
    return "quotes";
  }
  const start = text.indexOf("{");
  return start >= 0 && /"format"\s*:\s*"self-check\//.test(text) && isUnclosed(text.slice(start))
    ? "cut-short"
    : null;
}

/** Whether more brackets are opened than closed, or the last quotation mark is missing. */
function isUnclosed(text: string): boolean {
  const outside = text.replace(/"(?:[^"\\]|\\.)*"/g, "");
  const count = (sign: string) => outside.split(sign).length - 1;
  return outside.includes('"') || count("{") > count("}") || count("[") > count("]");
}

function isJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch {
    return false;
  }
}
