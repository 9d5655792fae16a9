import { csvLine } from "../../core/csv.ts";
import { fileName } from "../../core/file-name.ts";
import { today } from "../../core/local-time.ts";
import { button, element, fill } from "../../ui/dom.ts";
import { saveFile } from "../../ui/saving.ts";
import { scoreText } from "../../ui/score-text.ts";
import { _ } from "../../ui/texts.ts";
import type { Figures } from "../figures.ts";
import { shown } from "../labels.ts";
import { signed } from "../numbers.ts";
import { type OverviewData, plainText } from "../page-data.ts";
import type { Pace } from "../reading/pace.ts";
import { standingOf } from "../standing.ts";
import { type ListRefusal, readListFile } from "../units/list-file.ts";
import { nearNames } from "../units/matching.ts";
import { branches } from "../units/roll-up.ts";
import { tableOf } from "../units/table-text.ts";
import {
  type ColumnName,
  type ListedUnit,
  readUnitsList,
  type UnitsList,
  unitsTable,
} from "../units/units-list.ts";
import { PagedTable } from "./paged-table.ts";
import { wholeTable } from "./tables.ts";

const NONE: UnitsList = { units: [], faults: [] };

/** The list of the units that are to hand in: read from a file or pasted, kept on this page alone. */
export class UnitsView {
  readonly node: HTMLElement;
  private list = NONE;
  private shown: Figures | null = null;
  /** Questions that were answered with no, as "listed name\nother name". */
  private readonly denied = new Set<string>();
  private readonly text = element("textarea", { name: "units", rows: 5, "aria-label": _("粘贴名单") });
  private readonly status = element("p", { role: "status", class: "overview-status" });
  private readonly place = element("div");
  private tables: { showWhole(whole: boolean): void }[] = [];

  /** `changed` is called whenever the list is another one. */
  constructor(private readonly data: OverviewData, private readonly changed: () => void) {
    const input = element("input", {
      type: "file",
      name: "units-file",
      accept: ".xlsx,.csv,.txt",
      hidden: true,
    });
    input.addEventListener("change", async () => {
      const file = input.files?.[0];
      input.value = "";
      if (file) this.take(await readListFile(file));
    });
    const use = () => this.take(tableOf(this.text.value));
    this.node = element(
      "section",
      {},
      element("h2", { id: "units" }, _("应交单位名单")),
      element(
        "p",
        { class: "hint" },
        _("有了名单，就知道哪些单位还没有交。每行一个单位，列标题为：单位名称、单位类型、上级单位，后两列可以没有。名单只在本页使用，不留在浏览器里；可以存成文件，下次再选。"),
      ),
      element(
        "p",
        { class: "overview-actions" },
        button(_("选择名单（Excel 或 CSV）"), () => input.click()),
        input,
        button(_("保存名单"), () => this.save()),
        button(_("不用名单"), () => this.set(NONE, _("已不用名单。"))),
      ),
      element(
        "details",
        { class: "manager" },
        element("summary", {}, _("粘贴名单")),
        this.text,
        element("p", {}, button(_("使用粘贴的名单"), use)),
      ),
      this.status,
      this.place,
    );
  }

  /** The listed units; none without a list. */
  get units(): ListedUnit[] {
    return this.list.units;
  }

  /** Shows all rows of its tables at once (`true`), as paper needs them, or a page again. */
  showWhole(whole: boolean): void {
    for (const table of this.tables) table.showWhole(whole);
  }

