/// <reference lib="deno.ns" />
// Fills and reads workbooks for tests in Python: `fill BLANK OUT` takes assessments from stdin, `read` takes paths.
import { officeKind } from "../core/file-kinds.ts";
import { finished } from "../core/steps.ts";
import { openZip } from "../core/zip.ts";
import { fillWorkbook } from "../workbook/filling.ts";
import { readWorkbook } from "../workbook/reading.ts";

const input = JSON.parse(await new Response(Deno.stdin.readable).text());
const [action, blank, out] = Deno.args;
if (action === "fill") {
  const bytes = Deno.readFileSync(blank);
  for (const [n, assessment] of input.entries()) {
    Deno.writeFileSync(`${out}/${n}.xlsx`, fillWorkbook(bytes, assessment));
  }
} else console.log(JSON.stringify(input.map(read)));

function read(path: string): unknown {
  const zip = openZip(Deno.readFileSync(path));
  if (!zip.ok) return { code: zip.code };
  const kind = officeKind(zip.entries);
  if (kind !== "workbook") return { code: kind };
  return finished(readWorkbook(zip.entries, "2026-01-01T00:00:00Z"));
}
