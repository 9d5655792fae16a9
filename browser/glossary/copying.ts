/** Buttons that copy a term's Mongolian form with exactly the code points of the glossary. */

import { all, fill } from "../ui/dom.ts";

/** Show the copy buttons of the page and let them work. */
export function enableCopying(page: Document): void {
  for (const button of all(page, ".term-copy")) {
    button.hidden = false;
    button.setAttribute("aria-live", "polite"); // what it says after copying is read aloud
  }
  page.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>(".term-copy") : null;
    const form = button?.closest("[data-term]")?.querySelector(".term-mn")?.textContent;
    if (button && form) copy(form).then(() => confirm(button));
  });
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Over plain http, as on an office's own server, browsers withhold the clipboard; this older way works.
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("copying was refused");
  }
}

/** Says so on the button for a moment; the page has the words in its language. */
function confirm(button: HTMLElement): void {
  const done = document.querySelector<HTMLTemplateElement>("#copied");
  if (!done || button.dataset.says === "copied") return;
  const label = Array.from(button.childNodes);
  button.dataset.says = "copied";
  fill(button, done.content.cloneNode(true));
  setTimeout(() => {
    delete button.dataset.says;
    fill(button, ...label);
  }, 1500);
}
