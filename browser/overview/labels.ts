import type { Answer } from "../core/assessment.ts";
import type { PlanData } from "../core/plan-data.ts";
import { isNotApplicable, type SectorScore } from "../core/scoring.ts";
import { own } from "../core/records.ts";
import type { Told } from "../ui/columns.ts";
import { element } from "../ui/dom.ts";
import { officeReason } from "../workbook/reasons.ts";
import { outcomeText as scoreOutcome } from "../ui/score-text.ts";
import { _ } from "../ui/texts.ts";
import type { Item, Note, Reason, Row } from "./reading/intake.ts";
import { type Display, type OverviewData, plainText } from "./page-data.ts";

/** A text as it stands on the page: one in another language than the page's says so. */
export function shown(display: Display | undefined, otherwise = ""): Node | string {
  return display !== undefined && typeof display !== "string"
    ? element("span", { lang: display.lang }, display.text)
    : plainText(display, otherwise);
}

/** The label of the answer's rating, its count, or that it does not apply. */
function ratingLabel(texts: OverviewData["texts"], scale: string, answer: Answer | undefined): string {
  if (isNotApplicable(answer)) return _("不适用");
  const rating = answer?.rating;
  return typeof rating === "string"
    ? plainText(texts.ratings[scale]?.[rating], rating)
    : String(rating ?? "");
}

/** What an assessment comes to beside the number: grade, veto, thresholds. */
export function outcomeOf(texts: OverviewData["texts"], score: SectorScore): string {
  return scoreOutcome(score, {
    grade: (id) => plainText(texts.grades[id], id),
    threshold: (id) => plainText(texts.thresholds?.[id], id),
    veto: () => plainText(texts.veto),
  });
}

/** The requirements of one assessment's plan with its answers, in the plan's order, as lists tell of them. */
export function toldOf(texts: OverviewData["texts"], data: PlanData, { stored }: Row): Told[] {
  const { answers } = stored;
  return data.sector.measures.flatMap((measure) =>
    measure.requirements.map(({ id, scale }) => {
      const answer = own(answers, id);
      return {
        id,
        measure: plainText(texts.measures[`${data.sector.id}.${measure.id}`], measure.id),
        text: plainText(texts.requirements[id], id),
        rating: ratingLabel(texts, scale, answer),
        answer,
      };
    })
  );
}

/** What is, or was, to be put right in one assessment, likewise. */
export function remediesOf(texts: OverviewData["texts"], data: PlanData, row: Row): Told[] {
  const remedies = new Set(row.score.remedies);
  return remedies.size ? toldOf(texts, data, row).filter(({ id }) => remedies.has(id)) : [];
}

/** What became of a file, in a word. */
export function outcomeText(outcome: Item["outcome"]): string {
  switch (outcome) {
    case "read":
      return _("已读取");
    case "older":
      return _("重复，不计");
    case "refused":
      return _("未读取");
  }
}

/** Everything the list says about a file beside its outcome. */
export function remarks({ reason, instead, notes }: Item): string[] {
  return [
    ...(reason ? [reasonText(reason)] : []),
    ...(instead === undefined
      ? []
      : [_("同一单位、类型和自评周期，以较晚保存的为准：{name}", { name: instead })]),
    ...notes.map(noteText),
  ];
}

/** A remark on a file that was read. */
function noteText(note: Note): string {
  switch (note.code) {
    case "older-plan":
      return _("旧版方案数据（第 {version} 版），自评已按编号转入现行版本，改号 {moved} 条", { ...note });
    case "newer-plan":
      return _("来自较新的方案数据（第 {version} 版），请更新本站", { ...note });
    case "left-out":
      return _("有 {number} 处内容不合规定，没有采用", { ...note });
    case "orphans":
      return _("有 {number} 条自评的要求已不在方案里，仅保留，不计分", { ...note });
    case "future":
      return _("日期在将来（{date}），请核对填报电脑的时钟", { ...note });
    case "similar-name":
      return _("与“{name}”名称相近，请核对是不是同一个单位", { ...note });
    case "to-confirm":
      return _("有 {number} 条自评待确认", { ...note });
  }
}

/** Why a file was not read. */
function reasonText(reason: Reason): string {
  switch (reason) {
    case "empty":
      return _("空文件");
    case "not-utf8":
      return _("文字编码不是 UTF-8，可能被别的程序改存过");
    case "unreadable":
      return _("浏览器无法读取这个文件");
    case "folder-unreadable":
      return _("浏览器不让本页读取拖来的文件夹，请用“选择文件夹”");
    case "not-json":
      return _("内容已损坏，或者不是自查文件");
    case "not-an-assessment":
    case "other-format":
      return _("不是自查文件");
    case "newer-format":
      return _("来自较新版本的网站，请更新本站");
    case "no-plan":
      return _("没有写明属于哪份方案");
    case "other-plan":
      return _("属于另一份方案");
    case "no-sector":
      return _("没有写明单位类型");
    case "other-sector":
      return _("方案里没有这种单位类型");
    case "no-unit":
      return _("没有填单位名称，无法归到单位");
    case "too-large":
      return _("文件太大，不是自查文件");
    case "cut-off":
      return _("合并文件不完整，后面的内容缺失");
    case "zip-broken":
      return _("压缩包已损坏");
    case "zip-encrypted":
      return _("压缩包有密码，请先解压");
    case "zip-method":
      return _("压缩方式不受支持，请先解压");
    case "zip-nested":
      return _("压缩包里的压缩包不打开，请先解压");
    case "other-archive":
      return _("本页无法打开这种压缩包，请先解压，或者改用 .zip");
    case "zip-too-many":
      return _("压缩包里的文件太多");
    case "zip-too-large":
      return _("压缩包解压以后太大");
    default:
      return officeReason(reason);
  }
}
