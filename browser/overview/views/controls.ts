import { element, fill } from "../../ui/dom.ts";
import { _ } from "../../ui/texts.ts";
import type { Row } from "../reading/intake.ts";
import { type OverviewData, plainText } from "../page-data.ts";
import { type PeriodChoice, periodsOf, type Selection } from "../selection.ts";

const LATEST = "latest", ALL = "all", ONE = "one:";

/** The box for the period that the whole page is of, and those by which the matrix is filtered. */
export class Controls {
  readonly node: HTMLElement;
  readonly periodNode: HTMLElement;
  private readonly sector: HTMLSelectElement;
  private readonly period: HTMLSelectElement;
  private readonly below: HTMLInputElement;
  private readonly incomplete: HTMLInputElement;
  private readonly text: HTMLInputElement;

  constructor(private readonly data: OverviewData, changed: () => void, periodChanged: () => void) {
    this.sector = element("select", { name: "sector", change: changed });
    this.period = element("select", { name: "period", change: periodChanged });
    this.below = element("input", {
      type: "number",
      name: "below",
      min: 0,
      max: 100,
      step: "any",
      input: changed,
    });
    this.incomplete = element("input", { type: "checkbox", name: "incomplete", change: changed });
    this.text = element("input", { type: "search", name: "text", input: changed });
    const labelled = (label: string, box: HTMLElement) => element("label", {}, `${label} `, box);
    this.periodNode = element("p", { class: "overview-controls" }, labelled(_("自评周期"), this.period));
    this.node = element(
      "fieldset",
      { class: "overview-controls" },
      element("legend", {}, _("筛选")),
      labelled(_("单位类型"), this.sector),
      labelled(_("单位名称含有"), this.text),
      labelled(_("得分低于"), this.below),
      element("label", { class: "rating" }, this.incomplete, _("只看没有评完的")),
    );
  }

  /** Offers the sectors and periods that there are, and keeps what was chosen as far as it is still there. */
  offer(rows: Row[]): void {
    const counts = new Map<string, number>();
    for (const { assessment } of rows) {
      counts.set(assessment.sector, (counts.get(assessment.sector) ?? 0) + 1);
    }
    const sectors = this.data.sectors.map(({ sector }) => sector.id).filter((id) => counts.has(id));
    offer(
      this.sector,
      sectors.map((id) => [id, `${plainText(this.data.texts.sectors[id], id)} (${counts.get(id)})`]),
    );
    offer(this.period, [
      [LATEST, _("各单位最近的周期")],
      [ALL, _("全部自评周期")],
      ...periodsOf(rows).map(({ period, count }): [string, string] => [
        ONE + period,
        `${period || _("（未填自评周期）")} (${count})`,
      ]),
    ]);
  }

  /** What the boxes ask for; the order of the rows is not theirs to say. */
  get selection(): Omit<Selection, "sort"> {
    const below = this.below.value === "" ? null : Number(this.below.value);
    return {
      sector: this.sector.value,
      period: this.periodChoice,
      below: below !== null && Number.isFinite(below) ? below : null,
      incomplete: this.incomplete.checked,
      text: this.text.value,
    };
  }

  /** The chosen period as a text. */
  get periodLabel(): string {
    const choice = this.periodChoice;
    if (choice.kind === "one") return choice.period || _("（未填自评周期）");
    return choice.kind === "all" ? _("全部自评周期") : _("各单位最近的周期");
  }

  /** Sector and period as a text; for paper, where the boxes are not. */
  get scopeText(): string {
    const sector = this.sector.value;
    return `${plainText(this.data.texts.sectors[sector], sector)} · ${this.periodLabel}`;
  }

  /** What is left out of the matrix, as a text; empty when nothing is. */
  get filterText(): string {
    const { below, incomplete, text } = this.selection;
    return [
      ...(text.trim() ? [_("单位名称含有“{text}”", { text: text.trim() })] : []),
      ...(below === null ? [] : [_("得分低于 {below}", { below })]),
      ...(incomplete ? [_("只看没有评完的")] : []),
    ].join(" · ");
  }

  private get periodChoice(): PeriodChoice {
    const { value } = this.period;
    if (value === ALL) return { kind: "all" };
    return value.startsWith(ONE) ? { kind: "one", period: value.slice(ONE.length) } : { kind: "latest" };
  }
}

function offer(box: HTMLSelectElement, options: [value: string, label: string][]): void {
  const before = box.value;
  fill(box, ...options.map(([value, label]) => element("option", { value }, label)));
  box.value = options.some(([value]) => value === before) ? before : options[0]?.[0] ?? "";
}
