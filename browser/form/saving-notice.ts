import { localTime } from "../core/local-time.ts";
import type { Stored } from "../core/storage.ts";
import { _ } from "../ui/texts.ts";
import type { Notices } from "./notices.ts";
import type { Saved, Session } from "./session.ts";
import type { Standing } from "./standing.ts";

/** Says whether what is on the page is stored; where it is not, why, and what can be done. */
export function tellOfSaving(
  result: Saved,
  session: Session,
  notices: Notices,
  standing: Standing,
  join: (stored: Stored) => void,
): void {
  if (result.ok) {
    notices.hide("storage");
    standing.showSaved(_("已保存 {time}", { time: localTime(session.assessment.saved_at) }));
    return;
  }
  standing.showSaved(_("未保存"));
  if (result.code === "conflict") {
    const { stored } = result;
    notices.show(
      "storage",
      _("另一个窗口改动了这份自查。两边的内容都还在。"),
      stored
        ? [
          { label: _("合并两边（以较新的为准）"), act: () => join(stored) },
          { label: _("改用那边的内容"), act: () => session.drop(stored) },
        ]
        : [{ label: _("把这里的内容存为新的一份"), act: () => session.separate() }],
    );
    return;
  }
  notices.show(
    "storage",
    result.code === "quota"
      ? _("浏览器的存储空间已满，内容只留在本页。请保存到文件。")
      : result.code === "too-large"
      ? _("这份自评表超过 5 MB，保存后会无法打开，最近的改动只留在本页。请删去一些文字。")
      : _("浏览器不允许保存，内容只留在本页。请保存到文件。"),
  );
}
