import { looseName, plainName } from "../../core/names.ts";
import type { ListedUnit } from "./units-list.ts";

/** Who has handed in. `Row` is whatever has a unit's name and its kind. */
export interface Matching<Row> {
  handedIn: Map<ListedUnit, Row[]>;
  missing: ListedUnit[];
  /** Handed in by units that the list does not have. */
  unlisted: Row[];
}

interface Named {
  unit: string;
  assessment: { sector: string };
}

/** Puts rows to the listed units by their names, and by their kinds where the list states them. */
export function matchUnits<Row extends Named>(units: ListedUnit[], rows: Row[]): Matching<Row> {
  const places = new Map<string, ListedUnit>();
  for (const unit of units) {
    for (const name of [unit.name, ...unit.aliases]) places.set(`${unit.sector} ${plainName(name)}`, unit);
  }
  const handedIn = new Map<ListedUnit, Row[]>();
  const unlisted: Row[] = [];
  for (const row of rows) {
    const unit = places.get(`${row.assessment.sector} ${row.unit}`) ?? places.get(` ${row.unit}`);
    if (!unit) unlisted.push(row);
    else handedIn.set(unit, [...(handedIn.get(unit) ?? []), row]);
  }
  return { handedIn, missing: units.filter((unit) => !handedIn.has(unit)), unlisted };
}

/** Signs by which names differ that are meant to: the second school is not the first. */
const NUMERAL = /[\d〇一二三四五六七八九十百东西南北上下前后新老大小甲乙丙丁]/;
const LEAST_LETTERS = 4;

/**
 * Finds, among `others`, the names that may be meant by one: equal but for blanks, marks and numerals; one a part of the
 * other; or one letter different; the likeliest first. A question for the office, never an answer.
 */
export function nearNames(others: Iterable<string>): (name: string) => string[] {
  const known = [...new Set(others)].map((other): [string, string] => [other, looseName(other)]);
  return (name) => {
    const loose = looseName(name);
    return known.map(([other, its]): [number, string] => [nearness(loose, its), other])
      .filter(([rank]) => rank > 0)
      .sort((a, b) => a[0] - b[0])
      .map(([, other]) => other);
  };
}

/** 1 for equal, 2 for a part, 3 for one letter; 0 for names that have nothing to do with each other. */
function nearness(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < LEAST_LETTERS) return 0;
  if (long.includes(short)) return 2;
  if (long.length - short.length > 1) return 0;
  let start = 0, end = 0;
  while (start < short.length && short[start] === long[start]) start++;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
  const [odd, odder] = [short.slice(start, short.length - end), long.slice(start, long.length - end)];
  return odder.length <= 1 && !NUMERAL.test(odd) && !NUMERAL.test(odder) ? 3 : 0;
}
