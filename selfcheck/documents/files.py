"""Making the documents and writing them."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from ..base.progress import Track, untold
from ..languages.catalogues import DOMAINS, FALLBACK, catalogue_file, interface_place
from .excel.workbook import excel_document
from .listing import Document, documents
from .word.document import word_document

if TYPE_CHECKING:
    from pathlib import Path

    from ..languages.site import Site

NOTE = "digests.json"  # from what each document of a folder was made


def document(site: Site, which: Document) -> bytes:
    """The content of one document. The same data always give the same bytes."""
    edition = site.editions[which.language]
    sector = edition.plan.sector(which.sector)
    if which.format == "docx":
        return word_document(edition, sector)
    return excel_document(edition, sector, [each for each in site.editions.values() if each is not edition])


def write_documents(site: Site, folder: Path, track: Track = untold) -> list[Path]:
    """Write every document below `folder`; returns their files.

    One whose data have not changed since the last call for this folder is not made again: under `mkdocs serve` an
    edit then costs the documents of one sector, not of all.
    """
    note = folder / NOTE
    before = json.loads(note.read_text("utf-8")) if note.is_file() else {}
    now, files = {}, []
    wanted = documents(site)
    for each in track(wanted, len(wanted)):
        file = folder / each.path
        now[each.path] = _digest(site, each)
        if before.get(each.path) != now[each.path] or not file.is_file():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(document(site, each))
        files.append(file)
    note.write_text(json.dumps(now), "utf-8")
    return files


def _digest(site: Site, which: Document) -> str:
    """What a document is made from, in short: the data files and catalogues it draws on."""
    origins = site.plan.origins
    files = [site.data.parent / origins[name][0] for name in ("plan", "scales", which.sector)]
    # A workbook knows the words of every language.
    files += [catalogue_file(site.data, language, domain) for language in site.editions for domain in DOMAINS]
    files += [interface_place(language)[0] for language in (*site.editions, FALLBACK)]
    return sha256(b"\0".join(file.read_bytes() for file in files if file.exists())).hexdigest()
