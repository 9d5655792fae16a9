import type { Assessment, ParseResult, Refusal } from "../core/assessment.ts";
import { isSameSubject, joinFrom, merge, previewOpening, type PreviewResult } from "../core/merge.ts";
import type { Removed, Stored } from "../core/storage.ts";
import { aboutText } from "../ui/about-text.ts";
import { dialog } from "../ui/dialog.ts";
import { element } from "../ui/dom.ts";
import { _ } from "../ui/texts.ts";
import { type Found, readChosen, readText } from "./chosen-files.ts";
import type { Form } from "./form.ts";
import { Keeping } from "./keeping.ts";
import type { Notices } from "./notices.ts";
import { listed, previewList } from "./preview.ts";
import type { Session } from "./session.ts";

/** Opening saved files and pasted texts: read, show what would happen, and only then do it. */
export class Opening {
  private readonly keeping: Keeping;

  constructor(
    private readonly session: Session,
    private readonly form: Form,
    private readonly notices: Notices,
    private readonly offerUndo: (removed: Removed | undefined) => void,
  ) {
    this.keeping = new Keeping(session);
  }

  /** Lets the user choose files. */
  choose(): void {
    const input = element("input", { type: "file", accept: ".json,.xlsx", multiple: true });
    input.addEventListener("change", () => this.open([...input.files ?? []]));
    input.click();
  }

  /** Lets the user paste the text of a file, where a browser cannot open files. */
  paste(): void {
    const text = element("textarea", { rows: 8, "aria-label": _("把保存的文本粘贴在这里") });
    dialog(_("把保存的文本粘贴在这里"), [text], [{
      label: _("打开"),
      act: () => this.show(readText("", text.value)),
    }]);
  }

  private async open(files: File[]): Promise<void> {
    const found: Found[] = [];
    for (const file of files) found.push(...await readChosen(file));
    this.show(found);
  }

  /** Shows what opening would do. */
  private show(found: Found[]): void {
    if (found.length > 1) this.askSeveral(found);
    for (const { why, parsed, refused } of found.length === 1 ? found : []) {
      if (parsed) this.ask(parsed, refused);
      else this.notices.show("opening", why!);
    }
  }

  private ask(parsed: ParseResult & { ok: true }, refused: Refusal[]): void {
    const here = this.present(parsed.assessment);
    const preview = this.preview(parsed, refused, here);
    if (!preview.ok) {
      return this.notices.show("opening", otherText(preview.code, parsed.assessment));
    }
    const { assessment } = preview;
    const newer = preview.newerPlan
      ? element("p", {}, _("这个文件来自较新版本的方案数据，请向发布单位索取新的网站。"))
      : null;
    const body = previewList(this.form, preview, here);
    dialog(_("打开文件：{about}", { about: aboutText(assessment) }), [newer, body], [
      ...(here ? [{ label: _("合并到本机的这一份"), act: () => this.merge(assessment, here) }] : []),
      { label: here ? _("另存为一份") : _("打开"), act: () => this.add(assessment) },
    ]);
  }

  private preview(parsed: ParseResult & { ok: true }, refused: Refusal[], here?: Stored): PreviewResult {
    const all = [...refused, ...parsed.refused];
    return previewOpening(this.session.data, parsed.assessment, all, here?.assessment);
  }

  /** The assessment of the same unit and period on this computer. */
  private present(assessment: Assessment): Stored | undefined {
    const list = this.session.list();
    return list.ok ? list.records.find((one) => isSameSubject(one.assessment, assessment)) : undefined;
  }

  /** Several at once: one list of what would happen, and one way back. */
  private askSeveral(found: Found[]): void {
    const fresh: string[] = [], joined: string[] = [], left: string[] = [];
    const good: Assessment[] = [];
    for (const { name, parsed, refused, why } of found) {
      const here = parsed && this.present(parsed.assessment);
      const preview = parsed && this.preview(parsed, refused, here);
      if (!preview?.ok) {
        left.push(`${name}：${why ?? otherText((preview as { code: Other }).code, parsed!.assessment)}`);
        continue;
      }
      good.push(preview.assessment);
      const number = preview.refused.length;
      const out = number ? _("（{number} 处没有采用）", { number }) : "";
      (here ? joined : fresh).push([aboutText(preview.assessment), out].filter(Boolean).join(" "));
    }
    const lists: [string, string[]][] = [
      [_("新的自查"), fresh],
      [_("与本机同一单位、同一周期的，以较新的自评为准合并"), joined],
      [_("不能打开的"), left],
    ];
    const shown = lists.filter(([, texts]) => texts.length).flatMap(([label, texts]) => listed(label, texts));
    const body = element("dl", { class: "preview" }, ...shown);
    const all = { label: _("全部打开"), act: () => this.openAll(good) };
    dialog(_("打开 {number} 份自查", { number: good.length }), [body], good.length ? [all] : []);
  }

  private openAll(assessments: Assessment[]): void {
    const ways: (() => void)[] = [];
    for (const assessment of assessments) {
      const here = this.present(assessment);
      if (here) ways.push(this.joined(assessment, here));
      else {
        const id = this.keeping.add(assessment);
        if (!id) break; // said already: there is no room for it
        ways.push(() => this.keeping.remove(id));
      }
    }
    this.notices.show("opened", _("已打开 {number} 份自查。", { number: ways.length }), [{
      label: _("撤销"),
      act: () => ways.reverse().forEach((back) => back()),
    }]);
  }

  private add(assessment: Assessment): void {
    const id = this.keeping.add(assessment);
    if (!id) return;
    this.notices.show("opened", _("已打开文件。"), [{
      label: _("撤销"),
      act: () => this.offerUndo(this.keeping.remove(id)),
    }]);
  }

  private merge(file: Assessment, here: Stored): void {
    const back = this.joined(file, here);
    this.notices.show("opened", _("已合并：以较新的自评为准，较旧的转入历史。"), [{
      label: _("撤销"),
      act: back,
    }]);
  }

  /** Joins a file into what is here; the function it gives takes that back. */
  private joined(file: Assessment, here: Stored): () => void {
    const { session } = this;
    if (!session.use(here)) return () => {};
    const before = JSON.stringify(session.assessment);
    this.keeping.replace(merge(session.data, session.assessment, file));
    const after = JSON.stringify(session.assessment);
    return () => {
      // Another assessment may be on the page by now, and what was filled in since stays.
      if (!session.isCurrent(here.id) && !session.use(here)) return;
      const now = session.assessment;
      this.keeping.replace(
        JSON.stringify(now) === after
          ? JSON.parse(before)
          : joinFrom(session.data, JSON.parse(after), now, JSON.parse(before)),
      );
    };
  }
}

type Other = (PreviewResult & { ok: false })["code"];

/** Why a file of something else is not opened here. */
function otherText(code: Other, { sector }: Assessment): string {
  return code === "other-plan"
    ? _("这个文件属于另一份方案，不能在这里打开。")
    : _("这个文件属于另一类单位（{sector}），请到那一页打开。", { sector: sectorTitle(sector) });
}

/** The title of another sector, as the site's menu has it; its id where there is none. */
function sectorTitle(id: string): string {
  const link = document.querySelector(`nav a[href$="/${id}.html"], nav a[href="${id}.html"]`);
  return (link?.textContent ?? id).trim();
}
