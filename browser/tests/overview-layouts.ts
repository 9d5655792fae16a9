/** The same JSON as other programs lay it out. */
export const LAYOUTS: Record<string, (text: string) => string> = {
  "as this site writes it": (text) => text,
  "in one line": (text) => JSON.stringify(JSON.parse(text)),
  "2 spaces": (text) => JSON.stringify(JSON.parse(text), null, 2),
  "4 spaces": (text) => JSON.stringify(JSON.parse(text), null, 4),
  "tabs": (text) => JSON.stringify(JSON.parse(text), null, "\t"),
  "lines without indents": (text) => JSON.stringify(JSON.parse(text), null, " ").replace(/^ +/gm, ""),
  "sorted": (text) => JSON.stringify(sorted(JSON.parse(text))),
  "sorted, 4 spaces": (text) => JSON.stringify(sorted(JSON.parse(text)), null, 4),
  "format last": (text) => {
    const { format, ...rest } = JSON.parse(text);
    return JSON.stringify({ ...rest, format }, null, 1);
  },
  "CRLF": (text) => text.replace(/\n/g, "\r\n"),
  "2 spaces, CRLF": (text) => JSON.stringify(JSON.parse(text), null, 2).replace(/\n/g, "\r\n"),
  "byte order mark": (text) => "\uFEFF" + text,
  "frame in several lines": (text) => text.replace("]}\n", "]\n}\n").replace(/^\{/, "\n{\n"),
  "items indented": (text) => text.replace(/^(?=\{"format":"self-check\/)/gm, "    "),
  "items over several lines": (text) =>
    text.replace(/,"(facets|saved_at)"/g, ',\n"$1"\n').replace(/^,/gm, "\n,"),
  "two items in a line": (text) => text.replace(/,\n(.*,)\n/g, ",$1\n"),
  "comma first": (text) => text.replace(/,\n/g, "\n, "),
  "blanks everywhere": (text) => tokens(text).join(" \t\r\n"),
  "blank lines at both ends": (text) => "\r\n \n" + text + "\n \r\n\t\n".repeat(200),
  "letters escaped": (text) =>
    text.replace(/[^\0-~]/g, (one) => "\\u" + one.charCodeAt(0).toString(16).padStart(4, "0")),
  "names escaped": (text) => text.replace('"assessments"', '"\\u0061ssessments"').replace(/\//g, "\\/"),
};

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, one]) => [key, sorted(one)]),
  );
}

function tokens(text: string): string[] {
  return text.match(/"(?:[^"\\]|\\.)*"|[-+.\w]+|[{}[\],:]/g) ?? [];
}
