/**
 * What is remembered beside the assessments, where the browser lets it: until this tab is closed, which one is `open` (two
 * tabs may show two of them) and whether it is `temporary`; and beyond it what is noted of each.
 */
export class Memory {
  /** `owner` tells this plan's and sector's memory from others. */
  constructor(private readonly owner: string) {}

  /** What was remembered; null where nothing was, or the browser keeps nothing. */
  get(what: "open" | "temporary"): string | null {
    return quietly(() => sessionStorage.getItem(key(what, this.owner)));
  }

  /** Remembers it; where it cannot, the next page opens what was saved last, and keeps it as usual. */
  set(what: "open" | "temporary", value: string): void {
    quietly(() => sessionStorage.setItem(key(what, this.owner), value));
  }

  /** What is noted of the stored assessment of that id. */
  noted(what: Note, id: string): string | null {
    return quietly(() => localStorage.getItem(key(what, id)));
  }

  /** Notes it, or with null forgets it. */
  note(what: Note, id: string, value: string | null): void {
    quietly(() =>
      value ? localStorage.setItem(key(what, id), value) : localStorage.removeItem(key(what, id))
    );
  }
}

/** The revision that went into a file last; the version of the plan that it was filled in under. */
type Note = "filed" | "filled-under";

function key(what: string, whose: string): string {
  return `self-check-${what}:${whose}`;
}

function quietly<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
