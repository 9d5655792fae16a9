import type {} from "./files-bundle.ts";
import type { Form } from "./form.ts";
import type { Notices } from "./notices.ts";
import type {} from "./print-part.ts";
import type {} from "./results-bundle.ts";
import type { Session } from "./session.ts";
import { loadScript, loadStyle, loadTexts } from "../ui/on-demand.ts";
import { _ } from "../ui/texts.ts";

/** What a page does rarely lies in further scripts, which are loaded when they are first needed. */
export class Parts {
  constructor(private readonly notices: Notices) {}

  /** The list of assessments, opening files, what could not be stored. */
  files(act: (files: NonNullable<typeof globalThis.selfCheckFiles>) => void): void {
    this.onDemand([loadScript("self-check-files.js")], () => act(globalThis.selfCheckFiles!));
  }

  /** The results, and the keys. */
  results(act: (results: NonNullable<typeof globalThis.selfCheckResults>) => void): void {
    this.onDemand([loadScript("self-check-results.js")], () => act(globalThis.selfCheckResults!));
  }

  /** Asks what to print. */
  print(form: Form, session: Session): void {
    this.onDemand(
      [loadScript("self-check-print.js"), loadStyle("../stylesheets/sheets.css")],
      () => globalThis.selfCheckPrint!.ask(form, session),
    );
  }

  /** Does something that may fail, as when a script cannot be loaded: the page then says so. */
  async attempt(act: () => void | Promise<void>): Promise<void> {
    try {
      await act();
    } catch {
      this.notices.show("files", _("这项功能没有加载成功，请再试一次，或者用“保存到文件”。"));
    }
  }

  private onDemand(parts: Promise<void>[], act: () => void): Promise<void> {
    return this.attempt(async () => {
      await Promise.all([loadTexts(), ...parts]);
      act();
    });
  }
}
