/**
 * What is remembered beside the assessments, where the browser lets it: until this tab is closed, which one is `open` (two
 * tabs may show two of them) and whether it is `temporary`; and of each the date of what went into a file last.
 */
export class Memory {
  /** `owner` tells this plan's and sector's memory from others. */
  constructor(private readonly owner: string) {}

  /** What was remembered; null where nothing was, or the browser keeps nothing. */
  get(what: "open" | "temporary"): string | null {
    return quietly(() => sessionStorage.getItem(`self-check-${what}:${this.owner}`));
  }

  /** Remembers it; where it cannot, the next page opens what was saved last, and keeps it as usual. */
  set(what: "open" | "temporary", value: string): void {
    quietly(() => sessionStorage.setItem(`self-check-${what}:${this.owner}`, value));
  }

  /** The date of what went into a file last, of the stored assessment of that id. */
  filed(id: string): string | null {
    return quietly(() => localStorage.getItem(FILED + id));
  }

  /** Remembers that date, or with null forgets it. */
  setFiled(id: string, date: string | null): void {
    quietly(() => date ? localStorage.setItem(FILED + id, date) : localStorage.removeItem(FILED + id));
  }
}

const FILED = "self-check-filed:";

function quietly<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
