/** The glossary's script: search and filters on its page, copying, and explanations of terms in place. */

import { enableCopying } from "./copying.ts";
import { enableExplanations } from "./explanations.ts";
import { TermFinder } from "./finder.ts";

customElements.define("term-finder", TermFinder);
enableCopying(document);
enableExplanations(document);
