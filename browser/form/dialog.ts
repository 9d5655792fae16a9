import { button, element } from "./dom.ts";
import { _ } from "./texts.ts";

/** A modal dialog with a heading, and actions beside "cancel"; all of its content is text or elements. */
export function dialog(
  title: string,
  body: (Node | null)[],
  actions: { label: string; act: () => void }[],
): void {
  const box = element(
    "dialog",
    { class: "md-typeset", "aria-label": title },
    element("h2", {}, title),
    ...body,
  );
  const close = () => {
    box.close();
    box.remove();
  };
  box.append(element(
    "p",
    { class: "dialog__actions" },
    ...actions.map(({ label, act }) =>
      button(label, () => {
        close();
        act();
      }, { class: "md-button md-button--primary" })
    ),
    button(actions.length ? _("取消") : _("关闭"), close),
  ));
  box.addEventListener("cancel", () => setTimeout(() => box.remove()));
  document.body.append(box);
  box.showModal();
}
