// What was put away as bytes comes back as it was.
import assert from "node:assert/strict";
import { parseAssessment } from "../core/assessment.ts";
import { AnswerStore } from "../overview/reading/stored-answers.ts";
import { assessment, AT, LATER } from "./samples.ts";

const replaced = { rating: "no", note: "«无»\n\u0001𠮷", at: AT };
const answers = {
  plan: { rating: "yes", note: "ᠮᠣᠩᠭᠣᠯ", evidence: "yes", due: "2026-12-31", at: LATER },
  count: { rating: 0, confirm: true as const, at: AT },
  away: { na: "__proto__", at: AT },
};

Deno.test("Answers of every kind, with those they replaced, are the same after they were stored.", () => {
  const store = new AnswerStore();
  for (const history of [undefined, { "agencies.plan": [replaced, replaced] }]) {
    const parsed = parseAssessment({ ...assessment(answers), ...(history && { history }) });
    assert.ok(parsed.ok && !parsed.refused.length);
    const { answers: before, history: past, ...head } = parsed.assessment;
    const stored = store.add({ answers: before, history: past });
    assert.deepEqual(stored.assessment(head), parsed.assessment);
  }
});

Deno.test("Assessments larger than one block, and many small ones after each other, keep apart.", () => {
  const store = new AnswerStore();
  const notes = Array.from({ length: 400 }, (_, n) => String(n).repeat(n % 50 ? 40 : 500_000));
  const stored = notes.map((note) => store.add({ answers: { "agencies.plan": { note, at: AT } } }));
  stored.forEach((one, n) => assert.equal(one.answers["agencies.plan"].note, notes[n]));
});
