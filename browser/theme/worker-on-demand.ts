/** What a worker and what stands in for it have in common, as far as the theme's search uses it. */
export interface WorkerLike extends EventTarget {
  postMessage(message: unknown): void;
}

/**
 * A class like `Real` whose objects start their worker when `use` is kept; what they were told before is told then.
 * `answer` may change what comes back, knowing what was last asked.
 */
export function workerOnDemand(
  Real: new (address: string) => WorkerLike,
  use: Promise<void>,
  answer: (answered: unknown, asked: unknown) => unknown,
): new (address: string) => WorkerLike {
  return class extends EventTarget {
    private readonly started: Promise<WorkerLike>;
    private asked: unknown;

    constructor(address: string) {
      super();
      this.started = use.then(() => {
        const worker = new Real(address);
        worker.addEventListener("message", (event) => {
          const data = answer((event as MessageEvent).data, this.asked);
          this.dispatchEvent(new MessageEvent("message", { data }));
        });
        return worker;
      });
    }

    postMessage(message: unknown): void {
      this.asked = message;
      this.started.then((worker) => worker.postMessage(message));
    }
  };
}
