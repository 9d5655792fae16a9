/** What a worker and what stands in for it have in common, as far as the theme's search uses it. */
export interface WorkerLike extends EventTarget {
  postMessage(message: unknown): void;
}

/** What a search needs from its first use on. */
interface Parts {
  /** A worker's part played by a frame. */
  FrameWorker: new (address: string) => WorkerLike;
  /** Changes what comes back, knowing what was last asked. */
  withOrder: (answered: unknown, asked: unknown) => unknown;
}

/**
 * A class whose objects start their worker, or a frame where there is none, when the parts are there; what they were
 * told before is told then.
 */
export function workerOnDemand(
  Real: (new (address: string) => WorkerLike) | null,
  parts: Promise<Parts>,
): new (address: string) => WorkerLike {
  return class extends EventTarget {
    private readonly started: Promise<WorkerLike>;
    private asked: unknown;

    constructor(address: string) {
      super();
      this.started = parts.then(({ FrameWorker, withOrder }) => {
        const worker = new (Real ?? FrameWorker)(address);
        worker.addEventListener("message", (event) => {
          const data = withOrder((event as MessageEvent).data, this.asked);
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
