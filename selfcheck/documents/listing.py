"""Which documents there are, and having them made; knows nothing of how, which takes long to load."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..base.background import selfcheck
from ..plan.text import Text, filled

if TYPE_CHECKING:
    from pathlib import Path

    from ..languages.edition import Edition
    from ..languages.site import Site

FOLDER = "downloads"
FORMATS = ("docx", "xlsx")


@dataclass(frozen=True)
class Document:
    """A file to download: of one sector, in one language. `format` is `docx` or `xlsx`."""

    sector: str
    language: str
    format: str

    @property
    def path(self) -> str:
        """Where it stands below the site's root: downloads/schools.zh.docx."""
        return f"{FOLDER}/{self.sector}.{self.language}.{self.format}"


def documents(site: Site) -> list[Document]:
    """All documents, in the order of languages, sectors and formats."""
    return [
        Document(sector.id, language, kind)
        for language in site.editions
        for sector in site.plan.sectors
        for kind in FORMATS
    ]


def file_name(site: Site, which: Document) -> Text:
    """What a document is called on the computer of whoever downloads it: its title, in its own language.

    Where that is not wholly translated and reviewed, in the plan's own, with the name of the language.
    """
    pieces = _title(site.editions[which.language], which)
    tag = ""
    if any(piece.draft or piece.lang != which.language for piece in pieces):
        pieces, tag = _title(site.editions[site.plan.source_language], which), f" {which.language}"
    name = re.sub(r'[\\/:*?"<>|\s]+', " ", "".join(pieces)).strip()
    return Text(f"{name}{tag}.{which.format}", pieces[0].lang)


def _title(edition: Edition, which: Document) -> list[Text]:
    title = edition.gettext("{sector}自评表" if which.format == "xlsx" else "{sector}自查核对清单")
    return list(filled(title, {"sector": edition.plan.sector(which.sector).title}))


class Making:
    """The documents being made by a program of their own while the site is built."""

    def __init__(self, site: Site, folder: Path) -> None:
        """`folder` takes the documents; what an earlier build has left there is used again."""
        self._folder = folder
        self._making = selfcheck("--data", site.data.resolve(), "documents", folder)

    def stop(self) -> None:
        """End the work, where its result is no longer wanted."""
        self._making.stop()

    def write(self, built: Path) -> None:
        """Wait for them and copy them below `built`, the built site. Raises RuntimeError when making them failed."""
        self._making.result()
        shutil.copytree(self._folder / FOLDER, built / FOLDER, dirs_exist_ok=True)
