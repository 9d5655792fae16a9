import type { Form, Row } from "./form.ts";

/** What the keys do; the page says how. */
export interface Commands {
  toggleDetails: (row: Row) => void;
  clear: (row: Row) => void;
  next: (from: Row | undefined) => void;
  help: () => void;
}

const SWITCH = "self-check-keys";
let areOff = false;
try {
  areOff = localStorage.getItem(SWITCH) === "off";
} catch {
  // Where nothing may be stored the choice lasts as long as the page.
}

/** Whether single keys do something. */
export function keysAreOn(): boolean {
  return !areOff;
}

/** Lets single keys do something or nothing, from now on: speech input would trigger them. */
export function switchKeys(on: boolean): void {
  areOff = !on;
  try {
    if (on) localStorage.removeItem(SWITCH);
    else localStorage.setItem(SWITCH, "off");
  } catch {
    // as above
  }
}

/** The letter of a key in lower case: with Caps Lock on, and where the layout writes another script, as well. */
export function letter({ key, code }: { key: string; code: string }): string {
  const isForeign = key.length === 1 && key > "\x7f" && /^Key[A-Z]$/.test(code);
  return (isForeign ? code[3] : key).toLowerCase();
}

/**
 * Keys on the form: a digit chooses that rating of the requirement in focus and 0 "not applicable", `e` opens
 * its details, Delete takes the answer back, `n` goes to the next unanswered requirement, `?` shows this list.
 * In text boxes and with a modifier they are ordinary keys.
 */
export function listenToKeys(root: HTMLElement, form: Form, commands: Commands): void {
  root.addEventListener("keydown", (event) => {
    if (areOff || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target as HTMLElement;
    if (target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])")) return;
    const row = form.rowOf(target);
    const handled = perform(letter(event), row, commands);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation(); // the theme has keys of its own
  });
}

function perform(key: string, row: Row | undefined, commands: Commands): boolean {
  if (key === "n") commands.next(row);
  else if (key === "?") commands.help();
  else if (!row) return false;
  else if (key === "e") commands.toggleDetails(row);
  else if (key === "delete" || key === "backspace") commands.clear(row);
  else if (/^\d$/.test(key)) {
    const choices = row.choices;
    const choice = key === "0" ? choices[choices.length - 1] : choices[Number(key) - 1];
    if (!choice) return false;
    choice.focus();
    if (choice.type !== "number") choice.click();
  } else return false;
  return true;
}
