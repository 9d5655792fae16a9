import { displayed } from "../core/scoring.ts";
import type { OverviewData } from "./page-data.ts";
import type { Row } from "./reading/intake.ts";
import { type Move, movers, type Standing, standingOf } from "./standing.ts";
import { type Matching, matchUnits } from "./units/matching.ts";
import type { ListedUnit } from "./units/units-list.ts";

const MOVES_SHOWN = 5;

/** What the first page, the workbook and the bulletin tell of the chosen periods. */
export class Figures {
  readonly plan: { id: string; version: number };
  readonly all: Standing;
  /** The kinds of which there is anything, in the plan's order. */
  readonly kinds: {
    sector: string;
    standing: Standing;
    /** With a list that states kinds. */
    expected: number | undefined;
  }[];
  readonly improved: Move[];
  readonly fallen: Move[];
  /** With a list of the units that are to hand in. */
  readonly listed: { expected: number; missing: ListedUnit[]; matching: Matching<Row> } | undefined;

  /** `rows`: those of the chosen periods, of all kinds; `period`: these periods in words. */
  constructor(
    data: OverviewData,
    readonly rows: Row[],
    readonly earlier: ReadonlyMap<Row, Row>,
    readonly period: string,
    units: ListedUnit[],
  ) {
    this.plan = data.sectors[0].plan;
    this.all = standingOf(rows, earlier);
    if (units.length) {
      const matching = matchUnits(units, rows);
      this.listed = { expected: units.length, missing: matching.missing, matching };
    }
    const statesKinds = units.some(({ sector }) => sector);
    this.kinds = data.sectors.flatMap(({ sector: { id } }) => {
      const ofKind = rows.filter(({ assessment }) => assessment.sector === id);
      const expected = statesKinds ? units.filter(({ sector }) => sector === id).length : undefined;
      return ofKind.length || expected
        ? [{ sector: id, standing: standingOf(ofKind, earlier), expected }]
        : [];
    });
    ({ improved: this.improved, fallen: this.fallen } = movers(rows, earlier, MOVES_SHOWN));
  }

  /** The mean score as it is shown; null without any. */
  shownMean({ scores }: Standing): number | null {
    return scores && displayed(scores.mean);
  }

  /** The mean change as it is shown; null without any. */
  shownChange({ change }: Standing): number | null {
    return change && displayed(change.mean);
  }
}
