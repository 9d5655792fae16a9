/** How long the page may be busy at a stretch, in milliseconds: shorter than what a person notices. */
const STRETCH = 25;

/**
 * Divides long work into short stretches, between which the browser can draw and answer the user. A worker would be
 * another way, but from file:// the browser refuses its file, and one made from a blob is refused by the page's
 * security policy.
 */
export class Pace {
  private start = performance.now();

  /** Goes on at once, or, when the stretch is over, after the browser had its turn. */
  async rest(): Promise<void> {
    if (performance.now() - this.start >= STRETCH) await this.turn();
  }

  /** Lets the browser have its turn in any case: between two pieces that it has to lay out. */
  async turn(): Promise<void> {
    await nextTurn();
    this.start = performance.now();
  }
}

/** A timer would wait at least four milliseconds each time; a message does not. */
function nextTurn(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}
