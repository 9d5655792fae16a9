import type { Form } from "./form.ts";
import type { Session } from "./session.ts";

/** What the form asks of the bundle for printing, which draws on the form and not the other way round. */
export interface PrintPart {
  ask: (form: Form, session: Session) => void;
}

declare global {
  var selfCheckPrint: PrintPart | undefined;
}
