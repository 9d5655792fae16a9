import { Exporting } from "./exporting.ts";
import type { Form } from "./form.ts";
import { Manager } from "./manager.ts";
import type { Notices } from "./notices.ts";
import { Opening } from "./opening.ts";
import { saveFile } from "../ui/saving.ts";
import type { Session } from "./session.ts";
import { share } from "./sharing.ts";

/** What the manager's page does for it. */
export interface PageActions {
  /** Saves the assessment to a file. */
  save: () => void;
  /** Does something, and says so when it fails. */
  attempt: (act: () => void | Promise<void>) => void;
}

/** The manager of a page, with all that its buttons do. */
export function managerOf(
  root: HTMLElement,
  form: Form,
  session: Session,
  notices: Notices,
  { save, attempt }: PageActions,
): Manager {
  const opening = new Opening(session, form, notices, (removed) => manager.offerUndo(removed));
  const exporting = new Exporting(session, form, notices);
  const manager = new Manager(root, session, notices, {
    save,
    open: () => attempt(() => opening.choose()),
    share: () => share(form, session),
    saveAll: () => attempt(() => exporting.all()),
    exportExcel: () => attempt(() => exporting.excel()),
    exportCsv: () => attempt(() => exporting.csv()),
    report: () => attempt(() => exporting.report()),
    message: () => attempt(() => exporting.message()),
    copyText: () => attempt(() => exporting.copy()),
    pasteText: () => attempt(() => opening.paste()),
    saveRaw: ({ id, raw }) => saveFile(`self-check-${id.replace(/\W/g, "-")}.txt`, raw),
  });
  return manager;
}
