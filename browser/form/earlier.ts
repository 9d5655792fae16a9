import type { Assessment } from "../core/assessment.ts";
import { carryOver } from "../core/carry-over.ts";
import { earlierOf } from "../core/timeline.ts";
import type { Session } from "./session.ts";

/** The same unit's latest earlier period that is stored, under the present plan; undefined for none. */
export function earlierIn(session: Session): Assessment | undefined {
  const list = session.list();
  const others = list.ok ? list.records.filter(({ id }) => !session.isCurrent(id)) : [];
  const earlier = earlierOf(session.assessment, others.map(({ assessment }) => assessment));
  return earlier && carryOver(session.data, earlier).assessment;
}
