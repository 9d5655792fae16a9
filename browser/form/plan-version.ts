import { loadScript } from "../ui/on-demand.ts";
import { _ } from "../ui/texts.ts";
import type { Session } from "./session.ts";

/** What has changed for some requirements since a version of the plan (selfcheck/pages/plan_changes.py). */
export interface PlanChange {
  kind: "reworded" | "moved" | "split" | "merged" | "new" | "dropped";
  before: { id: string; number: string; text: string }[];
  /** Full ids; those of other sectors too. */
  after: string[];
}

declare global {
  /** By version of the plan. */
  var selfCheckChanges: Record<string, PlanChange[]> | undefined;
}

/** The version of the plan under which the assessment on the page was filled in, and all that has changed since. */
export interface PlanVersion {
  version: number;
  changes: PlanChange[];
}

/** What has changed in the plan since the assessment on the page was filled in; null where nothing has. */
export async function changedPlan(root: HTMLElement, session: Session): Promise<PlanVersion | null> {
  const script = root.dataset.changes;
  const { id } = session.place;
  const version = script && id ? versionOf(id, session) : session.data.plan.version;
  if (version >= session.data.plan.version) return null;
  try {
    await loadScript(script!);
  } catch {
    return null; // the answers are there all the same; the next page tries again
  }
  const changes = globalThis.selfCheckChanges?.[version];
  return changes ? { version, changes } : null;
}

/** The changes under what they are called; kinds of which there are none are left out. */
export function byKind(changes: PlanChange[]): { title: string; changes: PlanChange[] }[] {
  const titles: Record<PlanChange["kind"], string> = {
    reworded: _("改写"),
    moved: _("移动"),
    split: _("拆分"),
    merged: _("合并"),
    new: _("新增"),
    dropped: _("不再要求"),
  };
  return Object.entries(titles).map(([kind, title]) => ({
    title,
    changes: changes.filter((change) => change.kind === kind),
  })).filter((part) => part.changes.length);
}

/** The version that the stored record names, or that it named before it was saved under the present one. */
function versionOf(id: string, { store, memory, data }: Session): number {
  const stored = store.load(id);
  const version = stored.ok ? stored.assessment.plan.version : data.plan.version;
  if (version >= data.plan.version) return Number(memory.noted("filled-under", id) ?? version);
  memory.note("filled-under", id, String(version));
  return version;
}
