// Entry of the home page's bundle: whoever comes back goes on where she was.
import { storagePrefix } from "../core/storage-key.ts";
import { one } from "../ui/dom.ts";
import { loadScript, loadTexts } from "../ui/on-demand.ts";

const { plan } = one(document, ".home__last").dataset;
try {
  const keys = Array.from({ length: localStorage.length }, (_, n) => localStorage.key(n)!);
  if (keys.some((key) => key.startsWith(storagePrefix(plan!)))) {
    loadTexts().then(() => loadScript("home-last.js")).catch(() => {}); // the cards lead there too
  }
} catch {
  // A browser that keeps nothing has nothing to go on with.
}
