import { type Found, inOrder } from "./result-order.ts";

/** The theme's messages about a search: the query goes out as of type 2, what was found comes back as of type 3. */
export function withOrder(answered: unknown, asked: unknown): unknown {
  const found = answered as { type: number; data: { items: Found[][] } };
  const query = asked as { type: number; data: string };
  if (found.type !== 3 || query?.type !== 2) return answered;
  const links = document.querySelectorAll<HTMLAnchorElement>(".md-select__link[hreflang]");
  const own = document.documentElement.lang;
  const all = links.length ? Array.from(links, (link) => link.hreflang) : [own];
  return { ...found, data: { ...found.data, items: inOrder(found.data.items, query.data, { own, all }) } };
}
