import { type Changes, changesOf, type Way, WAYS } from "../core/changes.ts";
import type { Assessment } from "../core/assessment.ts";
import { own } from "../core/records.ts";
import { element } from "../ui/dom.ts";
import { answerText } from "./answer-text.ts";
import type { Form } from "./form.ts";
import { numberOf, textOf } from "./shown-texts.ts";
import { _ } from "../ui/texts.ts";

/** A requirement whose answer has changed since the earlier period, with both. */
export interface ChangedRow {
  id: string;
  number: string;
  text: string;
  before: string;
  after: string;
}

/** What has changed, under its headings; those with nothing in them are left out. */
export function changedSince(
  form: Form,
  earlier: Assessment,
  later: Assessment,
): { title: string; rows: ChangedRow[] }[] {
  const { ratings, remedies }: Changes = changesOf(form.data, earlier, later);
  const words: Record<Way, string> = {
    worse: _("自评降低"),
    better: _("自评提高"),
    other: _("适用情况改变"),
    answered: _("这一期新自评"),
    unanswered: _("这一期还没有自评"),
  };
  const lists: [string, string[]][] = [
    ...WAYS.map((way): [string, string[]] => [words[way], ratings[way]]),
    [_("已经整改到位"), remedies.closed],
    [_("上期结转、仍未完成的整改"), remedies.left],
    [_("这一期新增的整改"), remedies.fresh],
  ];
  const row = (id: string): ChangedRow[] => {
    const found = form.rows.get(id);
    const told = (assessment: Assessment) => answerText(found!, own(assessment.answers, id));
    return found
      ? [{ id, number: numberOf(found), text: textOf(found), before: told(earlier), after: told(later) }]
      : [];
  };
  return lists.map(([title, ids]) => ({ title, rows: ids.flatMap(row) })).filter(({ rows }) => rows.length);
}

/** The same as a part of the page, folded unless it `isOpen`. */
export function changesView(
  form: Form,
  earlier: Assessment,
  later: Assessment,
  isOpen: boolean,
): HTMLElement | null {
  const lists = changedSince(form, earlier, later);
  if (!lists.length) return null;
  const period = earlier.period || _("上一周期");
  return element(
    "details",
    { class: "plain", open: isOpen },
    element("summary", {}, _("与 {period} 相比的变化", { period })),
    ...lists.flatMap(({ title, rows }) => [
      element("h3", {}, `${title} ${rows.length}`),
      element(
        "ul",
        {},
        ...rows.map(({ id, number, text, before, after }) =>
          element(
            "li",
            {},
            element("a", { href: `#${id.split(".")[1]}` }, `${number} ${text}`),
            " ",
            before === after ? after : `${before} → ${after}`,
          )
        ),
      ),
    ]),
  );
}
