/** A map whose keys come from a file: it has no prototype, so no key can reach one. */
export function emptyRecord<T>(): Record<string, T> {
  return Object.create(null);
}

/** The value of a key the object itself has; undefined for "constructor" and other inherited names. */
export function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}
