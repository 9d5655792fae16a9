import type { Assessment } from "../core/assessment.ts";
import { element } from "../ui/dom.ts";

const MONGOLIAN = /[\u1800-\u18af\u202f]/;

/**
 * Prints these sheets and nothing else of the page, then takes them away again. The class on the root element
 * is what the style sheet goes by.
 */
export async function printSheets(sheets: HTMLElement[], wide: boolean, name: string): Promise<void> {
  const root = document.documentElement;
  const place = element("section", { class: wide ? "sheets sheets--wide" : "sheets" }, ...sheets);
  document.body.append(place);
  if (MONGOLIAN.test(place.textContent ?? "")) {
    // Fonts are fetched when a text first shows, which on paper is too late.
    await document.fonts.load('1em "Noto Sans Mongolian"', "\u1820").catch(() => {});
  }
  const title = document.title;
  root.classList.add("prints-sheets");
  document.title = name; // what the browser proposes as the file's name when it prints to a file
  const cleanUp = () => {
    globalThis.removeEventListener("afterprint", cleanUp);
    root.classList.remove("prints-sheets");
    document.title = title;
    place.remove();
  };
  globalThis.addEventListener("afterprint", cleanUp);
  globalThis.print();
}

/** How a file of this job would be called: unit, sheet, period. */
export function nameOfJob({ unit, period }: Assessment, sheet: HTMLElement): string {
  const title = sheet.querySelector("h1")?.textContent ?? "";
  return [unit, title, period].map((part) => part.trim()).filter(Boolean).join("_");
}
