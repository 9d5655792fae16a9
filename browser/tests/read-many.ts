/// <reference lib="deno.ns" />
// Reads saved files for tests in Python: pairs of a sector's data and a file's text from stdin, what comes of each to stdout.
import { parseAssessment } from "../core/assessment.ts";
import { lastChange } from "../core/history.ts";
import { previewOpening } from "../core/merge.ts";

const cases = JSON.parse(await new Response(Deno.stdin.readable).text());
console.log(JSON.stringify(cases.map(([data, text]: [Parameters<typeof previewOpening>[0], string]) => {
  const parsed = parseAssessment(text);
  if (!parsed.ok) return { code: parsed.code };
  const preview = previewOpening(data, parsed.assessment, parsed.refused);
  if (!preview.ok) return { code: preview.code };
  const { assessment, moved, retired, unknown, refused } = preview;
  const orphans = retired.length + unknown.length;
  return { assessment, moved: moved.length, orphans, refused, changed: lastChange(assessment) };
})));
