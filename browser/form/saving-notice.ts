import { _ } from "../ui/texts.ts";
import { Keeping } from "./keeping.ts";
import type { Notices } from "./notices.ts";
import type { Saved, Session } from "./session.ts";

/** Says why what is on the page is not stored, and what can be done. */
export function tellOfFailure(
  result: Saved & { ok: false },
  session: Session,
  notices: Notices,
): void {
  const keeping = new Keeping(session);
  if (result.code === "conflict") {
    const { stored } = result;
    notices.show(
      "storage",
      _("另一个窗口改动了这份自查。两边的内容都还在。"),
      stored
        ? [
          { label: _("合并两边（以较新的为准）"), act: () => keeping.join(stored) },
          { label: _("改用那边的内容"), act: () => keeping.drop(stored) },
        ]
        : [{ label: _("把这里的内容存为新的一份"), act: () => keeping.separate() }],
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
