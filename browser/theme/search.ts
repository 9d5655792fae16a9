/**
 * Starts the theme's search when somebody first uses it: its worker and its index weigh more than any page. From
 * file://, where browsers refuse workers, a hidden frame does the worker's work.
 */
import type {} from "./search-bundle.ts";
import { workerOnDemand } from "./worker-on-demand.ts";

const own = document.currentScript as HTMLScriptElement;

/** Lets the theme's search wait; to be called before the theme looks for `Worker` and asks for its index. */
export function startSearchOnFirstUse(): void {
  const use = firstUse();
  const parts = use.then(loadParts);
  searchEveryInput();
  const fromDisk = location.protocol === "file:";
  const OnDemand = workerOnDemand(fromDisk ? null : Worker, parts);
  Object.assign(globalThis, {
    Worker: OnDemand,
    XMLHttpRequest: requestOnDemand(use),
    // By this name the theme's worker knows that it runs in a frame, and finds its files.
    ...(fromDisk ? { IFrameWorker: OnDemand } : {}),
  });
}

/** Loads what is needed from now on; it lies beside this script. */
function loadParts(): Promise<NonNullable<typeof globalThis.themeSearch>> {
  return new Promise((load, error) => {
    const script = document.createElement("script");
    script.src = new URL("theme-search.js", own.src).href;
    script.onload = () => load(globalThis.themeSearch!);
    script.onerror = error;
    document.head.append(script);
  });
}

/** Kept when the search field takes the focus, by pointer, by key or by the theme's shortcuts, or is written into. */
function firstUse(): Promise<void> {
  return new Promise((use) => {
    // A window in the background lets a field have the focus, and does not tell.
    const signs = ["focusin", "input"];
    function used(event: Event): void {
      // Themes call their search field by different names, or hide it in a shadow tree; none has another text field
      // outside of the page's content.
      const field = event.composedPath()[0] as Element;
      if (!field.matches?.("input[type=text], input[type=search]") || field.closest("main")) return;
      for (const sign of signs) removeEventListener(sign, used);
      use();
    }
    for (const sign of signs) addEventListener(sign, used);
  });
}

/** The theme searches when a key goes up; a candidate chosen by mouse, speech and the menu's "paste" come without. */
function searchEveryInput(): void {
  addEventListener("input", (event) => {
    const field = event.composedPath()[0] as Element;
    if (field.matches?.("[data-md-component=search-query]")) field.dispatchEvent(new Event("keyup"));
  });
}

/** A class like XMLHttpRequest that lets the request for the search index wait; every other goes out at once. */
function requestOnDemand(use: Promise<void>): typeof XMLHttpRequest {
  return class extends XMLHttpRequest {
    private waits = false;

    override open(method: string, address: string, ...rest: unknown[]): void {
      this.waits = /\/search_index\.json$/.test(address);
      (super.open as (...all: unknown[]) => void)(method, address, ...rest);
    }

    override send(body?: XMLHttpRequestBodyInit | null): void {
      if (this.waits) use.then(() => super.send(body));
      else super.send(body);
    }
  };
}
