/** Buttons that copy a term's Mongolian form with exactly the code points of the glossary. */

import { all, fill } from "../ui/dom.ts";

/** Give each entry with a Mongolian form its copy button, from the page's template, and let them work. */
export function enableCopying(page: Document): void {
  const template = page.querySelector<HTMLTemplateElement>("#copy");
  for (const tools of template ? all(page, ".term-mn + .term-tools") : []) {
    tools.append(template!.content.cloneNode(true));
  }
  page.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>(".term-copy") : null;
    const form = button?.closest(".term-entry")?.querySelector(".term-mn")?.textContent;
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
