import type { DocumentFonts } from "./docx.ts";

/** The fonts of official papers in Chinese; elsewhere those that every program has. `language`: an IETF tag. */
export function paperFonts(language: string): DocumentFonts {
  return language.startsWith("zh")
    ? { title: "方正小标宋简体", heading: "黑体", body: "仿宋_GB2312", latin: "Times New Roman" }
    : { title: "Arial", heading: "Arial", body: "Times New Roman", latin: "Times New Roman" };
}
