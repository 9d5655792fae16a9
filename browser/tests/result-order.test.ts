/// <reference lib="deno.ns" />
/** In which order what was found stands. */
import assert from "node:assert/strict";
import { type Found, inOrder } from "../theme/result-order.ts";

const languages = { own: "zh", all: ["zh", "en", "mn-Mong"] };

function section(location: string, title: string, text = "", score = 1): Found {
  return { location, title, text, score };
}

function addresses(pages: Found[][]): string[][] {
  return pages.map((sections) => sections.map(({ location }) => location));
}

Deno.test("The very words come before pieces of them, in a heading before in a text; what is equal keeps its order.", () => {
  const pages = [
    [section("a.html", "主题", "活动", 9)],
    [section("b.html", "学校", "每年召开一次<mark>主题</mark>\u200b<mark>班会</mark>。", 2)],
    [section("c.html", "班会", "主题", 5)],
    [section("d.html", "<mark>主题</mark>\u200b<mark>班会</mark>", "", 1)],
  ];
  assert.deepEqual(addresses(inOrder(pages, '"主题班会"', languages)), [["d.html"], ["b.html"], ["a.html"], [
    "c.html",
  ]]);
});

Deno.test("Pages in the language of the page that searches come first; a folder of another name is no language.", () => {
  const pages = [
    [section("en/a.html", "Rope rope")],
    [section("sectors/a.html", "Rope")],
    [section("mn-Mong/a.html", "Rope")],
  ];
  assert.deepEqual(addresses(inOrder(pages, "rope rope", languages)).flat(), [
    "sectors/a.html",
    "en/a.html",
    "mn-Mong/a.html",
  ]);
  const own = { ...languages, own: "en" };
  assert.deepEqual(addresses(inOrder(pages, "rope", own)).flat(), [
    "en/a.html",
    "sectors/a.html",
    "mn-Mong/a.html",
  ]);
});

Deno.test("Within a page the section with the very words leads, and its score keeps it from being left out.", () => {
  const [[first, second]] = inOrder(
    [[section("a.html", "Ropes", "", 8), section("a.html#b", "Old rope", "", 1)]],
    "old rope",
    languages,
  );
  assert.equal(first.location, "a.html#b");
  assert.ok(first.score > second.score);
});
