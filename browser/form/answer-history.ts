import type { Answer, Assessment } from "../core/assessment.ts";
import { localTime } from "../core/local-time.ts";
import { NOTED } from "../core/noted.ts";
import { own } from "../core/records.ts";
import { columnsOf } from "../ui/columns.ts";
import { dialog } from "../ui/dialog.ts";
import { button, element, one } from "../ui/dom.ts";
import { answerText } from "./answer-text.ts";
import type { Form, Row } from "./form.ts";
import type { Session } from "./session.ts";
import { numberOf, textOf } from "./shown-texts.ts";
import { _ } from "../ui/texts.ts";

/** A button in the details of each requirement that was answered otherwise before: what merging has set aside, last period. */
export function offerHistory(
  root: HTMLElement,
  form: Form,
  session: Session,
  earlier: () => Assessment | undefined,
): void {
  root.addEventListener("focusin", ({ target }) => {
    const details = (target as Element).closest(".details");
    const row = form.rowOf(details);
    if (!details || !row || details.querySelector(".history")) return;
    const before = earlierAnswers(row, session.assessment, earlier());
    if (!before.length) return;
    one(details, ".details__actions").append(
      button(_("历次填写"), () => show(row, earlierAnswers(row, session.assessment, earlier())), {
        class: "history",
      }),
    );
  });
}

/** Each with what it is: when it was replaced, or of which period it is. */
function earlierAnswers(
  row: Row,
  assessment: Assessment,
  earlier: Assessment | undefined,
): [string, Answer][] {
  const set = own(assessment.history ?? {}, row.id) ?? [];
  const before = earlier && own(earlier.answers, row.id);
  return [
    ...set.map((
      answer,
    ): [string, Answer] => [_("本期较早的填写（{time}）", { time: localTime(answer.at) }), answer]),
    ...(before ? [[earlier!.period || _("上一周期"), before] as [string, Answer]] : []),
  ];
}

function show(row: Row, answers: [string, Answer][]): void {
  const columns = columnsOf("assessment").filter(({ name }) => (NOTED as readonly string[]).includes(name));
  const told = (answer: Answer) =>
    columns.flatMap(({ label, value }) => {
      const text = value({ id: row.id, measure: "", text: "", rating: "", answer });
      return text ? [element("dt", {}, label), element("dd", {}, String(text))] : [];
    });
  dialog(
    _("历次填写"),
    [
      element("p", {}, `${numberOf(row)} ${textOf(row)}`),
      ...answers.flatMap(([what, answer]) => [
        element("h3", {}, what),
        element(
          "dl",
          { class: "preview" },
          element("dt", {}, _("自评")),
          element("dd", {}, answerText(row, answer)),
          ...told(answer),
        ),
      ]),
    ],
    [],
  );
}
