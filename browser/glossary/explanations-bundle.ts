// Entry of the explanations of terms in place, loaded with the first move on a page that has them.
import { enableExplanations, explain } from "./explanations.ts";

enableExplanations(document);
// The move may have led to a term, or been a tap on one.
for (const term of Array.from(document.querySelectorAll(".term:hover, .term:focus-within"))) {
  explain(term);
  term.classList.toggle("is-open", term.matches(":focus-within"));
}
