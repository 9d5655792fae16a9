import type { Answer } from "../core/assessment.ts";
import { lastChange } from "../core/history.ts";
import type { Preview } from "../core/merge.ts";
import { own } from "../core/records.ts";
import type { Stored } from "../core/storage.ts";
import { element } from "../ui/dom.ts";
import { facetChange, numberOf, textOf } from "./shown-texts.ts";
import { _ } from "../ui/texts.ts";
import { answerText } from "./answer-text.ts";
import type { Form } from "./form.ts";
import { refusal } from "./refusals.ts";

const MOST = 100;

/** What opening a file would do, line by line; `here` is the assessment of the same unit and period on this computer. */
export function previewList(form: Form, preview: Preview, here: Stored | undefined): HTMLElement {
  const { assessment, compared } = preview;
  const facets = preview.facets.map(({ id, here, file }) => facetChange(form, id, here, file));
  const takesFacets = here !== undefined && lastChange(assessment) > lastChange(here.assessment);
  const conflicts = (state: string) =>
    here
      ? compared.filter((one) => one.state === state).map(({ id }) =>
        conflictText(form, id, own(here.assessment.answers, id), own(assessment.answers, id))
      )
      : [];
  const lines: [string, string[] | number][] = [
    [_("合并以后改变的单位情况"), takesFacets ? facets : []],
    [_("单位情况不同，合并以后仍按本机"), takesFacets ? [] : facets],
    [_("对应到现有要求的自评"), preview.matched.length],
    [_("随要求改到新编号的自评"), preview.moved.map(({ from, to }) => `${from} → ${to.join(", ")}`)],
    [_("要求已取消的自评（仅保留，不计分）"), preview.retired],
    [_("本方案没有的编号的自评（仅保留，不计分）"), preview.unknown],
    [_("没有采用的内容"), preview.refused.map(({ path, code }) => `${path}：${refusal(code)}`)],
    [_("比本机新的自评，合并以后采用"), conflicts("newer")],
    [_("比本机旧的自评，合并以后仍按本机"), conflicts("older")],
    [_("本机没有的自评"), here ? compared.filter(({ state }) => state === "new").length : 0],
  ];
  const shown = lines.filter(([, value]) => typeof value === "number" ? value : value.length);
  return element("dl", { class: "preview" }, ...shown.flatMap(([label, value]) => listed(label, value)));
}

/** How many there are of something, and the first hundred of them where they are named. */
export function listed(label: string, value: number | string[]): HTMLElement[] {
  const head = [
    element("dt", {}, label),
    element("dd", {}, String(typeof value === "number" ? value : value.length)),
  ];
  if (typeof value === "number") return head;
  const list = element("ul", {}, ...value.slice(0, MOST).map((text) => element("li", {}, text)));
  return [...head, element("dd", { class: "preview__list" }, list)];
}

/** A requirement whose answer here and in the file are not the same, with both. */
function conflictText(form: Form, id: string, here: Answer | undefined, file: Answer | undefined): string {
  const row = form.rows.get(id);
  const told = (answer: Answer | undefined) => row ? answerText(row, answer) : String(answer?.rating ?? "");
  const [ours, theirs] = [told(here), told(file)];
  const about = row ? `${numberOf(row)} ${textOf(row)}` : id;
  const difference = ours === theirs ? _("（备注、材料或者整改不同）") : `${ours} → ${theirs}`;
  return `${about} ${difference}`;
}
