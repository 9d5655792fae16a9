import type { PlanData } from "../core/plan-data.ts";

/** A text to show; with its language where that is not the page's. */
export type Display = string | { text: string; lang: string };

/** What the page embeds: the rules of every sector, and the texts for its ids in the page's language. */
export interface OverviewData {
  sectors: PlanData[];
  texts: {
    /** Says whose rules the scores follow. */
    disclaimer: Display;
    sectors: Record<string, Display>;
    /** By "sector.measure". */
    measures: Record<string, Display>;
    /** By "sector.group"; where the plan has groups. */
    groups?: Record<string, Display>;
    /** By full requirement id. */
    requirements: Record<string, Display>;
    /** By scale and rating. */
    ratings: Record<string, Record<string, Display>>;
    grades: Record<string, Display>;
    /** By points: what may be done from a score on, and what a veto is called. */
    thresholds?: Record<string, Display>;
    veto?: Display;
  };
}

/** A text to show, without its language. */
export function plainText(display: Display | undefined, otherwise = ""): string {
  return display === undefined ? otherwise : typeof display === "string" ? display : display.text;
}

/** The rules of one sector; undefined when the plan has no such sector. */
export function sectorData(data: OverviewData, sector: string): PlanData | undefined {
  return data.sectors.find((one) => one.sector.id === sector);
}
