/** Buttons that copy a term's Mongolian form with exactly the code points of the glossary. */

/** Show the copy buttons of the page and let them work. */
export function enableCopying(page: Document): void {
  for (const button of Array.from(page.querySelectorAll<HTMLElement>(".term-copy"))) button.hidden = false;
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

/** Says so on the button, which is read aloud, for a moment. */
function confirm(button: HTMLElement): void {
  const [label, done] = Array.from(button.children) as HTMLElement[];
  const show = (isDone: boolean) => {
    label.hidden = isDone;
    done.hidden = !isDone;
  };
  button.setAttribute("aria-live", "polite");
  show(true);
  setTimeout(() => show(false), 1500);
}
