import type { Answer, Assessment } from "../core/assessment.ts";
import { facetsOf } from "../core/condition.ts";
import { displayed, isNotApplicable, type SectorScore, valueOf } from "../core/scoring.ts";
import { doneText } from "../ui/columns.ts";
import { all, element, one } from "../ui/dom.ts";
import type { Form, Row } from "../form/form.ts";
import { localTime, today } from "../core/local-time.ts";
import { pressing } from "../core/remedies.ts";
import { measureText, scoreText, standingText } from "../ui/score-text.ts";
import { numberOf, ratingLabelOf } from "../form/shown-texts.ts";
import { _ } from "../ui/texts.ts";
import { contentOf, type Parts, write } from "./parts.ts";
import { blankRows, cell, inOrder, line, type Long, rowWithLongTexts } from "./rows.ts";

/** Rows for the pen where the page has nothing to print. */
const SPARE = 10;

/** Makes the sheets of one assessment; only what applies to the unit stands on them. */
export class Sheets {
  private readonly rows: Row[];

  constructor(
    private readonly parts: Parts,
    private readonly form: Form,
    private readonly assessment: Assessment,
    private readonly score: SectorScore,
  ) {
    this.rows = [...form.rows.values()].filter((row) => !row.node.hidden);
  }

  /** Boxes to tick by hand: nothing of the answers, but the unit and the period. */
  checklist(): HTMLElement {
    const sheet = this.sheet("checklist", false);
    const blank = one(sheet, "table");
    const tables = this.measures().map(({ id, rows }) => {
      const table = blank.cloneNode(true) as HTMLElement;
      one(table, ".sheet__measure").append(this.title(id));
      one(table, "tbody").append(...rows.map((row) =>
        element(
          "tr",
          { "data-sheet-row": row.id },
          ...inOrder(table, {
            number: cell(numberOf(row), "number"),
            text: element("td", {}, this.text(row), this.facts(row)),
            boxes: element("td", { class: "boxes" }, ...this.boxes(row)),
          }),
        )
      ));
      return table;
    });
    blank.replaceWith(...tables);
    return sheet;
  }

  /** The self-assessment with everything that was filled in. */
  filled(): HTMLElement {
    const sheet = this.sheet("filled", true);
    one(sheet, ".sheet__standing").append(this.standing());
    const body = one(sheet, "tbody");
    for (const { id, rows } of this.measures()) {
      body.append(
        ...rows.flatMap((row) => this.filledRow(sheet, id, row)),
        this.subtotal(sheet, id),
      );
    }
    return sheet;
  }

  /** What is to be put right, by which post, by when. */
  gaps(): HTMLElement {
    const sheet = this.sheet("gaps", true);
    const body = one(sheet, "tbody");
    const { remedies, open, answered, applicable } = this.score;
    const { answers } = this.assessment;
    const { overdue, soon } = pressing(open, answers, today());
    one(sheet, ".sheet__standing").append(
      [
        _("已自评 {answered}/{applicable}", { answered, applicable }),
        open.length || answered < applicable
          ? _("待整改 {gaps}", { gaps: open.length })
          : _("目前没有待整改的要求。"),
        remedies.length > open.length &&
        _("已完成整改 {number}", { number: remedies.length - open.length }),
        overdue.length > 0 && _("逾期 {number}", { number: overdue.length }),
        soon.length > 0 && _("30 天内到期 {number}", { number: soon.length }),
      ].filter(Boolean).join(" · "),
    );
    for (const id of remedies) {
      const row = this.form.rows.get(id)!;
      const answer = answers[id];
      // What falls short, not the requirement as if it were met.
      const shortfall = [ratingLabelOf(row), answer.note].filter(Boolean).join("\n");
      const note = cell(shortfall);
      const action = cell(answer.action);
      const due = cell(answer.due, "centre");
      if (overdue.includes(id)) due.append(line(_("逾期")));
      const cells = inOrder(sheet, {
        number: cell(numberOf(row), "number"),
        text: element("td", {}, this.text(row), idLine(row)),
        note,
        action,
        post: cell(answer.post),
        due,
        done: cell(doneText(answer)),
      });
      body.append(...rowWithLongTexts(id, cells, [
        { cell: note, label: _("存在问题"), text: shortfall },
        { cell: action, label: _("整改措施"), text: answer.action },
      ]));
    }
    if (!remedies.length) body.append(...blankRows(sheet, SPARE));
    return sheet;
  }

  /** Which documents show what was done, and where they are kept. */
  evidence(): HTMLElement {
    const sheet = this.sheet("evidence", true);
    const body = one(sheet, "tbody");
    let any = false;
    for (const row of this.rows) {
      const text = this.assessment.answers[row.id]?.evidence;
      if (!text) continue;
      any = true;
      const material = cell(text);
      const cells = inOrder(sheet, {
        number: cell(numberOf(row), "number"),
        text: element("td", {}, this.text(row), idLine(row)),
        material,
      });
      body.append(
        ...rowWithLongTexts(row.id, cells, [{ cell: material, label: _("材料名称和存放处"), text }]),
      );
    }
    if (!any) body.append(...blankRows(sheet, SPARE));
    return sheet;
  }

  /** The first page of the meeting pack: its points, with the figures of this assessment. */
  agenda(): HTMLElement {
    const sheet = this.sheet("agenda", false);
    const { answered, applicable, open } = this.score;
    const standing = [
      _("适用要求 {applicable} 条", { applicable }),
      _("已自评 {answered}/{applicable}", { answered, applicable }),
    ];
    write(sheet, "agenda-checklist", standing.join(" · "));
    write(sheet, "agenda-gaps", _("待整改 {gaps}", { gaps: open.length }));
    return sheet;
  }

