import { element } from "./dom.ts";

const loaded = new Map<string, Promise<void>>();
/** The script that this is part of; known only while it starts. */
const own = globalThis.document?.currentScript as HTMLScriptElement | null;

/** Loads a further script that lies beside this one; once, however often it is asked for. */
export function loadScript(name: string): Promise<void> {
  return load(name, (src, events) => element("script", { src, ...events }));
}

/** Loads a further style sheet, named as seen from the scripts. */
export function loadStyle(name: string): Promise<void> {
  return load(name, (href, events) => element("link", { rel: "stylesheet", href, ...events }));
}

/** Loads the texts of the parts that are loaded on demand, where the page's language is not that of the code. */
export async function loadTexts(): Promise<void> {
  const name = document.getElementById("ui-texts")?.dataset.further;
  if (name) await loadScript(name);
}

interface Events {
  load: () => void;
  error: (event: Event) => void;
}

function load(name: string, make: (address: string, events: Events) => HTMLElement): Promise<void> {
  let loading = loaded.get(name);
  if (!loading) {
    const address = new URL(name, own?.src).href;
    loading = new Promise((load, error) => document.head.append(make(address, { load, error })));
    loading.catch(() => loaded.delete(name)); // the next try asks again
    loaded.set(name, loading);
  }
  return loading;
}
