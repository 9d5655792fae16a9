import type { Answer } from "../../core/assessment.ts";
import type { PlanData } from "../../core/plan-data.ts";
import type { Row } from "../reading/intake.ts";

/** Something an office may ask a unit about. It never changes a number. */
export interface Hint {
  kind: HintKind;
  /** The assessments it is about. */
  rows: Row[];
  /** The requirement it is about, where it is one. */
  requirement?: string;
  /** What was found; its kind puts it into words. */
  values: Values;
}

/** A hint whose kind goes without saying: that of its search. */
export type Finding = Omit<Hint, "kind">;

/** By the names that a kind gives them. */
export type Values = Record<string, string | number>;

/** What a search knows beside the rows. */
export interface Context {
  /** Each row's earlier one. */
  earlier: ReadonlyMap<Row, Row>;
  /** Milliseconds. */
  now: number;
}

/** A search for one kind of hint: it looks at each assessment once and says at the end what it found. */
export interface Search {
  look(row: Row, answers: Record<string, Answer>, data: PlanData): void;
  end(): Finding[];
}

/** A kind of hint. */
export interface Kind {
  /** What such hints are called. */
  title: () => string;
  /** Why they are shown, with the rule. */
  why: () => string;
  /** What was found, in words. */
  found: (values: Values) => string;
  begin: (context: Context) => Search;
}

/** By its name in `kinds.ts`. */
export type HintKind = string;
