import { _ } from "../../ui/texts.ts";
import type { Row } from "../reading/intake.ts";
import type { Kind } from "./hint.ts";

const LEAST_LETTERS = 12, LEAST_UNITS = 3;

/** Several units have noted the same words under one requirement. */
export const sameNote: Kind = {
  title: () => _("多个单位备注相同"),
  why: () =>
    _("同一条要求下，{units} 个以上单位的备注一字不差，备注在 {letters} 字以上。", {
      units: LEAST_UNITS,
      letters: LEAST_LETTERS,
    }),
  found: (values) => _("{number} 个单位都写：{note}", values),
  begin: () => {
    const notes = new Map<string, { requirement: string; note: string; rows: Map<string, Row> }>();
    return {
      look: (row, answers) => {
        for (const [requirement, { note }] of Object.entries(answers)) {
          const plain = note?.replace(/\s+/g, "") ?? "";
          if (plain.length < LEAST_LETTERS) continue;
          const key = `${requirement} ${plain}`;
          const found = notes.get(key) ?? { requirement, note: note!, rows: new Map() };
          // A unit may well repeat its own words the next year.
          notes.set(key, found);
          found.rows.set(row.unit, row);
        }
      },
      end: () =>
        [...notes.values()].filter(({ rows }) => rows.size >= LEAST_UNITS)
          .sort((a, b) => b.rows.size - a.rows.size)
          .map(({ requirement, note, rows }) => ({
            requirement,
            rows: [...rows.values()],
            values: { number: rows.size, note: note.trim() },
          })),
    };
  },
};
