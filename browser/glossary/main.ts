/** The script of the glossary's page: search, filters, and copying. */

import { enableCopying } from "./copying.ts";
import { TermFinder } from "./finder.ts";
import { addPermalinks } from "./permalinks.ts";

customElements.define("term-finder", TermFinder);
enableCopying(document);
addPermalinks(document);
