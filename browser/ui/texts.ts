/**
 * The interface's texts. They are written in Chinese in the code; a page in another language brings a dictionary, and
 * a script (`loadTexts`) brings what only those parts need that are loaded on demand.
 */
type Dictionary = Record<string, string>;

declare global {
  var selfCheckTexts: Dictionary | undefined;
}

let dictionary: Dictionary | undefined;

/** The text in the page's language; `{name}` parts are filled in from `values`. */
export function _(source: string, values: Record<string, string | number> = {}): string {
  dictionary ??= JSON.parse(document.getElementById("ui-texts")?.textContent || "{}") as Dictionary;
  return (dictionary[source] ?? globalThis.selfCheckTexts?.[source] ?? source).replace(
    /\{(\w+)\}/g,
    (_all, name) => String(values[name] ?? ""),
  );
}
