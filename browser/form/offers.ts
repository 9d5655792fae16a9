import { all, element } from "../ui/dom.ts";
import type { Session } from "./session.ts";
import { _ } from "../ui/texts.ts";

const POSTS = "posts-so-far";
/** As many as a list can be looked through. */
const MOST = 30;

/** Offers what was typed elsewhere in the form: posts, and where the evidence is. */
export function offerTyped(root: HTMLElement, session: Session): void {
  root.addEventListener("focusin", ({ target }) => {
    const box = target as HTMLInputElement;
    if (box.name === "post") offerPosts(root, box, typed(session, "post"));
    else if (box.name === "evidence") offerEvidence(box, typed(session, "evidence"));
  });
}

/** What was typed, the most frequent first. */
function typed({ assessment }: Session, name: "post" | "evidence"): string[] {
  const counts = new Map<string, number>();
  for (const answer of Object.values(assessment.answers)) {
    const text = answer[name]?.trim();
    if (text && text.length <= 200) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST).map(([text]) => text);
}

function offerPosts(root: HTMLElement, box: HTMLInputElement, posts: string[]): void {
  all(root, `#${POSTS}`).forEach((list) => list.remove());
  box.after(element("datalist", { id: POSTS }, ...posts.map((value) => element("option", { value }))));
  box.setAttribute("list", POSTS);
}

/** A text of several lines has no list of its own: what is chosen from the list beside it is added to the text. */
function offerEvidence(box: HTMLInputElement, texts: string[]): void {
  const label = box.closest("label")!;
  label.parentElement!.querySelector(".offer")?.remove();
  const others = texts.filter((text) => !box.value.includes(text));
  if (!others.length) return;
  const select = element(
    "select",
    {
      class: "offer",
      "aria-label": _("选用已填过的材料"),
      change: () => {
        box.value = [box.value.trim(), select.value].filter(Boolean).join("\n");
        box.dispatchEvent(new Event("input", { bubbles: true }));
        box.focus();
      },
    },
    element("option", { value: "" }, _("选用已填过的材料")),
    ...others.map((value) => element("option", { value }, value.slice(0, 60))),
  );
  label.after(select);
}
