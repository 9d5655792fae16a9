import { all } from "../ui/dom.ts";

/** Give each entry a link to itself, like that of the page's own headings. */
export function addPermalinks(page: Document): void {
  const link = page.querySelector<HTMLAnchorElement>("h2 > .headerlink");
  if (!link) return;
  for (const heading of all(page, ".term-entry h3[id]")) {
    const own = link.cloneNode(true) as HTMLAnchorElement;
    own.href = `#${heading.id}`;
    heading.append(own);
  }
}
