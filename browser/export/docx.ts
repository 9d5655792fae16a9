import { strToU8, zipSync } from "fflate";
import { contentTypes, DATED, escapeXml, HEAD, legalXml, OFFICE, relationships } from "./office-package.ts";

/** A part of a document; texts are the caller's display text. */
export type Block =
  | { kind: "title" | "heading" | "paragraph" | "right"; text: string }
  | { kind: "table"; caption: string; header: string[]; rows: string[][]; widths: number[] };

/** Font names: of the title, of headings, of the text, and of Latin letters. */
export interface DocumentFonts {
  title: string;
  heading: string;
  body: string;
  latin: string;
}

/** The layout of GB/T 9704: margins and the text's area in twentieths of a point, sizes in half points. */
const MARGINS = { top: 2098, bottom: 1984, left: 1587, right: 1474 };
const TEXT_WIDTH = 11906 - MARGINS.left - MARGINS.right;
const TITLE = 44, BODY = 32, TABLE = 21;
/** The distance of lines, exactly, and of two letters. */
const LINE = 560, INDENT = 640;

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/** The bytes of a .docx file with these blocks, laid out as offices lay out their papers, numbered by page. */
export function writeDocument(
  blocks: Block[],
  fonts: DocumentFonts,
  language: string,
): Uint8Array<ArrayBuffer> {
  const files: Record<string, string> = {
    "[Content_Types].xml": contentTypes("wordprocessingml", [
      ["/word/document.xml", "document.main"],
      ["/word/styles.xml", "styles"],
      ["/word/footer1.xml", "footer"],
    ]),
    "_rels/.rels": relationships([["officeDocument", "word/document.xml"]]),
    "word/_rels/document.xml.rels": relationships([["styles", "styles.xml"], ["footer", "footer1.xml"]]),
    "word/styles.xml": styles(fonts, language),
    "word/footer1.xml": xml(
      "ftr",
      '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r>' +
        "</w:fldSimple></w:p>",
    ),
    "word/document.xml": xml(
      "document",
      `<w:body>${blocks.map(blockXml).join("")}<w:sectPr>` +
        '<w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>' +
        `<w:pgMar w:top="${MARGINS.top}" w:right="${MARGINS.right}" w:bottom="${MARGINS.bottom}" ` +
        `w:left="${MARGINS.left}" w:header="851" w:footer="1400" w:gutter="0"/></w:sectPr></w:body>`,
    ),
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
    { mtime: DATED },
  );
}

function xml(root: string, content: string): string {
  return `${HEAD}<w:${root} xmlns:w="${W}" xmlns:r="${OFFICE}/relationships">${content}</w:${root}>`;
}

function blockXml(block: Block): string {
  if (block.kind !== "table") return paragraph(block.text, STYLES[block.kind]);
  const sum = block.widths.reduce((all, width) => all + width, 0);
  const widths = block.widths.map((width) => Math.round(width / sum * TEXT_WIDTH));
  const row = (cells: string[], isHead: boolean) =>
    `<w:tr><w:trPr><w:cantSplit/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>${
      cells.map((text, n) =>
        `<w:tc><w:tcPr><w:tcW w:w="${widths[n]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${
          paragraph(text, isHead ? "TableHead" : "TableText")
        }</w:tc>`
      ).join("")
    }</w:tr>`;
  const sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) =>
    `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
  );
  return paragraph(block.caption, "TableTitle") +
    `<w:tbl><w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>${
      sides.join("")
    }</w:tblBorders>` +
    '<w:tblLayout w:type="fixed"/></w:tblPr>' +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>` +
    row(block.header, true) + block.rows.map((cells) => row(cells, false)).join("") + "</w:tbl>" +
    // Two tables would become one without something between them.
    paragraph("", "TableText");
}

const STYLES = { title: "Title", heading: "Heading1", paragraph: "Normal", right: "Right" };

/** A paragraph of a style; a line break of the text is one of the document. */
function paragraph(text: string, style: string): string {
  const runs = legalXml(text).split(/\r\n?|\n/).map((line) =>
    `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`
  );
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r>${runs.join("<w:br/>")}</w:r></w:p>`;
}

function styles({ title, heading, body, latin }: DocumentFonts, language: string): string {
  const style = (id: string, name: string, font: string, size: number, more: string, isDefault = false) =>
    `<w:style w:type="paragraph" w:styleId="${id}"${
      isDefault ? ' w:default="1"' : ""
    }><w:name w:val="${name}"/>` +
    `<w:pPr>${more}</w:pPr><w:rPr><w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${font}" ` +
    `w:cs="${latin}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;
  const line = `<w:spacing w:line="${LINE}" w:lineRule="exact"/>`;
  const aligned = (to: string) => `<w:jc w:val="${to}"/>`;
  const close = '<w:spacing w:before="20" w:after="20"/>';
  return xml(
    "styles",
    `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="${language}" w:eastAsia="${language}"/></w:rPr>` +
      "</w:rPrDefault></w:docDefaults>" +
      style(
        "Normal",
        "Normal",
        body,
        BODY,
        `${line}<w:ind w:firstLine="${INDENT}"/>${aligned("both")}`,
        true,
      ) +
      style(
        "Title",
        "Title",
        title,
        TITLE,
        `<w:spacing w:after="400" w:line="640" w:lineRule="exact"/>${aligned("center")}`,
      ) +
      style(
        "Heading1",
        "heading 1",
        heading,
        BODY,
        `<w:keepNext/>${line}<w:ind w:firstLine="${INDENT}"/><w:outlineLvl w:val="0"/>`,
      ) +
      style("Right", "Right", body, BODY, `${line}${aligned("right")}`) +
      style(
        "TableTitle",
        "Table Title",
        heading,
        24,
        `<w:keepNext/><w:spacing w:before="120" w:after="60"/>${aligned("center")}`,
      ) +
      style("TableHead", "Table Head", heading, TABLE, `<w:keepNext/>${close}${aligned("center")}`) +
      style("TableText", "Table Text", body, TABLE, `${close}${aligned("left")}`),
  );
}
