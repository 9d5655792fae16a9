// Entry of the explanations of terms in place, loaded with the first move on a page that has them.
import { enableExplanations } from "./explanations.ts";

enableExplanations(document);
