/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import { answerFields } from "../core/assessment.ts";
import { jsonSchema } from "../tools/json-schema.ts";

// deno-lint-ignore no-explicit-any
const schema = jsonSchema() as any;

Deno.test("The published schema names the format and every field of the file, and allows no other.", () => {
  assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
  assert.doesNotMatch(schema.$id, /:/); // relative: it holds wherever the site lies
  assert.equal(schema.title, "Self-check file");
  assert.equal(schema.properties.format.const, "self-check/1");
  const fields = ["answers", "facets", "format", "history", "period", "plan", "saved_at", "sector", "unit"];
  assert.deepEqual(Object.keys(schema.properties).sort(), fields);
  assert.deepEqual([...schema.required].sort(), fields.filter((name) => name !== "history"));
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
