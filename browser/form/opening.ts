import {
  type Assessment,
  type FileRefusal,
  MAX_BYTES,
  parseAssessment,
  type ParseResult,
  type Refusal,
  type RefusalCode,
} from "../core/assessment.ts";
import { mendedText, spoiltBy } from "../core/pasted-text.ts";
import { lastChange } from "../core/history.ts";
import { isSameSubject, joinFrom, merge, type Preview, previewOpening } from "../core/merge.ts";
import type { Removed, Stored } from "../core/storage.ts";
import { dialog } from "../ui/dialog.ts";
import { element } from "../ui/dom.ts";
import { kindOf } from "../core/file-kinds.ts";
import { isOffice, officeReason, type OfficeRefusal } from "../workbook/reasons.ts";
import { loadWorkbooks } from "../workbook/on-demand.ts";
import type { Form } from "./form.ts";
import type { Notices } from "./notices.ts";
import type { Session } from "./session.ts";
import { _ } from "../ui/texts.ts";

/** Opening saved files and pasted texts: read, show what would happen, and only then do it. */
export class Opening {
  constructor(
    private readonly session: Session,
    private readonly form: Form,
    private readonly notices: Notices,
    private readonly offerUndo: (removed: Removed | undefined) => void,
  ) {}

  /** Lets the user choose a file. */
  choose(): void {
    const input = element("input", { type: "file", accept: ".json,.xlsx" });
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (!file) return;
      // A workbook with the same answers may be larger than their text.
      if (file.size > 2 * MAX_BYTES) this.notices.show("opening", fileRefusal("too-large", ""));
      else this.readFile(file);
    });
    input.click();
  }

  private async readFile(file: File): Promise<void> {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const kind = kindOf(file.name, bytes);
      if (kind === "zip") await this.readWorkbook(file, bytes);
      else if (kind === "not-an-assessment" || kind === "other-archive") this.refuse("not-an-assessment");
      else if (kind !== "text") this.refuse(kind);
      // Another encoding is refused: it would turn names into rubbish unseen.
      else this.read(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch {
      this.notices.show("opening", _("这个文件无法读取。"));
    }
  }

  private async readWorkbook(file: File, bytes: Uint8Array): Promise<void> {
    const { openZip, officeKind, readBook, readWorkbook, WANTED } = await loadWorkbooks();
    const zip = openZip(bytes);
    const kind = zip.ok ? officeKind(zip.entries) : "workbook-broken";
    if (!zip.ok || kind !== "workbook") {
      if (kind === null) this.notices.show("opening", _("这是压缩包。请先解压，再打开里面的文件。"));
      else if (kind !== "workbook") this.refuse(kind);
      return;
    }
    const book = finished(readBook(zip.entries, WANTED));
    if (typeof book === "string") return this.refuse(book);
    const saved = new Date(file.lastModified).toISOString().replace(/\.\d+Z$/, "Z");
    const result = readWorkbook(book, saved);
    if (result.ok) this.preview(parseAssessment(result.assessment), result.refused);
    else this.refuse(result.code);
  }

  private refuse(code: OfficeRefusal | FileRefusal, text = ""): void {
    this.notices.show(
      "opening",
      isOffice(code) ? `${officeReason(code)}${_("。")}` : fileRefusal(code, text),
    );
  }

  /** Lets the user paste the text of a file, where a browser cannot open files. */
  paste(): void {
    const text = element("textarea", { rows: 8, "aria-label": _("把保存的文本粘贴在这里") });
    dialog(_("把保存的文本粘贴在这里"), [text], [{ label: _("打开"), act: () => this.read(text.value) }]);
  }

  /** Shows what opening this text would do. */
  read(text: string): void {
    this.preview(parseAssessment(text.length > MAX_BYTES ? text : mendedText(text)), [], text);
  }

  /** `refused` was left out before; `text` is what could not be read. */
  private preview(parsed: ParseResult, refused: Refusal[], text = ""): void {
    if (!parsed.ok) return this.refuse(parsed.code, text);
    const list = this.session.list();
    const here = list.ok
      ? list.records.find(({ assessment }) => isSameSubject(assessment, parsed.assessment))
      : undefined;
    const preview = previewOpening(
      this.session.data,
      parsed.assessment,
      [...refused, ...parsed.refused],
      here?.assessment,
    );
    if (!preview.ok) {
      return this.notices.show(
        "opening",
        preview.code === "other-plan"
          ? _("这个文件属于另一份方案，不能在这里打开。")
          : _("这个文件属于另一类单位（{sector}），请到那一页打开。", {
            sector: sectorTitle(parsed.assessment.sector),
          }),
      );
    }
    this.confirm(preview, here);
  }

  private confirm(preview: Preview, here: Stored | undefined): void {
    const { assessment, compared } = preview;
    const count = (state: string) => compared.filter((one) => one.state === state).length;
    const facets = preview.facets.map(({ id, here, file }) => this.form.facetChange(id, here, file));
    const takesFacets = here !== undefined && lastChange(assessment) > lastChange(here.assessment);
    const lines: [string, string[] | number][] = [
      [_("合并以后改变的单位情况"), takesFacets ? facets : []],
      [_("单位情况不同，合并以后仍按本机"), takesFacets ? [] : facets],
      [_("对应到现有要求的自评"), preview.matched.length],
      [_("随要求改到新编号的自评"), preview.moved.map(({ from, to }) => `${from} → ${to.join(", ")}`)],
      [_("要求已取消的自评（仅保留，不计分）"), preview.retired],
      [_("本方案没有的编号的自评（仅保留，不计分）"), preview.unknown],
      [_("没有采用的内容"), preview.refused.map(({ path, code }) => `${path}：${refusal(code)}`)],
      ...(here
        ? [
          [_("比本机新的自评"), count("newer")],
          [_("比本机旧的自评"), count("older")],
          [_("本机没有的自评"), count("new")],
        ] as [string, number][]
        : []),
    ];
    const body = element(
      "dl",
      { class: "preview" },
      ...lines.filter(([, value]) => typeof value === "number" ? value : value.length).flatMap((
        [label, value],
      ) => [
        element("dt", {}, label),
        typeof value === "number" ? element("dd", {}, String(value)) : element(
          "dd",
          {},
          String(value.length),
          value.length
            ? element("ul", {}, ...value.slice(0, 100).map((text) => element("li", {}, text)))
            : null,
        ),
      ]),
    );
    const about = `${assessment.unit || _("（未填单位）")} · ${assessment.period || _("（未填自评周期）")}`;
    const newer = preview.newerPlan
      ? element("p", {}, _("这个文件来自较新版本的方案数据，请向发布单位索取新的网站。"))
      : null;
    dialog(_("打开文件：{about}", { about }), [newer, body], [
      ...(here ? [{ label: _("合并到本机的这一份"), act: () => this.merge(assessment, here) }] : []),
      { label: here ? _("另存为一份") : _("打开"), act: () => this.add(assessment) },
    ]);
  }

  private add(assessment: Assessment): void {
    const id = this.session.add(assessment);
    if (!id) return;
    this.notices.show("opened", _("已打开文件。"), [{
      label: _("撤销"),
      act: () => this.offerUndo(this.session.remove(id)),
    }]);
  }

  private merge(file: Assessment, here: Stored): void {
    const { session } = this;
    if (!session.use(here)) return;
    const before = JSON.stringify(session.assessment);
    session.replace(merge(session.data, session.assessment, file));
    const after = JSON.stringify(session.assessment);
    this.notices.show("opened", _("已合并：以较新的自评为准，较旧的转入历史。"), [{
      label: _("撤销"),
      act: () => {
        // Another assessment may be on the page by now, and what was filled in since stays.
        if (!session.isCurrent(here.id) && !session.use(here)) return;
        const now = session.assessment;
        session.replace(
          JSON.stringify(now) === after
            ? JSON.parse(before)
            : joinFrom(session.data, JSON.parse(after), now, JSON.parse(before)),
        );
      },
    }]);
  }
}

