import assert from "node:assert/strict";
import type { Answer } from "../core/assessment.ts";
import type { Stored } from "../core/storage.ts";
import { Keeping } from "../form/keeping.ts";
import { type Saved, Session } from "../form/session.ts";
import { Area, assessment, plan } from "./samples.ts";

export const PLAN = "agencies.plan", WINDOW = "agencies.window", VISITS = "agencies.visits";

/** The browser's storage for one test, with room for so many characters. */
export function storage(room = Infinity): Area {
  const area = new Area(room);
  for (const [name, value] of Object.entries({ localStorage: area, sessionStorage: new Area() })) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return area;
}

/** A tab: its session, and what it was told last. */
export class Tab {
  session = new Session(plan());
  keeping = new Keeping(this.session);
  told: Saved | undefined;

  constructor() {
    this.session.saved = (result) => this.told = result;
    this.session.start();
  }

  /** An answer is filled in, and stored when the hand rests. */
  answer(id: string, fields: Partial<Answer>): this {
    this.session.answer(id, fields);
    this.session.flush();
    return this;
  }

  /** The conflict it was told last. */
  get conflict(): Stored | null {
    assert.ok(this.told && !this.told.ok && this.told.code === "conflict");
    return this.told.stored;
  }

  get answers(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this.session.assessment.answers).map(([id, { rating, note }]) => [id, rating ?? note]),
    );
  }

  get codes(): string {
    return this.told && !this.told.ok ? this.told.code : "saved";
  }
}

/** Two tabs that show one stored assessment with these answers. */
export function twoTabs(
  answers: Parameters<typeof assessment>[0] = { plan: { rating: "no" } },
): [Tab, Tab, Area] {
  const area = storage();
  const one = new Tab();
  one.keeping.add(assessment(answers));
  return [one, new Tab(), area];
}
