import { fileName, type FileNameParts } from "../core/file-name.ts";
import { type Assessment, formatAssessment } from "../core/assessment.ts";
import { today } from "../core/local-time.ts";
import { element } from "./dom.ts";

const TYPES: Record<string, string> = {
  csv: "text/csv",
  json: "application/json",
  txt: "text/plain",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Hands a file to the browser for saving; the ending of its name says of what type it is. */
export function saveFile(name: string, content: BlobPart): void {
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)];
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers read it only after asking where to put it
}

/** The name of a file of this assessment: unit, sector, period, today. */
export function nameFor(assessment: Assessment, extension: FileNameParts["extension"]): string {
  const sector = (document.querySelector("h1")?.firstChild?.textContent ?? assessment.sector).trim();
  return fileName({ unit: assessment.unit, sector, period: assessment.period, date: today(), extension });
}

/** The file that can be opened again, here or on another computer. */
export function saveAssessment(assessment: Assessment): void {
  saveFile(nameFor(assessment, "json"), formatAssessment(assessment));
}
