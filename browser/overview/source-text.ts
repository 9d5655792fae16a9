import { today } from "../core/local-time.ts";
import { _ } from "../ui/texts.ts";
import type { Figures } from "./figures.ts";

/** When and out of what the figures were made; every print carries it. */
export function sourceText({ all, plan }: Figures): string {
  return _(
    "统计日期 {date}。来源：各单位自评 {number} 份，方案数据第 {version} 版。得分由各单位自评得出；平均分、升降只算已评完的。",
    { date: today(), number: all.count, version: plan.version },
  );
}
