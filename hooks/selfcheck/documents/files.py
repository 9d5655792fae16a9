"""Which documents there are, making them and writing them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..catalogues import DOMAINS, catalogue_file
from ..model import Sector
from ..site import Edition, Site
from .excel import excel_document
from .word import word_document

FOLDER = "downloads"
_MAKERS: dict[str, Callable[[Edition, Sector], bytes]] = {"docx": word_document, "xlsx": excel_document}


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


_made: dict[tuple[Document, str], bytes] = {}


def documents(site: Site) -> list[Document]:
    """All documents, in the order of languages, sectors and formats."""
    return [
        Document(sector.id, language, kind)
        for language in site.editions
        for sector in site.plan.sectors
        for kind in _MAKERS
    ]


def document(site: Site, which: Document) -> bytes:
    """The content of one document. The same data always give the same bytes."""
    edition = site.editions[which.language]
    sector = next(sector for sector in edition.plan.sectors if sector.id == which.sector)
    return _MAKERS[which.format](edition, sector)


def make_documents(site: Site) -> dict[Document, bytes]:
    """Every document. One whose data have not changed since the last call is not made again: under
    `mkdocs serve` an edit then costs the documents of one sector, not of all."""
    made = {}
    for each in documents(site):
        key = (each, _digest(site, each))
        if key not in _made:
            _made[key] = document(site, each)
        made[each] = _made[key]
    return made


def write_documents(made: dict[Document, bytes], folder: Path) -> None:
    """Write the documents below `folder`, the built site."""
    for each, content in made.items():
        file = folder / each.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _digest(site: Site, which: Document) -> str:
    """What a document is made from, in short: the data files and catalogues it draws on."""
    origins = site.plan.origins
    files = [site.data.parent / origins[name][0] for name in ("plan", "scales", which.sector)]
    files += [catalogue_file(site.data, which.language, domain) for domain in DOMAINS]
    return sha256(b"\0".join(file.read_bytes() for file in files if file.exists())).hexdigest()
