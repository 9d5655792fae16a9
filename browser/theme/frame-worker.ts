import type { WorkerLike } from "./worker-on-demand.ts";

/** What a worker's script expects to find around it. */
interface WorkerScope extends Window {
  postMessage(message: unknown): void;
  importScripts(...addresses: string[]): Promise<void>;
  MessageEvent: typeof MessageEvent;
}

/**
 * A worker's script run in a hidden frame of the page, as a worker cannot be had from file://. All scripts of the
 * frame are loaded by address, none is written into it, so that a content security policy needs no exception.
 */
export class FrameWorker extends EventTarget implements WorkerLike {
  private readonly scope: WorkerScope;
  private readonly ready: Promise<void>;

  constructor(address: string) {
    super();
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    this.scope = frame.contentWindow as unknown as WorkerScope;
    this.scope.postMessage = (data: unknown) => {
      this.dispatchEvent(new MessageEvent("message", { data }));
    };
    this.scope.importScripts = (...addresses: string[]) => this.load(addresses);
    this.ready = this.load([address]);
  }

  /** Gives the script a message, when it has been loaded. */
  postMessage(data: unknown): void {
    this.ready.then(() => this.scope.dispatchEvent(new this.scope.MessageEvent("message", { data })));
  }

  /** One after the other, as each may need the one before. */
  private async load(addresses: string[]): Promise<void> {
    for (const src of addresses) {
      const script = this.scope.document.createElement("script");
      const loaded = new Promise((load, error) => Object.assign(script, { onload: load, onerror: error }));
      script.src = src;
      this.scope.document.body.append(script);
      await loaded;
    }
  }
}
