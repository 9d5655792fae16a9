/** How deeply brackets may be nested: nothing that is read here goes beyond six. */
const MAX_DEPTH = 64;

/**
 * The value of a JSON text that comes from outside, with or without a byte order mark. Throws SyntaxError, also for
 * brackets within brackets without end: they would fill the memory before they are found to be no assessment.
 */
export function parseJson(text: string): unknown {
  let depth = 0, quoted = false;
  // By character: a match for each sign costs several times the memory of what is parsed.
  for (let n = 0; n < text.length; n++) {
    const sign = text[n];
    if (sign === "\\") n++;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if ((sign === "[" || sign === "{") && ++depth > MAX_DEPTH) throw new SyntaxError();
    else if (sign === "]" || sign === "}") depth--;
  }
  return JSON.parse(text.replace(/^\uFEFF/, ""));
}
