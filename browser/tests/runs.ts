/** How many random cases a property tries: all of them, or some in a quick run (`make check`). */
export function runs(all: number): number {
  return Deno.env.get("QUICK") ? Math.ceil(all / 20) : all;
}
