/**
 * The interface's texts. They are written in Chinese in the code; a page in another language brings a dictionary, and
 * a script (`loadTexts`) brings what only those parts need that are loaded on demand.
 */
type Dictionary = Record<string, string>;
/** What is filled in, by the name of its place. */
export type Values = Record<string, string | number>;

declare global {
  var selfCheckTexts: Dictionary | undefined;
}

let dictionary: Dictionary | undefined;

/** The text in the page's language; `{name}` parts are filled in from `values`. */
export function _(source: string, values: Values = {}): string {
  dictionary ??= JSON.parse(document.getElementById("ui-texts")?.textContent || "{}") as Dictionary;
  return filled(dictionary[source] ?? globalThis.selfCheckTexts?.[source] ?? source, values);
}

/** A text with its `{name}` parts filled in from `values`; those that it lacks stay, to be filled in later. */
export function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}
