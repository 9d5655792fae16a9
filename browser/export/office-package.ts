/** Where the names of the file formats' relations begin. */
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
/** How every part begins. */
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** A fixed date: the same content gives the same file. */
export const DATED = new Date(2000, 0, 1);

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** The part that says what each part is; `family` is spreadsheetml or wordprocessingml, a kind e.g. "styles". */
export function contentTypes(family: string, parts: [part: string, kind: string][]): string {
  const overrides = parts.map(([part, kind]) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${family}.${kind}+xml"/>`
  );
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `${overrides.join("")}</Types>`;
}

/** The part that leads from one part to others, as rId1, rId2 and so on. */
export function relationships(targets: [kind: string, target: string][]): string {
  const list = targets.map(([kind, target], n) =>
    `<Relationship Id="rId${n + 1}" Type="${OFFICE}/relationships/${kind}" Target="${target}"/>`
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}

/** A text as XML holds it, in an element or between quotation marks. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** The text without the characters that XML cannot carry: control characters and halves of characters. */
export function legalXml(text: string): string {
  // deno-lint-ignore no-control-regex
  return text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Cs}]/gu, "");
}
