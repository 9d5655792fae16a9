/// <reference lib="deno.ns" />
// Prints the JSON Schemas of the saved file and of the combined one, by name, made from the same field descriptions
// that reading a file uses.
import { toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import {
  answerFields,
  FACET_KEY,
  FORMAT,
  headFields,
  optionField,
  planFields,
  postField,
  REQUIREMENT_KEY,
} from "../core/assessment.ts";
import { COLLECTION } from "../core/collection.ts";

const { at, ...mayBeMissing } = answerFields;
const answer = v.pipe(
  v.strictObject({ ...optional(mayBeMissing), at }),
  v.description("The answer to one requirement; a reason under `na` takes the rating's place."),
);
const requirementId = v.pipe(v.string(), v.regex(REQUIREMENT_KEY));

/** How a saved file must look. */
export const assessment = v.pipe(
  v.strictObject({
    format: v.literal(FORMAT),
    plan: v.pipe(
      v.strictObject(planFields),
      v.description("The plan and the version of it that was answered."),
    ),
    ...headFields,
    facets: v.pipe(
      v.record(v.pipe(v.string(), v.regex(FACET_KEY)), optionField),
      v.description("Facts about the unit: facet id to option id."),
    ),
    posts: v.optional(v.pipe(
      v.record(v.pipe(v.string(), v.regex(FACET_KEY)), postField),
      v.description("Which post fills in a measure: measure id to post."),
    )),
    answers: v.pipe(v.record(requirementId, answer), v.description("Answers by full requirement id.")),
    history: v.optional(v.pipe(
      v.record(requirementId, v.array(answer)),
      v.description("Replaced answers by requirement id, newest first."),
    )),
  }),
  v.title("Self-check file"),
  v.description("One unit's answers for one sector and one period."),
);

/** How a combined file must look. */
export const collection = v.pipe(
  v.strictObject({
    format: v.literal(COLLECTION),
    plan: v.pipe(
      v.strictObject(planFields),
      v.description("The plan, and the version of it, under which the file was made."),
    ),
    saved_at: headFields.saved_at,
    assessments: v.pipe(v.array(assessment), v.description("Each is what a file of its own would hold.")),
  }),
  v.title("Self-check combined file"),
  v.description("The assessments of many units."),
);

/** The schemas by the name of their file; `$id` is relative, so that it holds wherever the site lies. */
export function jsonSchemas(): Record<string, Record<string, unknown>> {
  return { ...published(FORMAT, assessment), ...published(COLLECTION, collection) };
}

function published(format: string, source: v.GenericSchema): Record<string, Record<string, unknown>> {
  // That a day exists and a number is finite cannot be said in JSON Schema.
  const schema = toJsonSchema(source, { target: "draft-2020-12", ignoreActions: ["check"] });
  const { $schema, ...rest } = schema as Record<string, unknown>;
  const $id = `${format.replace("/", "-")}.schema.json`;
  return { [$id]: { $schema, $id, ...rest } };
}

function optional<T extends Record<string, v.GenericSchema>>(fields: T) {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, v.optional(field)]));
}

if (import.meta.main) console.log(JSON.stringify(jsonSchemas()));
