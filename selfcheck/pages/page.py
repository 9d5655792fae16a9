"""A page, its headings and its place in the navigation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..plan.text import Text

PRINT = "print.css"  # the last style of every page: it takes back what the others set


@dataclass(frozen=True)
class Heading:
    """A heading that the page's table of contents lists."""

    id: str
    title: str


@dataclass(frozen=True)
class Page:
    """A page of an edition. `path` has no language and no ending: `sectors/agencies`; `markdown` is, of a
    generated page, one block of HTML; `origin` is the file (and line) to edit; `headings` is None where the
    Markdown's own are listed; `scripts` and `styles` are those of assets/javascripts/ and assets/stylesheets/
    that the page needs besides site.css, in this order; `lists_itself`: it shows the list of its headings itself."""

    path: str
    title: Text
    markdown: str
    origin: tuple[str, int]
    headings: list[Heading] | None = None
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    lists_itself: bool = False


@dataclass(frozen=True)
class Chapter:
    """An entry of the navigation: a page by its path, or a group of entries."""

    title: Text
    path: str = ""
    children: list[Chapter] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        """The pages it leads to, in order."""
        return [self.path] if self.path else [path for child in self.children for path in child.paths]
