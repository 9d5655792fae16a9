import type { Answer, Assessment } from "./assessment.ts";
import { historyOf, timeOf } from "./history.ts";
import { type PlanData, requirementsOf, retirementsOf } from "./plan-data.ts";
import { emptyRecord, own } from "./records.ts";

/** An answer that followed its requirement to other ids. */
export interface Move {
  from: string;
  to: string[];
  fate: "moved" | "split" | "merged";
}

/** An assessment under the ids of the plan's present version, and what became of each answer. */
export interface CarryOver {
  assessment: Assessment;
  matched: string[];
  moved: Move[];
  /** Ids the plan has dropped, or of requirements now in another sector; their answers are kept as they are. */
  retired: string[];
  /** Ids this plan never had; kept as they are. */
  unknown: string[];
}

/** Where an id leads, and whether what arrives has to be confirmed. */
interface Way {
  to: string[];
  confirm: boolean;
}

interface Candidate {
  answer: Answer;
  history: Answer[];
  confirm: boolean;
}

/**
 * Lets the answers follow the plan's list of retired ids: a moved one goes along, each part of a split one
 * gets a copy to be confirmed, merged ones become one (the newest is current, the others its history) to be
 * confirmed. No answer is lost, the given assessment is not changed, and doing it twice changes nothing more.
 */
export function carryOver(data: PlanData, assessment: Assessment): CarryOver {
  const present = requirementsOf(data);
  const retirements = retirementsOf(data);
  const result: CarryOver = { assessment, matched: [], moved: [], retired: [], unknown: [] };
  const candidates = new Map<string, Candidate[]>();
  const followed = new Map<string, Way>();

  const old = assessment.history ?? {};
  for (const [id, answer] of Object.entries(assessment.answers)) {
    const { to, confirm } = follow(id);
    const retirement = retirements.get(id);
    if (present.has(id)) result.matched.push(id);
    else if (retirement && retirement.fate !== "dropped" && to.length) {
      result.moved.push({ from: id, to, fate: retirement.fate });
    } else (retirement ? result.retired : result.unknown).push(id);
    for (const target of to.length ? to : [id]) {
      const waiting = candidates.get(target) ?? [];
      candidates.set(target, [...waiting, { answer, confirm, history: own(old, id) ?? [] }]);
    }
  }

  const answers = emptyRecord<Answer>();
  const history = emptyRecord<Answer[]>();
  for (const [id, replaced] of Object.entries(old)) {
    if (own(assessment.answers, id)) continue;
    const { to } = follow(id); // of an answer that was taken back
    for (const target of to.length ? to : [id]) {
      history[target] = historyOf(undefined, [...(own(history, target) ?? []), ...replaced]);
    }
  }
  for (const [id, found] of candidates) {
    const [current, ...others] = found.sort((a, b) => timeOf(b.answer) - timeOf(a.answer));
    const confirm = found.length > 1 || current.confirm;
    answers[id] = confirm ? { ...current.answer, confirm: true } : { ...current.answer };
    const replaced = [...others.map(({ answer }) => answer), ...found.flatMap((one) => one.history)];
    const kept = historyOf(current.answer, [...replaced, ...(own(history, id) ?? [])]);
    if (kept.length) history[id] = kept;
  }

  const { history: _history, ...rest } = assessment;
  const version = Math.max(data.plan.version, assessment.plan.version);
  result.assessment = {
    ...rest,
    plan: { ...assessment.plan, version },
    facets: { ...assessment.facets },
    answers,
  };
  if (Object.keys(history).length) result.assessment.history = history;
  return result;

  /**
   * Where the answers of an id go in the present plan, over any number of changes; none when nowhere, or in a circle.
   * Each id is followed once and without recursion: a long-lived plan has split and merged very many times.
   */
  function follow(id: string): Way {
    const waiting = [id];
    while (waiting.length) {
      const one = waiting[waiting.length - 1];
      const { to = [], fate = "moved" } = present.has(one) ? {} : retirements.get(one) ?? {};
      if (!followed.has(one)) {
        followed.set(one, { to: present.has(one) ? [one] : [], confirm: false });
        waiting.push(...to.filter((next) => !followed.has(next)));
      } else {
        waiting.pop();
        if (present.has(one)) continue;
        const ways = to.map((next) => followed.get(next)!);
        followed.set(one, {
          to: [...new Set(ways.flatMap((way) => way.to))],
          confirm: fate !== "moved" || ways.some((way) => way.confirm),
        });
      }
    }
    return followed.get(id)!;
  }
}