  /** Shows who is missing among these figures. */
  async show(figures: Figures, pace: Pace): Promise<void> {
    const { listed, earlier } = figures;
    this.shown = figures;
    if (!listed) return fill(this.place);
    const { missing, matching } = listed;
    const others = matching.unlisted.map(({ unit }) => unit);
    const near = nearNames(others);
    const asked: [ListedUnit, string[]][] = [];
    for (const unit of missing) {
      asked.push([unit, near(unit.name)]);
      await pace.rest();
      if (this.shown !== figures) return;
    }
    // Those with a question first.
    asked.sort(([, a], [, b]) => Number(!a.length) - Number(!b.length));
    const missingTable = new PagedTable<[ListedUnit, string[]]>([
      { id: "name", label: _("单位名称"), heading: true, fill: (cell, [{ name }]) => fill(cell, name) },
      {
        id: "sector",
        label: _("单位类型"),
        fill: (cell, [{ sector }]) => fill(cell, this.kind(sector)),
      },
      { id: "parent", label: _("上级单位"), fill: (cell, [{ parent }]) => fill(cell, parent) },
      {
        id: "near",
        label: _("是不是已经交了"),
        fill: (cell, [unit, names]) => this.askAbout(cell, unit, names),
      },
    ], {
      caption: _("还没有交的单位（{number}）", { number: missing.length }),
      class: "overview-missing",
      size: 30,
      empty: _("名单上的单位都交了。"),
    });
    missingTable.show(asked);
    const unlistedTable = new PagedTable<{ unit: string; assessment: { sector: string } }>([
      { id: "name", label: _("单位名称"), heading: true, fill: (cell, { unit }) => fill(cell, unit) },
      {
        id: "sector",
        label: _("单位类型"),
        fill: (cell, { assessment: { sector } }) => fill(cell, this.kind(sector)),
      },
    ], {
      caption: _("交了而名单上没有的（{number}）", { number: others.length }),
      class: "overview-unlisted",
      size: 30,
      empty: _("没有。"),
    });
    unlistedTable.show(matching.unlisted);
    this.tables = [missingTable, unlistedTable];
    const towns = branches(this.list.units).map(({ name, depth, units }) => {
      const rows = units.flatMap((unit) => matching.handedIn.get(unit) ?? []);
      const standing = standingOf(rows, earlier);
      const handedIn = units.filter((unit) => matching.handedIn.has(unit)).length;
      return [
        "　".repeat(depth) + name,
        String(units.length),
        String(handedIn),
        String(standing.complete),
        scoreText(figures.shownMean(standing)),
        signed(figures.shownChange(standing)),
        String(standing.gaps.reduce((sum, { count }) => sum + count, 0)),
        String(standing.overdue.remedies),
      ];
    });
    const number = true;
    fill(
      this.place,
      missingTable.node,
      others.length > 0 && unlistedTable.node,
      towns.length > 0 && wholeTable("towns", _("按上级单位汇总（含下属各级）"), [
        { label: _("上级单位") },
        { label: _("应交"), number },
        { label: _("已交"), number },
        { label: _("已评完"), number },
        { label: _("平均分"), number },
        { label: _("较上一周期"), number },
        { label: _("待整改"), number },
        { label: _("逾期整改"), number },
      ], towns),
    );
  }

  private kind(sector: string): Node | string {
    return sector && shown(this.data.texts.sectors[sector], sector);
  }

  /** Asks whether one that has handed in under another name is this unit. */
  private askAbout(cell: Element, unit: ListedUnit, names: string[]): void {
    const near = names.find((other) => !this.denied.has(`${unit.name}\n${other}`));
    if (near === undefined) return fill(cell, "—");
    const yes = () => {
      unit.aliases.push(near);
      this.changed();
    };
    const no = () => {
      this.denied.add(`${unit.name}\n${near}`);
      this.askAbout(cell, unit, names);
    };
    fill(
      cell,
      _("“{name}”是不是同一个单位？", { name: near }),
      " ",
      button(_("是"), yes),
      button(_("不是"), no),
    );
  }

  private take(table: string[][] | ListRefusal): void {
    if (!Array.isArray(table)) {
      const texts: Record<ListRefusal, string> = {
        "workbook-broken": _("这个 Excel 文件已损坏，请另存一份再选。"),
        "workbook-too-large": _("这个文件太大，不像是名单。"),
        "other-file": _("读不出名单：请用 .xlsx 或者 .csv 文件。"),
      };
      fill(this.status, texts[table]);
      return;
    }
    const list = readUnitsList(
      table,
      Object.fromEntries(
        this.data.sectors.map(({ sector: { id } }) => [id, [plainText(this.data.texts.sectors[id], id)]]),
      ),
      columnTitles(),
    );
    if (!list.units.length) fill(this.status, _("名单里没有单位名称。"));
    else {this.set(
        list,
        [_("名单有 {number} 个单位。", { number: list.units.length }), ...faultTexts(list)].join(""),
      );}
  }

  private set(list: UnitsList, said: string): void {
    this.list = list;
    fill(this.status, said);
    this.changed();
  }

  private save(): void {
    const kind = (sector: string) => plainText(this.data.texts.sectors[sector], sector);
    const lines = unitsTable(this.list.units, columnTitles(), kind).map(csvLine);
    const name = fileName({
      unit: _("应交单位名单"),
      sector: "",
      period: "",
      date: today(),
      extension: "csv",
    });
    saveFile(name, new Blob(["\uFEFF", ...lines]));
  }
}

/** What of a list could not be taken as it stands, row by row; the first few of many. */
function faultTexts({ faults }: UnitsList): string[] {
  const told = faults.slice(0, 5).map(({ row, code, value }) =>
    code === "twice"
      ? _("第 {row} 行“{value}”重复，只算一次。", { row, value })
      : _("第 {row} 行的单位类型“{value}”不在方案里，没有采用。", { row, value })
  );
  return faults.length > told.length
    ? [...told, _("……还有 {number} 处。", { number: faults.length - told.length })]
    : told;
}

function columnTitles(): Record<ColumnName, string> {
  return { name: _("单位名称"), sector: _("单位类型"), parent: _("上级单位"), aliases: _("又名") };
}
