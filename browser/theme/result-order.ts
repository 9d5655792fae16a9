/** A section of a page as the search's worker gives it: texts with marks around what was found. */
export interface Found {
  location: string;
  title: string;
  text: string;
  score: number;
}

/** What the page that searches is written in, and every language of the site, as folders of addresses name them. */
export interface Languages {
  own: string;
  all: string[];
}

/**
 * Found pages, each a list of its sections, in the order a reader expects: those in the page's own language first,
 * and among them those that hold the very words, in a heading before in a text. Within a page the sections with the
 * very words come first. What is equal keeps its order.
 */
export function inOrder(pages: Found[][], query: string, languages: Languages): Found[][] {
  const words = plain(query);
  const rank = (section: Found) =>
    plain(section.title).includes(words) ? 2 : plain(section.text).includes(words) ? 1 : 0;
  const isOwn = ([first]: Found[]) => languageOf(first.location, languages) === languages.own;
  return pages
    .map((sections) => ({ sections: bestFirst(sections, rank), best: Math.max(...sections.map(rank)) }))
    .sort((a, b) => Number(isOwn(b.sections)) - Number(isOwn(a.sections)) || b.best - a.best)
    .map(({ sections }) => sections);
}

/** The theme leaves out sections whose score is far below the best: one with the very words is never among them. */
function bestFirst(sections: Found[], rank: (section: Found) => number): Found[] {
  const most = Math.max(...sections.map(({ score }) => score));
  return sections
    .map((section) => ({ ...section, score: section.score + rank(section) * most }))
    .sort((a, b) => b.score - a.score);
}

function languageOf(location: string, { all }: Languages): string {
  const folder = location.split("/")[0];
  return all.includes(folder) ? folder : all[0];
}

/** A text as it is compared: without marks, and without the invisible spaces that part Chinese words in the index. */
function plain(text: string): string {
  return text.replace(/<[^>]*>|[\u200b"]/g, "").toLowerCase().trim();
}
