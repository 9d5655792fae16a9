/** The interface's texts. They are written in Chinese in the code; a page in another language brings a dictionary. */
let dictionary: Record<string, string> | undefined;

/** The text in the page's language; `{name}` parts are filled in from `values`. */
export function _(source: string, values: Record<string, string | number> = {}): string {
  dictionary ??= JSON.parse(document.getElementById("ui-texts")?.textContent || "{}") as Record<
    string,
    string
  >;
  return (dictionary[source] ?? source).replace(/\{(\w+)\}/g, (_all, name) => String(values[name] ?? ""));
}
