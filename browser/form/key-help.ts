import { dialog } from "../ui/dialog.ts";
import { element } from "../ui/dom.ts";
import { _ } from "../ui/texts.ts";
import { goingOn, singleKeys, type Switch } from "./switches.ts";

/** Shows what each key does, and lets single keys, and going on after a rating by key, be switched off. */
export function explainKeys(): void {
  const keys: [string, string][] = [
    ["1 2 3 …", _("选择本条要求的第几档")],
    ["0", _("不适用")],
    ["Enter", _("确认上期结果，到下一条")],
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
  dialog(_("按键说明"), [
    list,
    choice(_("使用这些单个按键"), singleKeys),
    choice(_("用按键选好以后自动到下一条"), goingOn),
  ], []);
}

function choice(label: string, habit: Switch): HTMLElement {
  const box = element("input", { type: "checkbox", change: () => habit.set(box.checked) });
  box.checked = habit.isOn;
  return element("label", { class: "rating" }, box, label);
}
