import type { Answer } from "../../core/assessment.ts";
import { _ } from "../../ui/texts.ts";
import type { Row } from "../reading/intake.ts";
import type { Finding, Kind } from "./hint.ts";

/** Equal answers of all, and texts among them: without texts two units that do well look alike. */
const LEAST_PART = 0.9, LEAST_TEXTS = 5, LEAST_LETTERS = 6;
/** Pieces that an assessment is compared by: two that differ in a few answers have most of them in common. */
const PIECES = 8;
/** What more units have in common is a form that was handed round, and stands among the equal notes. */
const MOST_IN_COMMON = 20;

/** Two units have handed in nearly the same answers. */
export const twinFiles: Kind = {
  title: () => _("两个单位几乎相同"),
  why: () =>
    _("同一类型的两个单位，九成以上自评连同备注和材料都一样，其中相同的文字有 {texts} 处以上。", {
      texts: LEAST_TEXTS,
    }),
  found: (values) => _("{all} 条中有 {equal} 条相同", values),
  begin: () => {
    const pieces = new Map<string, Row[]>();
    return {
      look: (row, answers) => {
        const places = Object.keys(answers).sort();
        const size = Math.max(1, Math.ceil(places.length / PIECES));
        for (let at = 0; at < places.length; at += size) {
          const ids = places.slice(at, at + size);
          if (!ids.some((id) => textsOf(answers[id]).length)) continue;
          const key = `${ids[0]} ${digest(ids.map((id) => mark(id, answers[id])).join("\n"))}`;
          const rows = pieces.get(key);
          if (rows) rows.push(row);
          else pieces.set(key, [row]);
        }
      },
      end: () => pairsOf(pieces).flatMap(compared),
    };
  },
};

/** The pairs of different units that have a piece in common, each once. */
function pairsOf(pieces: Map<string, Row[]>): [Row, Row][] {
  const pairs = new Map<string, [Row, Row]>();
  for (const rows of pieces.values()) {
    if (rows.length < 2 || rows.length > MOST_IN_COMMON) continue;
    for (const [n, one] of rows.entries()) {
      for (const other of rows.slice(n + 1)) {
        if (one.unit !== other.unit) pairs.set(`${one.number} ${other.number}`, [one, other]);
      }
    }
  }
  return [...pairs.values()];
}

function compared(rows: [Row, Row]): Finding[] {
  const [one, other] = rows.map(({ stored }) => stored.answers);
  const ids = Object.keys({ ...one, ...other });
  const equal = ids.filter((id) => one[id] && other[id] && mark(id, one[id]) === mark(id, other[id]));
  const texts = new Set(equal.flatMap((id) => textsOf(one[id])));
  if (equal.length < LEAST_PART * ids.length || texts.size < LEAST_TEXTS) return [];
  return [{ rows, values: { all: ids.length, equal: equal.length } }];
}

/** What an answer says, without when it was given. */
function mark(id: string, { rating, na, note, evidence }: Answer): string {
  return JSON.stringify([id, rating, na, note, evidence]);
}

function textsOf({ na, note, evidence }: Answer): string[] {
  return [na, note, evidence].filter((text): text is string => (text?.trim().length ?? 0) >= LEAST_LETTERS);
}

/** A number of 32 bits for a text (FNV-1a): equal texts have equal ones. */
function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}
