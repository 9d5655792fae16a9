/** How deeply brackets may be nested: nothing that is read here goes beyond six. */
const MAX_DEPTH = 64;

/**
 * The value of a JSON text that comes from outside, with or without a byte order mark. Throws SyntaxError, also for
 * brackets within brackets without end: they would fill the memory before they are found to be no assessment.
 */
export function parseJson(text: string): unknown {
  let depth = 0, quoted = false;
  for (const [sign] of text.matchAll(/["[\]{}]|\\[^]/g)) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && "[{".includes(sign) && ++depth > MAX_DEPTH) throw new SyntaxError();
    else if (!quoted && "]}".includes(sign)) depth--;
  }
  return JSON.parse(text.replace(/^\uFEFF/, ""));
}
