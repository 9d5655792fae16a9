import { button, element } from "./dom.ts";
import { _ } from "./texts.ts";
import { PRIMARY, TEXT } from "./look.ts";

/** A modal dialog with a heading, and actions beside "cancel"; all of its content is text or elements. */
export function dialog(
  title: string,
  body: (Node | null)[],
  actions: { label: string; act: () => void }[],
): void {
  const box = element(
    "dialog",
    { class: TEXT, "aria-label": title },
    element("h2", {}, title),
    ...body,
  );
  const opener = document.activeElement;
  const close = () => {
    box.close();
    box.remove();
    // Older browsers leave the focus nowhere.
    if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
  };
  box.append(element(
    "p",
    { class: "dialog__actions" },
    ...actions.map(({ label, act }) =>
      button(label, () => {
        close();
        act();
      }, { class: PRIMARY })
    ),
    button(actions.length ? _("取消") : _("关闭"), close),
  ));
  box.addEventListener("cancel", () => setTimeout(close));
  document.body.append(box);
  box.showModal();
}
