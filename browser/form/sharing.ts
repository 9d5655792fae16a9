import { dialog } from "../ui/dialog.ts";
import { all, element } from "../ui/dom.ts";
import type { Form } from "./form.ts";
import type { Session } from "./session.ts";
import { titleOf } from "./shown-texts.ts";
import { _ } from "../ui/texts.ts";

/** Asks which post fills in which measure. */
export function share(form: Form, session: Session): void {
  const boxes = all(form.root, "[data-measure]:not([hidden])").map(({ dataset: { measure = "" } }) => {
    const box = element("input", { type: "text", name: measure, maxlength: 200 });
    box.value = session.assessment.posts?.[measure] ?? "";
    return { box, label: element("label", {}, titleOf(form, measure), " ", box) };
  });
  dialog(_("分工到岗位"), [
    element(
      "p",
      { class: "hint" },
      _("写岗位名称，不写姓名。右边（窗口窄时在“更多”里）可以只看一个岗位的措施，打印时可以只印这些措施。"),
    ),
    element("div", { class: "sharing" }, ...boxes.map(({ label }) => label)),
  ], [{
    label: _("确定"),
    act: () => {
      const { assessment } = session;
      assessment.posts = Object.fromEntries(
        boxes.flatMap(({ box }) => box.value.trim() ? [[box.name, box.value.trim()]] : []),
      );
      if (!Object.keys(assessment.posts).length) delete assessment.posts;
      session.touch();
      session.flush();
      session.changed();
    },
  }]);
}
