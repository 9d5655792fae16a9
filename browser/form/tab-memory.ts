/**
 * What this tab remembers until it is closed, where the browser lets it: which assessment is `open` (two tabs may show
 * two of them), and whether it is `temporary`.
 */
export class TabMemory {
  /** `owner` tells this plan's and sector's memory from others. */
  constructor(private readonly owner: string) {}

  /** What was remembered; null where nothing was, or the browser keeps nothing. */
  get(what: "open" | "temporary"): string | null {
    try {
      return sessionStorage.getItem(`self-check-${what}:${this.owner}`);
    } catch {
      return null;
    }
  }

  /** Remembers it. */
  set(what: "open" | "temporary", value: string): void {
    try {
      sessionStorage.setItem(`self-check-${what}:${this.owner}`, value);
    } catch {
      // The next page then opens what was saved last, and keeps it as usual.
    }
  }
}
