import { dialog } from "../ui/dialog.ts";
import { element } from "../ui/dom.ts";
import { _ } from "../ui/texts.ts";

/** Shows what each key does, and lets single keys be switched off; `areOn` says whether they are on now. */
export function explainKeys(areOn: boolean, switchKeys: (on: boolean) => void): void {
  const keys: [string, string][] = [
    ["1 2 3 …", _("选择本条要求的第几档")],
    ["0", _("不适用")],
    ["e", _("打开或关闭备注和材料")],
    ["Delete", _("清除本条自评")],
    ["n", _("到下一条未自评或待确认的要求")],
    ["Ctrl+S", _("保存到文件")],
    ["?", _("显示这份说明")],
  ];
  const list = element(
    "dl",
    { class: "keys" },
    ...keys.flatMap(([key, text]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, text)]),
  );
  const on = element("input", { type: "checkbox", change: () => switchKeys(on.checked) });
  on.checked = areOn;
  dialog(_("按键说明"), [list, element("label", { class: "rating" }, on, _("使用这些单个按键"))], []);
}
