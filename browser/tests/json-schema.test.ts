/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import * as v from "valibot";
import { answerFields, parseAssessment } from "../core/assessment.ts";
import { formatCollection } from "../core/collection.ts";
import { collection, jsonSchemas } from "../tools/json-schema.ts";
import { answers } from "./overview-samples.ts";
import { assessment, AT } from "./samples.ts";

// deno-lint-ignore no-explicit-any
const schemas = jsonSchemas() as any;
const schema = schemas["self-check-1.schema.json"];

Deno.test("The published schema names the format and every field of the file, and allows no other.", () => {
  assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
  assert.doesNotMatch(schema.$id, /:/); // relative: it holds wherever the site lies
  assert.equal(schema.title, "Self-check file");
  assert.equal(schema.properties.format.const, "self-check/1");
  const fields = [
    "answers",
    "facets",
    "format",
    "history",
    "period",
    "plan",
    "posts",
    "saved_at",
    "sector",
    "unit",
  ];
  assert.deepEqual(Object.keys(schema.properties).sort(), fields);
  assert.deepEqual(
    [...schema.required].sort(),
    fields.filter((name) => !["history", "posts"].includes(name)),
  );
  assert.equal(schema.additionalProperties, false);
});

Deno.test("An answer in the schema has the fields that reading a file knows; only its date is required.", () => {
  const answer = schema.properties.answers.additionalProperties;
  assert.deepEqual(Object.keys(answer.properties).sort(), Object.keys(answerFields).sort());
  assert.deepEqual(answer.required, ["at"]);
  assert.deepEqual(answer.properties.rating.anyOf.map((one: { type: string }) => one.type), [
    "string",
    "number",
  ]);
  assert.deepEqual(schema.properties.history.additionalProperties.items, answer);
});

Deno.test("The schema of combined files holds that of single ones, and has a name of its own.", () => {
  const combined = schemas["self-check-collection-1.schema.json"];
  assert.equal(combined.$id, "self-check-collection-1.schema.json");
  assert.equal(combined.properties.format.const, "self-check-collection/1");
  assert.deepEqual([...combined.required].sort(), ["assessments", "format", "plan", "saved_at"]);
  assert.equal(combined.additionalProperties, false);
  const { $schema: _s, $id: _i, ...single } = schema;
  assert.deepEqual(combined.properties.assessments.items, single);
});

Deno.test("What the overview writes is as the schema of combined files says, also out of files full of faults.", () => {
  const sources: unknown[] = [
    assessment(answers("yes"), { history: { "agencies.plan": [{ rating: 2, at: AT }] } }),
    assessment({ plan: { na: "无此业务", due: "2026-12-31", confirm: true } }, { unit: "=1+1", facets: {} }),
    { format: "self-check/1", plan: { id: "x", version: 1 }, sector: "agencies" },
    { ...assessment({ plan: { rating: -1, due: "2026-02-30" } }), history: 1, facets: [], more: true },
  ];
  const read = sources.map((source) => {
    const result = parseAssessment(source);
    assert.ok(result.ok);
    return result.assessment;
  });
  for (const assessments of [read, []]) {
    const text = [...formatCollection({ id: "tengger-2019", version: 1 }, assessments, AT)].join("");
    v.assert(collection, JSON.parse(text));
    assert.equal(v.is(collection, { ...JSON.parse(text), assessments: sources }), false);
  }
});
