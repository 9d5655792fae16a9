/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import fc from "fast-check";
import { formatAssessment, parseAssessment } from "../core/assessment.ts";
import { mendedText, spoiltBy } from "../core/pasted-text.ts";
import { assessment } from "./samples.ts";

const file = assessment({ plan: { rating: "yes", note: "一\u00a0二 {三} “四”" } }, {
  unit: "示例\u3000中学",
});
const text = formatAssessment(file);

/** What programs between two people make of a text; all of it can be undone. */
const WAYS: Record<string, string> = {
  "as it was": text,
  "on one line": JSON.stringify(file),
  "with a byte order mark and Windows' line ends": "\uFEFF" + text.replace(/\n/g, "\r\n"),
  "indented with blanks that do not break": text.replace(/^ +/gm, (blanks) => "\u00a0".repeat(blanks.length)),
  "indented with full-width blanks": text.replace(/^ +/gm, "\u3000"),
  "with invisible characters between the lines": text.replace(/\n/g, "\u200b\n\u2060"),
  "in a fence": "```json\n" + text + "```\n",
  "after words": "您好，这是我们的自查：\n" + text + "\n谢谢！",
  "as a quotation": text.replace(/^/gm, "> "),
  "as a quotation of a quotation": text.replace(/^/gm, ">> "),
  "after a sender's name and time": "张  10:23\n" + text,
};

for (const [way, pasted] of Object.entries(WAYS)) {
  Deno.test(`A text ${way} is read.`, () => {
    const parsed = parseAssessment(mendedText(pasted));
    assert.ok(parsed.ok);
    assert.equal(formatAssessment(parsed.assessment), text);
  });
}

Deno.test("What cannot be mended comes back as it was, with the reason where it can be told.", () => {
  const curly = text.replace(/"/g, "“");
  assert.equal(mendedText(curly), curly);
  assert.equal(spoiltBy(curly), "quotes");
  for (const length of [60, text.length / 2, text.length - 3]) {
    const cut = text.slice(0, length);
    assert.equal(mendedText(cut), cut);
    assert.equal(spoiltBy(cut), "cut-short");
  }
  for (const other of ["", "你好", "{", "<html>{}</html", "[1, 2"]) assert.equal(spoiltBy(other), null);
});

Deno.test("Whatever is pasted, nothing is thrown, and no text within quotation marks is changed.", () => {
  const words = fc.array(fc.constantFrom("{", "}", '"', "\\", "\u00a0", "“", "x", ":", ",", "\n", ">"));
  fc.assert(fc.property(words, (parts) => {
    mendedText(parts.join(""));
    spoiltBy(parts.join(""));
  }));
  fc.assert(fc.property(fc.string({ unit: "binary" }), (note) => {
    const own = JSON.stringify({ note });
    assert.deepEqual(JSON.parse(mendedText("看：\u00a0" + own + "\u00a0。")), { note });
  }));
});
