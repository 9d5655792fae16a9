/** What a worker and what stands in for it have in common, as far as the theme's search uses it. */
export interface WorkerLike extends EventTarget {
  postMessage(message: unknown): void;
}

/** A class like `Real` whose objects start their worker when `use` is kept; what they were told before is told then. */
export function workerOnDemand(
  Real: new (address: string) => WorkerLike,
  use: Promise<void>,
): new (address: string) => WorkerLike {
  return class extends EventTarget {
    private readonly started: Promise<WorkerLike>;

    constructor(address: string) {
      super();
      this.started = use.then(() => {
        const worker = new Real(address);
        worker.addEventListener("message", (event) => {
          this.dispatchEvent(new MessageEvent("message", { data: (event as MessageEvent).data }));
        });
        return worker;
      });
    }

    postMessage(message: unknown): void {
      this.started.then((worker) => worker.postMessage(message));
    }
  };
}
