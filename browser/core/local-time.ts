/** A moment in the user's own time, written the same way in every language. */
export function localTime(instant: string | number): string {
  const at = new Date(instant);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${
    two(at.getMinutes())
  }`;
}

/** The date on the user's own calendar (YYYY-MM-DD): in China it is a day ahead of UTC's until eight in the morning. */
export function today(): string {
  return localTime(Date.now()).slice(0, 10);
}

/** The present moment as it stands in files. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}

const DAY = 24 * 60 * 60 * 1000;

/** Whether a moment (milliseconds) is yet to come; a clock that is wrong by less than a day is in another time zone. */
export function isFuture(moment: number, now: number): boolean {
  return moment > now + DAY;
}

/** Whether the day a date starts with exists: 30 February does not. */
export function isRealDay(value: string): boolean {
  // Every month has these days; files hold many dates, and the full check is slow.
  if (/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])/.test(value)) return true;
  const day = new Date(value.slice(0, 10) + "T00:00:00Z");
  return !isNaN(+day) && day.toISOString().startsWith(value.slice(0, 10));
}
