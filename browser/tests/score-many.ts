/// <reference lib="deno.ns" />
// Scores the assessments that a Python test hands over on standard input: the browser's part of a comparison.
import { scoreSector } from "../core/scoring.ts";

const cases: Parameters<typeof scoreSector>[] = await new Response(Deno.stdin.readable).json();
console.log(JSON.stringify(cases.map((one) => scoreSector(...one))));
