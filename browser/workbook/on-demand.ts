import { loadScript } from "../ui/on-demand.ts";
import type {} from "./workbook-bundle.ts";

type Workbooks = NonNullable<typeof globalThis.selfCheckWorkbooks>;

/** What reads and fills workbooks; loaded when the first one comes. */
export async function loadWorkbooks(): Promise<Workbooks> {
  if (!globalThis.selfCheckWorkbooks) await loadScript("self-check-workbook.js");
  return globalThis.selfCheckWorkbooks!;
}

/** The blank workbook of a sector in a language of the site. */
export async function loadBlank(sector: string, language: string): Promise<Uint8Array> {
  await loadScript(`workbooks/${sector}.${language}.js`);
  return Uint8Array.from(atob(globalThis.selfCheckBlank!), (sign) => sign.charCodeAt(0));
}