  /** The meeting's record as a sheet of its own. */
  minutes(): HTMLElement {
    const sheet = this.sheet("minutes", false);
    const record = this.parts.part("record");
    record.classList.add("record--page");
    sheet.append(record);
    return sheet;
  }

  /** `dated`: with the day on which the assessment was last changed. */
  private sheet(name: string, dated: boolean): HTMLElement {
    const sheet = this.parts.sheet(name);
    const { unit, period, saved_at, answers } = this.assessment;
    write(sheet, "unit", unit);
    write(sheet, "period", period);
    if (dated && Object.keys(answers).length) write(sheet, "date", localTime(saved_at).slice(0, 10));
    return sheet;
  }

  private measures(): { id: string; rows: Row[] }[] {
    return this.form.data.sector.measures
      .map(({ id, requirements }) => {
        const ids = new Set(requirements.map((requirement) => requirement.id));
        return { id, rows: this.rows.filter((row) => ids.has(row.id)) };
      })
      .filter(({ rows }) => rows.length);
  }

  private filledRow(
    sheet: HTMLElement,
    measure: string,
    row: Row,
  ): HTMLTableRowElement[] {
    const answer: Answer | undefined = this.assessment.answers[row.id];
    const na = isNotApplicable(answer, row.requirement);
    const value = na ? null : valueOf(row.requirement, this.form.data.scales, answer);
    const rating = element(
      "td",
      { class: "centre" },
      na || value !== null ? ratingLabelOf(row) : _("未自评"),
    );
    if (answer?.confirm) rating.append(line(_("待确认")));
    const reason = na ? `${_("不适用的理由")}${_("：")}${answer!.na}` : "";
    const texts = [reason, answer?.note].filter(Boolean).join("\n");
    const note = cell(texts);
    const evidence = cell(answer?.evidence);
    const cells = inOrder(sheet, {
      number: cell(numberOf(row), "number"),
      // In each row, not across rows: a cell across rows would keep all of them on one page.
      measure: element("td", { class: "measure-cell" }, this.title(measure)),
      text: element("td", {}, this.text(row), idLine(row)),
      rating,
      score: cell(this.worth(row, value), "centre"),
      evidence,
      note,
    });
    const long: Long[] = [
      { cell: evidence, label: _("佐证材料"), text: answer?.evidence },
      { cell: note, label: _("存在问题（备注）"), text: texts },
    ];
    return rowWithLongTexts(row.id, cells, long);
  }

  /** A measure's score in the column of scores; what stands left of it becomes its heading. */
  private subtotal(sheet: HTMLElement, measure: string): HTMLTableRowElement {
    const { answered, applicable } = this.score.measures[measure];
    const shown = cell(measureText(this.form.data, this.score.measures[measure]), "centre");
    const cells = inOrder(sheet, { score: shown });
    const left = cells.indexOf(shown) - 1;
    const heading = element(
      "th",
      { colspan: left, scope: "row" },
      this.title(measure),
      ` ${_("小计")} · ${_("已自评 {answered}/{applicable}", { answered, applicable })}`,
    );
    cells.splice(1, left, heading);
    return element("tr", { class: "subtotal" }, ...cells);
  }

  private standing(): string {
    const press = pressing(this.score.open, this.assessment.answers, today());
    return standingText(this.form.data, this.score, this.form.outcome(this.score), press);
  }

  /** A value 0..1 as points: out of a hundred, or of those the plan gives. */
  private worth({ requirement }: Row, value: number | null): string {
    const { weight, takes, veto } = requirement;
    if (value === null || (this.form.data.points && (takes || veto))) return "—";
    return scoreText(displayed(value * (this.form.data.points ? weight : 100)));
  }

  private title(measure: string): Node {
    return contentOf(one(this.form.root, `[data-measure="${measure}"] h2`));
  }

  private text(row: Row): Node {
    return contentOf(one(row.node, "h3"));
  }

  /**
   * In small type: the details, the id, how often, the condition as long as nobody has said whether it is met, the
   * prerequisite, what it is answered with.
   */
  private facts(row: Row): DocumentFragment {
    const facts = document.createDocumentFragment();
    const details = row.node.querySelector(".requirement__details");
    if (details) facts.append(details.cloneNode(true));
    const id = idLine(row);
    for (const fact of all(row.node, ".requirement__line .fact")) {
      id.append(" · ", contentOf(fact));
    }
    facts.append(id);
    const condition = row.node.querySelector(".requirement__condition");
    const { when } = row.requirement;
    if (condition && when && facetsOf(when).some((facet) => !(facet in this.assessment.facets))) {
      facts.append(element("small", {}, contentOf(condition)));
    }
    for (const fact of all(row.node, ".requirement__requires, .requirement__same")) {
      facts.append(element("small", {}, contentOf(fact)));
    }
    return facts;
  }

  private boxes(row: Row): HTMLElement[] {
    return all(row.node, ".ratings > label:not([hidden])").map((label) => {
      const isCount = label.querySelector("[type=number]") !== null;
      return element(
        "span",
        { class: "box" },
        !isCount && element("span", { class: "box__sign" }, "□"),
        contentOf(label),
        isCount && _("："),
        isCount && element("span", { class: "blank" }),
      );
    });
  }
}

function idLine(row: Row): HTMLElement {
  return line(`${_("编号")}${_("：")}${row.id}`);
}
