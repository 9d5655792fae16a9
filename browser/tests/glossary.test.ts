/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import fc from "fast-check";
import { answers, type Candidate } from "../glossary/question.ts";
import { fold } from "../glossary/fold.ts";

Deno.test("Writings of the same word fold alike.", () => {
  const same: [string, string][] = [
    ["Mínzú Tuánjié", "minzutuanjie"],
    ["Fǎlǜ", "falv"],
    ["fǎlǜ", "FALU"],
    ["bičig", "bichig"],
    ["γajar", "gajar"],
    ["ündüsüten-ü", "undusuten u"],
    ["сургууль", "СУРГУУЛЬ"],
    ["төсөл", "тосол"],
    ["ＡＢＣ", "abc"],
    ["\u182e\u1823\u1829\u182d\u1823\u182f", "\u182e\u1824\u1829\u182d\u1824\u182f"], // o, u
    ["\u1820\u1836\u180b\u1822\u182e\u1820\u182d", "\u1820\u1836\u1822\u182e\u1820\u182d"], // selector
    ["\u1820\u1836\u180b\u1822\u182e\u1820\u182d", "\u1820\u1822\u182e\u1820\u182d"], // y left out
    ["\u182c\u1823\u1837\u1822\u1836\u180e\u1820", "\u182c\u1823\u1837\u1822\u1836\u1820"], // vowel separator
    ["\u1828\u1820\u182e\u180e\u1824\u1828", "\u1828\u1820\u182e\u202f\u1824\u1828"], // two ways to join a suffix
    ["\u1828\u1820\u182e\u180e\u1824\u1828", "\u1828\u1820\u182e \u1824\u1828"],
  ];
  for (const [one, other] of same) assert.equal(fold(one), fold(other));
});

Deno.test("Different words stay different.", () => {
  const words = [
    "\u1828\u1820\u182e",
    "\u182a\u1822\u1834\u1822\u182d",
    "学校",
    "xuéxiào",
    "school",
    "сургууль",
  ];
  assert.equal(new Set(words.map(fold)).size, words.length);
});

Deno.test("Folding what is folded changes nothing.", () => {
  const letters = fc.constantFrom(..."aAāǜčšγchsv 学，-ө".split(""));
  fc.assert(fc.property(fc.array(letters), (word) => {
    const folded = fold(word.join(""));
    assert.equal(fold(folded), folded);
  }));
});

Deno.test("A question narrows by text, domain and status.", () => {
  const candidate: Candidate = { texts: [fold("学校"), fold("xuéxiào")], domain: "units", status: "draft" };
  const nothing = { query: "", domain: "", status: "" };
  assert.equal(answers(candidate, nothing), true);
  assert.equal(answers(candidate, { ...nothing, query: "Xuexiao" }), true);
  assert.equal(answers(candidate, { ...nothing, query: "xuexiaoo" }), false);
  assert.equal(answers(candidate, { ...nothing, domain: "units", status: "draft" }), true);
  assert.equal(answers(candidate, { ...nothing, domain: "people" }), false);
  assert.equal(answers(candidate, { ...nothing, status: "reviewed" }), false);
});
