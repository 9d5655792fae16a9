import { choice } from "./choice.ts";
import { count } from "./count.ts";
import { findings } from "./findings.ts";
import type { Kind } from "./kind.ts";
import { points } from "./points.ts";

/** The kinds of scale by name, each a module of its own: a new one is written there and named here. */
export const KINDS: Record<string, Kind> = { choice, count, points, findings };
