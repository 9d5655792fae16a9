import type { Answer, Assessment } from "../core/assessment.ts";
import type { PlanData, Requirement, Retirement } from "../core/plan-data.ts";
import type { StorageLike } from "../core/storage.ts";

export const AT = "2026-03-01T08:00:00Z";
export const LATER = "2026-04-01T08:00:00.500Z";

/** A small sector with every kind of requirement. */
export function plan(changes: { ids?: string[]; retired?: Retirement[]; version?: number } = {}): PlanData {
  const ids = changes.ids ?? ["plan", "window", "respect", "visits"];
  const kinds: Record<string, Partial<Requirement>> = {
    window: { when: { facet: "service-window", is: "yes" } },
    respect: { scale: "quality", weight: 2 },
    visits: { scale: "count", target: 4 },
  };
  const requirements = ids.map((id) => ({ id: `agencies.${id}`, scale: "has", weight: 1, ...kinds[id] }));
  return {
    plan: { id: "tengger-2019", version: changes.version ?? 1 },
    scales: {
      has: { kind: "choice", ratings: { yes: 1, partly: 0.5, no: 0 } },
      quality: { kind: "choice", ratings: { full: 1, mostly: 0.75, partly: 0.5, none: 0 } },
      count: { kind: "count" },
    },
    grades: [{ id: "excellent", from: 90 }, { id: "good", from: 75 }, { id: "fair", from: 60 }, {
      id: "weak",
      from: 0,
    }],
    sector: {
      id: "agencies",
      facets: [{ id: "service-window", options: ["yes", "no"] }],
      measures: [
        { id: "mechanism", weight: 1, requirements: requirements.slice(0, 2) },
        { id: "conduct", weight: 2, requirements: requirements.slice(2) },
      ],
    },
    retired: changes.retired ?? [],
  };
}

/** An assessment with these answers; the ids are given without the sector. */
export function assessment(
  answers: Record<string, Partial<Answer>> = {},
  more: Partial<Assessment> = {},
): Assessment {
  return {
    format: "self-check/1",
    plan: { id: "tengger-2019", version: 1 },
    unit: "旗民族事务局",
    sector: "agencies",
    period: "2026 上半年",
    facets: { "service-window": "yes" },
    answers: Object.fromEntries(
      Object.entries(answers).map(([id, answer]) => [`agencies.${id}`, { at: AT, ...answer }]),
    ),
    saved_at: AT,
    ...more,
  };
}

/** A stand-in for the browser's storage, with room for so many characters. */
export class Area implements StorageLike {
  entries = new Map<string, string>();
  constructor(private room = Infinity) {}
  get length(): number {
    return this.entries.size;
  }
  key(index: number): string | null {
    return [...this.entries.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    const others = [...this.entries].filter(([name]) => name !== key);
    if (others.reduce((sum, [, text]) => sum + text.length, value.length) > this.room) {
      throw new DOMException("full", "QuotaExceededError");
    }
    this.entries.set(key, value);
  }
  removeItem(key: string): void {
    this.entries.delete(key);
  }
}

/** What JSON makes of a value: for comparing maps without a prototype with plain ones. */
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
