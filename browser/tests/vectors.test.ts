/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import type { Answer } from "../core/assessment.ts";
import type { PlanData } from "../core/plan-data.ts";
import { scoreSector } from "../core/scoring.ts";

interface Vectors {
  about: string;
  data: PlanData;
  cases: {
    name: string;
    facets: Record<string, string>;
    answers: Record<string, Answer>;
    expect: {
      score: number | null;
      displayed: number | null;
      applicable: number;
      answered: number;
      gaps: string[];
      remedies?: string[];
      open?: string[];
      grade: string | null;
      measures: Record<string, number | null>;
      groups?: Record<string, number | null>;
      bonus?: number;
      vetoes?: string[];
      reached?: string[];
      withheld?: Record<string, string[]>;
    };
  }[];
}

const folder = new URL("../../tests/vectors/", import.meta.url);
let cases = 0;

for (const { name: file } of [...Deno.readDirSync(folder)].sort((a, b) => a.name < b.name ? -1 : 1)) {
  if (!file.endsWith(".json")) continue;
  const vectors: Vectors = JSON.parse(Deno.readTextFileSync(new URL(file, folder)));
  Deno.test(`${file}: ${vectors.about}`, async (t) => {
    for (const { name, facets, answers, expect } of vectors.cases) {
      cases++;
      await t.step(name, () => {
        const result = scoreSector(vectors.data, facets, answers);
        const {
          score,
          measures,
          groups = {},
          bonus = 0,
          vetoes = [],
          reached = [],
          withheld = {},
          remedies = expect.gaps,
          open = expect.gaps,
          ...exact
        } = expect;
        assertClose(result.score, score, "score");
        assert.deepEqual(Object.keys(result.measures), Object.keys(measures));
        for (const id of Object.keys(measures)) assertClose(result.measures[id].score, measures[id], id);
        assert.deepEqual(Object.keys(result.groups), Object.keys(groups));
        for (const id of Object.keys(groups)) assertClose(result.groups[id].score, groups[id], id);
        assertClose(result.bonus, bonus, "bonus");
        assert.deepEqual([result.vetoes, result.reached, result.withheld], [vetoes, reached, withheld]);
        assert.deepEqual([result.remedies, result.open], [remedies, open]);
        const { displayed, applicable, answered, gaps, grade } = result;
        assert.deepEqual({ displayed, applicable, answered, gaps, grade }, exact);
      });
    }
  });
}

Deno.test("The vectors are found: an empty folder would pass everything.", () => {
  assert.ok(cases >= 130, `${cases} cases`);
});

function assertClose(actual: number | null, expected: number | null, what: string): void {
  if (actual === null || expected === null) assert.equal(actual, expected, what);
  else assert.ok(Math.abs(actual - expected) < 1e-9, `${what}: ${actual}, not ${expected}`);
}
