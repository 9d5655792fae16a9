import { looseName, plainName } from "../../core/names.ts";

/** A unit that is to hand in. */
export interface ListedUnit {
  name: string;
  /** The id of its kind; empty when the list does not say. */
  sector: string;
  /** The unit it belongs to; empty for none. */
  parent: string;
  /** Other names under which it has handed in, as the office has confirmed. */
  aliases: string[];
}

/** What could not be taken as it stands; `row` counts from 1. */
export interface ListFault {
  row: number;
  code: "unknown-kind" | "twice";
  value: string;
}

/** A list that was read. */
export interface UnitsList {
  units: ListedUnit[];
  faults: ListFault[];
}

/** What a list can tell of a unit. */
export type ColumnName = "name" | "sector" | "parent" | "aliases";

/** What the columns of such lists are headed; the Python has the same: `selfcheck/gather/units_list.py`. */
const HEADS: Record<ColumnName, RegExp> = {
  name: /^(单位|单位名称|填报单位|名称|unit|name|unit name)$/i,
  sector: /^(单位类型|类型|类别|kind|type|sector|kind of unit)$/i,
  parent: /^(上级|上级单位|所属|所属单位|主管单位|隶属|隶属于|belongs to|parent)$/i,
  aliases: /^(又名|别名|also known as|aliases)$/i,
};

/**
 * Reads the rows of a table. `kinds` gives each kind's id and what it is called, `titles` what the page's language heads
 * the columns. Without headings the first column holds
 * the names, the one that mostly holds kinds the kinds, and the next one what a unit belongs to. A unit that stands there
 * twice counts once.
 */
export function readUnitsList(
  table: string[][],
  kinds: Record<string, string[]>,
  titles: Partial<Record<ColumnName, string>> = {},
): UnitsList {
  const kindOf = kindReader(kinds);
  const cells = table.map((row) => row.map(plainName));
  const isHead = (column: ColumnName) => (cell: string) =>
    HEADS[column].test(cell) || (cell !== "" && cell === plainName(titles[column] ?? ""));
  const head = cells.findIndex((row) => row.some(isHead("name")));
  const columns = head >= 0 ? headed(cells[head], isHead) : guessed(cells, kindOf);
  const units = new Map<string, ListedUnit>();
  const faults: ListFault[] = [];
  for (const [n, row] of cells.entries()) {
    const at = (column: ColumnName) => row[columns[column] ?? -1] ?? "";
    const name = at("name");
    if (n <= head || !name) continue;
    const sector = kindOf(at("sector"));
    if (!sector && at("sector")) faults.push({ row: n + 1, code: "unknown-kind", value: at("sector") });
    const key = `${sector} ${name}`;
    if (units.has(key)) faults.push({ row: n + 1, code: "twice", value: name });
    else {
      const aliases = at("aliases").split(/[;；、]/).map((one) => one.trim()).filter(Boolean);
      units.set(key, { name, sector, parent: at("parent"), aliases });
    }
  }
  return { units: [...units.values()], faults };
}

/** The id of a kind by its id or title; a part of a title will do when it is no other's. Empty when there is none. */
function kindReader(kinds: Record<string, string[]>): (text: string) => string {
  const names = Object.entries(kinds).flatMap(([id, titles]) =>
    [id, ...titles].map((title): [string, string] => [looseName(title), id])
  );
  const known = new Map<string, string>();
  return (text) => {
    let id = known.get(text);
    if (id === undefined) {
      const loose = looseName(text);
      const parts = new Set(names.filter(([name]) => name.includes(loose)).map(([, one]) => one));
      id = !loose
        ? ""
        : names.find(([name]) => name === loose)?.[1] ?? (parts.size === 1 ? [...parts][0] : "");
      known.set(text, id);
    }
    return id;
  };
}

function headed(
  row: string[],
  isHead: (column: ColumnName) => (cell: string) => boolean,
): Partial<Record<ColumnName, number>> {
  const columns: Partial<Record<ColumnName, number>> = {};
  for (const name of Object.keys(HEADS) as ColumnName[]) {
    const at = row.findIndex(isHead(name));
    if (at >= 0) columns[name] = at;
  }
  return columns;
}

function guessed(cells: string[][], kindOf: (text: string) => string): Partial<Record<ColumnName, number>> {
  const others = [1, 2, 3].filter((column) => cells.some((row) => row[column]));
  const sector = others.find((column) => {
    const texts = cells.map((row) => row[column]).filter(Boolean);
    return texts.filter((text) => kindOf(text)).length * 2 > texts.length;
  });
  return { name: 0, sector, parent: others.find((column) => column !== sector) };
}

/** The list as a table that `readUnitsList` reads again; `titles` are the headings, `kind` what a kind is called. */
export function unitsTable(
  units: ListedUnit[],
  titles: Record<ColumnName, string>,
  kind: (sector: string) => string,
): string[][] {
  return [
    [titles.name, titles.sector, titles.parent, titles.aliases],
    ...units.map(({ name, sector, parent, aliases }) => [name, kind(sector), parent, aliases.join("；")]),
  ];
}
