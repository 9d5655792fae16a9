/** What a work done in steps comes to, where nothing waits between them. */
export function finished<T>(work: Generator<void, T, void>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
