/**
 * Entry of the script that starts the theme's search when somebody first uses it: its worker and its index weigh
 * more than any page. From file://, where browsers refuse workers, a hidden frame does the worker's work.
 *
 * Runs in the page's head, before the theme's own script looks for `Worker` and asks for the index.
 */
import { FrameWorker } from "./frame-worker.ts";
import { workerOnDemand } from "./worker-on-demand.ts";

/** Kept when the search field takes the focus, by pointer, by key or by the theme's shortcuts. */
const firstUse = new Promise<void>((use) => {
  addEventListener("focusin", function focused(event) {
    // Themes call their search field by different names, or hide it in a shadow tree; none has another text field
    // outside of the page's content.
    const field = event.composedPath()[0] as Element;
    if (!field.matches?.("input[type=text], input[type=search]") || field.closest("main")) return;
    removeEventListener("focusin", focused);
    use();
  });
});

/** The theme's request for the index waits as well; every other request goes out at once. */
class Request extends XMLHttpRequest {
  private waits = false;

  override open(method: string, address: string, ...rest: unknown[]): void {
    this.waits = /\/search_index\.json$/.test(address);
    (super.open as (...all: unknown[]) => void)(method, address, ...rest);
  }

  override send(body?: XMLHttpRequestBodyInit | null): void {
    if (this.waits) firstUse.then(() => super.send(body));
    else super.send(body);
  }
}

const fromDisk = location.protocol === "file:";
Object.assign(globalThis, {
  Worker: workerOnDemand(fromDisk ? FrameWorker : Worker, firstUse),
  XMLHttpRequest: Request,
  // By this name the theme's worker knows that it runs in a frame, and finds its files.
  ...(fromDisk ? { IFrameWorker: FrameWorker } : {}),
});
