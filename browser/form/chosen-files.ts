import { MAX_BYTES, parseAssessment, type ParseResult, type Refusal } from "../core/assessment.ts";
import { isCollection, parseCollection } from "../core/collection.ts";
import { kindOf } from "../core/file-kinds.ts";
import { mendedText } from "../core/pasted-text.ts";
import { finished } from "../core/steps.ts";
import { _ } from "../ui/texts.ts";
import { loadWorkbooks } from "../workbook/on-demand.ts";
import { officeReason } from "../workbook/reasons.ts";
import { fileRefusal } from "./refusals.ts";

/** One assessment that a file holds, not yet compared with the plan; or why there is none, in words. */
export interface Found {
  name: string;
  parsed?: ParseResult & { ok: true };
  /** Cells of a workbook that were not taken. */
  refused: Refusal[];
  why?: string;
}

/** A combined file of a few hundred units; larger ones are the office's, and the overview reads them. */
const MAX_COLLECTION = 64 * 1024 * 1024;

/** All that a chosen file holds: saved by the form, a filled-in workbook, or a combined file. */
export async function readChosen(file: File): Promise<Found[]> {
  const { name } = file;
  const refuse = (why: string): Found[] => [{ name, refused: [], why }];
  try {
    const start = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
    const holdsMany = isCollection(new TextDecoder().decode(start));
    // A workbook with the same answers may be larger than their text.
    if (file.size > (holdsMany ? MAX_COLLECTION : 2 * MAX_BYTES)) return refuse(fileRefusal("too-large", ""));
    const bytes = new Uint8Array(await file.arrayBuffer());
    const kind = kindOf(name, bytes);
    switch (kind) {
      case "zip":
        return await readWorkbook(file, bytes);
      case "text": {
        // Another encoding is refused: it would turn names into rubbish unseen.
        const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        return readText(name, text);
      }
      case "not-an-assessment":
      case "other-archive":
        return refuse(fileRefusal("not-an-assessment", ""));
      default:
        return refuse(officeReason(kind) + _("。"));
    }
  } catch {
    return refuse(_("这个文件无法读取。"));
  }
}

/** The text of a saved or a combined file, also as chat and mail leave it. */
export function readText(name: string, text: string): Found[] {
  if (isCollection(text.slice(0, 1024))) return readCollection(name, text);
  return [found(name, parseAssessment(text.length > MAX_BYTES ? text : mendedText(text)), text)];
}

function found(name: string, parsed: ParseResult, text = "", refused: Refusal[] = []): Found {
  return parsed.ok ? { name, parsed, refused } : { name, refused, why: fileRefusal(parsed.code, text) };
}

function readCollection(name: string, text: string): Found[] {
  const { end, assessments } = parseCollection(text);
  if (end === "complete") {
    return assessments.map((one, n) => found(`${name} › ${n + 1}`, parseAssessment(one)));
  }
  const code = end === "cut-off" ? "not-json" : end;
  return [{ name, refused: [], why: fileRefusal(code, text) }];
}

async function readWorkbook(file: File, bytes: Uint8Array): Promise<Found[]> {
  const { openZip, officeKind, readWorkbook } = await loadWorkbooks();
  const refuse = (why: string): Found[] => [{ name: file.name, refused: [], why }];
  const zip = openZip(bytes);
  const kind = zip.ok ? officeKind(zip.entries) : "workbook-broken";
  if (!zip.ok || kind !== "workbook") {
    if (kind === null) return refuse(_("这是压缩包。请先解压，再打开里面的文件。"));
    const isOther = kind === "not-an-assessment";
    return refuse(isOther ? fileRefusal(kind, "") : officeReason(kind as "word-file") + _("。"));
  }
  const saved = new Date(file.lastModified).toISOString().replace(/\.\d+Z$/, "Z");
  const result = finished(readWorkbook(zip.entries, saved));
  if (result.ok) return [found(file.name, parseAssessment(result.assessment), "", result.refused)];
  const { code } = result;
  return refuse(code === "newer-format" ? fileRefusal(code, "") : officeReason(code) + _("。"));
}
