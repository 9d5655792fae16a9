import type { Assessment } from "../core/assessment.ts";
import { formatCollection } from "../core/collection.ts";
import { fileName, type FileNameParts } from "../core/file-name.ts";
import { now, today } from "../core/local-time.ts";
import { writeDocument } from "../export/docx.ts";
import { paperFonts } from "../export/paper-fonts.ts";
import { type Sheet, writeWorkbook } from "../export/xlsx.ts";
import { saveFile } from "../ui/saving.ts";
import { _ } from "../ui/texts.ts";
import { bulletin } from "./bulletin.ts";
import type { Figures } from "./figures.ts";
import type { Hint } from "./hints/hint.ts";
import { type OverviewData, sectorData } from "./page-data.ts";
import type { Item, Row } from "./reading/intake.ts";
import { Pace } from "./reading/pace.ts";
import { tidyHead, tidyLines } from "./tidy.ts";
import { workbookSheets } from "./workbook-sheets.ts";

/** What the workbook is made of. */
export interface ExportContent {
  data: OverviewData;
  figures: Figures;
  items: Item[];
  hints: Hint[];
}

/** Every answer of every assessment that counts, as a tidy table for programs. */
export async function exportTidy(data: OverviewData, rows: Row[]): Promise<void> {
  function* lines(): Generator<string> {
    yield tidyHead();
    for (const row of rows) {
      const sector = sectorData(data, row.assessment.sector);
      if (sector) yield tidyLines(sector, row);
    }
  }
  saveFile(named("csv"), await gathered(lines()));
}

/** One file with every assessment that counts; this page opens it again. */
export async function exportCollection(data: OverviewData, rows: Row[]): Promise<void> {
  const { plan } = data.sectors[0];
  function* assessments(): Generator<Assessment> {
    for (const { assessment, stored } of rows) yield stored.assessment(assessment);
  }
  saveFile(named("json"), await gathered(formatCollection(plan, assessments(), now())));
}

/** A long text as a file, in short stretches: turned into bytes bit by bit, since all at once takes seconds. */
async function gathered(parts: Iterable<string>): Promise<Blob> {
  const pace = new Pace();
  const blobs: Blob[] = [];
  let waiting = "";
  for (const part of parts) {
    waiting += part;
    if (waiting.length > 500_000) {
      blobs.push(new Blob([waiting]));
      waiting = "";
    }
    await pace.rest();
  }
  return new Blob([...blobs, waiting]);
}

/** Everything for people to read: all kinds, all units, gaps, hints and the list of files, as a workbook. */
export async function exportWorkbook(content: ExportContent): Promise<void> {
  const pace = new Pace();
  const sheets: Sheet[] = [];
  for (const sheet of workbookSheets(content)) {
    sheets.push(sheet);
    await pace.rest();
  }
  const { heading, body } = paperFonts(document.documentElement.lang);
  const pieces = await writeWorkbook(sheets, { heading, body }, () => pace.rest());
  saveFile(named("xlsx"), new Blob(pieces));
}

/** The bulletin, in the layout of official papers. */
export function exportBulletin(data: OverviewData, figures: Figures): Promise<void> {
  const { lang } = document.documentElement;
  const bytes = writeDocument(bulletin(data, figures), paperFonts(lang), lang);
  saveFile(fileName({ ...NAME, unit: _("通报"), date: today(), extension: "docx" }), new Blob([bytes]));
  return Promise.resolve();
}

const NAME = { sector: "", period: "" };

function named(extension: FileNameParts["extension"]): string {
  return fileName({ ...NAME, unit: _("各单位总览"), date: today(), extension });
}
