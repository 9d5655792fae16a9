/**
 * Puts a storage that keeps nothing in the place of one that the browser refuses, as some settings demand: the theme
 * asks for it without care, and its menus and search would end with that. Whoever wants to keep something there is
 * refused as before.
 */
export function mendStorage(): void {
  for (const name of ["localStorage", "sessionStorage"] as const) {
    try {
      globalThis[name].getItem("");
    } catch {
      const refuse = () => {
        throw new DOMException("the browser refuses storage", "SecurityError");
      };
      const value = {
        length: 0,
        key: () => null,
        getItem: () => null,
        setItem: refuse,
        removeItem() {},
        clear() {},
      };
      Object.defineProperty(globalThis, name, { value, configurable: true });
    }
  }
}
