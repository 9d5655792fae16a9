/** How deeply brackets may be nested: nothing that is read here goes beyond six. */
const MAX_DEPTH = 64;

/**
 * The value of a JSON text that comes from outside, with or without a byte order mark. Throws SyntaxError, also for
 * brackets within brackets without end: they would fill the memory before they are found to be no assessment.
 */
export function parseJson(text: string): unknown {
  if (depthOf(text) > MAX_DEPTH) throw new SyntaxError("nested too deeply");
  return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
}

/** How deeply brackets outside of strings are nested; no more is counted once it is too much. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let at = 0; at < text.length && deepest <= MAX_DEPTH; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === "\\") at++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "[" || sign === "{") deepest = Math.max(deepest, ++depth);
    else if (sign === "]" || sign === "}") depth--;
  }
  return deepest;
}
