import type { Answering } from "./answering.ts";
import type { Form, Row } from "./form.ts";
import type { Going } from "./going.ts";
import { letter } from "./letter.ts";
import { goingOn, singleKeys } from "./switches.ts";

/** What the keys are for. */
export interface Commands {
  answering: Answering;
  going: Going;
  help: () => void;
}

/**
 * Keys on the form: a digit chooses that rating of the requirement in focus, 0 "not applicable", and goes on to the next;
 * Enter confirms what was carried over and goes on; `e` opens the details, Delete takes the answer back, `n` goes to the
 * next unanswered requirement, from anywhere on the page, `?` shows this list. In text boxes and with a modifier they are
 * ordinary keys.
 */
export function keyListener(root: HTMLElement, form: Form, commands: Commands): (event: Event) => void {
  return (event) => {
    const pressed = event as KeyboardEvent;
    if (!singleKeys.isOn || pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.isComposing) {
      return;
    }
    const target = pressed.target as HTMLElement;
    if (target !== document.body && !root.contains(target)) return;
    const row = form.rowOf(target);
    const isChoice = row?.choices.includes(target as HTMLInputElement);
    if (!isChoice && target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])")) return;
    const isCount = (target as HTMLInputElement).type === "number";
    const key = letter(pressed);
    const handled = key === "enter"
      ? isChoice && enter(row!, commands)
      : !isCount && perform(key, row, commands);
    if (!handled) return;
    pressed.preventDefault();
    pressed.stopPropagation(); // the theme has keys of its own
  };
}

function enter(row: Row, { answering, going }: Commands): true {
  answering.confirm(row);
  going.next(row);
  return true;
}

function perform(key: string, row: Row | undefined, { answering, going, help }: Commands): boolean {
  if (key === "n") going.next(row);
  else if (key === "?") help();
  else if (!row) return false;
  else if (key === "e") answering.toggle(row, !row.isOpen);
  else if (key === "delete" || key === "backspace") answering.clear(row);
  else if (/^\d$/.test(key)) {
    const choices = row.choices;
    const choice = key === "0" ? choices[choices.length - 1] : choices[Number(key) - 1];
    if (!choice) return false;
    choice.focus();
    if (choice.type === "number") return true;
    choice.click();
    // Where a reason or a document is asked for, the focus has gone there.
    if (goingOn.isOn && document.activeElement === choice && choice.checked) going.next(row);
  } else return false;
  return true;
}
