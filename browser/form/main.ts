// Entry of the self-check's bundle: a custom element that makes the form on a sector page live.
import type { PlanData } from "../core/plan-data.ts";
import { openForPrinting } from "../ui/as-it-is.ts";
import { one } from "../ui/dom.ts";
import { loadScript } from "../ui/on-demand.ts";
import { Page } from "./page.ts";

class SelfCheck extends HTMLElement {
  private stop = new AbortController();

  connectedCallback(): void {
    const data = JSON.parse(one(document, "#plan-data").textContent!) as PlanData;
    new Page(this, data, this.stop.signal);
  }

  disconnectedCallback(): void {
    this.stop.abort();
    this.stop = new AbortController();
  }
}

// After the document is parsed, so that the form inside the element is complete.
const define = () => customElements.define("self-check", SelfCheck);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", define);
else define();
// Terms explain themselves from the first move on the page on; a tap before that is not to follow their links.
let explained = false;
const explain = () => loadScript("explanations.js").then(() => explained = true);
for (const sign of ["pointerover", "focusin"]) addEventListener(sign, explain, { once: true });
addEventListener("click", (event) => {
  const { pointerType, target } = event as PointerEvent;
  if (!explained && pointerType === "touch" && (target as Element).closest(".term")) event.preventDefault();
}, true);
openForPrinting(document);