/** What a work done in steps comes to, done at once. */
function finished<T>(work: Generator<void, T, void>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** The title of another sector, as the site's menu has it; its id where there is none. */
function sectorTitle(id: string): string {
  const link = document.querySelector(`nav a[href$="/${id}.html"], nav a[href="${id}.html"]`);
  return (link?.textContent ?? id).trim();
}

function fileRefusal(code: FileRefusal, text: string): string {
  switch (code) {
    case "too-large":
      return _("文件太大，不是自查文件。");
    case "newer-format":
      return _("这个文件来自较新版本的网站，这里无法打开，请使用新的网站。");
    case "not-json":
      return notJson(text);
    case "other-format":
      if (/"format"\s*:\s*"self-check-collection/.test(text.slice(0, 1024))) {
        return _("这是合并文件，里面有多份自查，请在“各单位总览”打开。");
      }
      return _("这个文件不是自查文件。");
    default:
      return _("这个文件不是自查文件。");
  }
}

function notJson(text: string): string {
  switch (spoiltBy(text)) {
    case "quotes":
      return _("聊天或邮件软件把引号换成了中文引号，内容无法读取。请改为发送文件，或者重新复制原文。");
    case "cut-short":
      return _("内容不完整，后面的部分缺失。请重新复制全部内容，或者改为发送文件。");
    default:
      return _("这个文件不是自查文件，或者内容已损坏。");
  }
}

function refusal(code: RefusalCode): string {
  switch (code) {
    case "unknown-rating":
      return _("没有这一档");
    case "unknown-option":
      return _("没有这种单位情况");
    case "unknown-field":
      return _("不认识的字段");
    case "bad-date":
      return _("日期有误");
    case "no-result":
      return _("公式没有结果");
    case "no-reason":
      return _("选了“不适用”，没有写理由");
    case "no-row":
      return _("这一行没有编号，不知道是哪条要求");
    case "not-taken":
      return _("这一格的内容不采用");
    case "twice":
      return _("这条要求已有另一行，内容不同");
    case "too-long":
    case "too-many":
    case "and-more":
      return _("超出限度");
    default:
      return _("内容有误");
  }
}
