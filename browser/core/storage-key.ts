/** What the keys of a plan's stored assessments start with; encoded, so that no plan's prefix starts another's. */
export function storagePrefix(planId: string): string {
  return `self-check:${encodeURIComponent(planId)}:`;
}
