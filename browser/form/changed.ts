import { type Changes, changesOf, type Way, WAYS } from "../core/changes.ts";
import type { Assessment } from "../core/assessment.ts";
import { own } from "../core/records.ts";
import { element } from "../ui/dom.ts";
import { answerText } from "./answer-text.ts";
import type { Form, Row } from "./form.ts";
import { linkTo } from "./shown-texts.ts";
import { _ } from "../ui/texts.ts";

/** A requirement whose answer has changed since the earlier period, with both. */
export interface Changed {
  row: Row;
  before: string;
  after: string;
}

/** What has changed, under its headings; those with nothing in them are left out. */
export function changedSince(
  form: Form,
  earlier: Assessment,
  later: Assessment,
): { title: string; rows: Changed[] }[] {
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
  const changed = (id: string): Changed[] => {
    const row = form.rows.get(id);
    if (!row) return [];
    const told = ({ answers }: Assessment) => answerText(row, own(answers, id));
    return [{ row, before: told(earlier), after: told(later) }];
  };
  return lists.map(([title, ids]) => ({ title, rows: ids.flatMap(changed) })).filter(({ rows }) =>
    rows.length
  );
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
        ...rows.map(({ row, before, after }) =>
          element("li", {}, linkTo(row), " ", before === after ? after : `${before} → ${after}`)
        ),
      ),
    ]),
  );
}
