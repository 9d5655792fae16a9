/// <reference lib="deno.ns" />
/** Which letter a key stands for, whatever layout and lock are on. */
import { letter } from "../form/letter.ts";
import assert from "node:assert/strict";

const CASES: [key: string, code: string, letter: string][] = [
  ["s", "KeyS", "s"],
  ["S", "KeyS", "s"], // Caps Lock
  ["ы", "KeyS", "s"], // a Russian layout
  ["ᠰ", "KeyS", "s"], // a Mongolian one
  ["o", "KeyS", "o"], // Dvorak: the layout's own letter counts
  ["1", "Digit1", "1"],
  ["ö", "Semicolon", "ö"],
  ["Delete", "Delete", "delete"],
];

for (const [key, code, expected] of CASES) {
  Deno.test(`the key ${code} that writes ${key} is ${expected}`, () => {
    assert.equal(letter({ key, code }), expected);
  });
}
