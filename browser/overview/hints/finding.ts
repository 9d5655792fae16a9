import { type OverviewData, sectorData } from "../page-data.ts";
import type { Row } from "../reading/intake.ts";
import type { Context, Hint } from "./hint.ts";
import { KINDS } from "./kinds.ts";

/** All hints on these rows, kind by kind; `rest` is awaited between two rows. */
export async function findHints(
  data: OverviewData,
  rows: Row[],
  context: Context,
  rest: () => Promise<void>,
): Promise<Hint[]> {
  const searches = Object.entries(KINDS).map(([kind, { begin }]) => ({ kind, search: begin(context) }));
  for (const row of rows) {
    const plan = sectorData(data, row.assessment.sector);
    if (!plan) continue;
    const { answers } = row.stored;
    for (const { search } of searches) search.look(row, answers, plan);
    await rest();
  }
  const hints: Hint[] = [];
  for (const { kind, search } of searches) {
    hints.push(...search.end().map((hint) => ({ kind, ...hint })));
    await rest();
  }
  return hints;
}
