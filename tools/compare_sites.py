"""Compare two builds of the site page by page: compare_sites.py SITE OTHER. The generators differ, the pages must not.

Compared is what a page says: the article, but for white space and the marks that a generator takes out after use.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from lxml import html


def main(site: Path, other: Path) -> int:
    """Print pages that only one has, and the first difference of each page; returns 1 where there is any."""
    ours, theirs = ({file.relative_to(each).as_posix() for file in each.rglob("*.html")} for each in (site, other))
    lonely = [f"{name}: only in {site if name in ours else other}" for name in sorted(ours ^ theirs)]
    both = sorted(ours & theirs)
    differing = [f"{name}: {said}" for name in both if (said := difference(site / name, other / name))]
    print(*lonely, *differing, sep="\n")
    print(f"{len(both) - len(differing)} of {len(ours)} pages are the same")
    return 1 if lonely or differing else 0


def difference(ours: Path, theirs: Path) -> str:
    """Where the two articles part, with a little of what comes then; empty where they say the same."""
    one, other = (article(file) for file in (ours, theirs))
    if one == other:
        return ""
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return " | ".join("".join(each[at : at + 3])[:120] for each in (one, other))


def article(file: Path) -> list[str]:
    """A page's content as a list of tags and texts."""
    page: Any = html.fromstring(file.read_bytes())
    found = page.xpath("//article | //*[@role='main']//*[contains(@class, 'md-content__inner')]")
    if not found:
        return []
    # What a generator puts into the article besides the page's own.
    for added in found[0].xpath(".//*[contains(@class, 'md-content__button') or @id='__skip']"):
        added.drop_tree()
    text = html.tostring(found[0], encoding="unicode")
    text = re.sub(r' data-search-exclude(="[^"]*")?', "", re.sub(r"^<article[^>]*>", "", text))
    pieces = (piece.strip() for piece in re.split(r"(<[^>]+>)", re.sub(r"\s+", " ", text)))
    return [piece for piece in pieces if piece]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
