"""Word and Excel files on paper, as LibreOffice prints them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from contents import Printed, all_once, id_times, printed, requirements_of

from selfcheck.documents.files import document
from selfcheck.documents.listing import documents

if TYPE_CHECKING:
    from collections.abc import Callable

    from selfcheck.languages.site import Site

pytestmark = pytest.mark.documents


@pytest.fixture(scope="module")
def prints(real: Site, soffice: Callable, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """All Chinese documents, and those of the largest sector in every language, by file name."""
    folder = tmp_path_factory.mktemp("documents")
    largest = max(real.plan.sectors, key=lambda sector: len(sector.requirements)).id
    found: dict[str, Printed] = {}
    for kind in ("docx", "xlsx"):
        files = []
        for each in documents(real):
            if each.format == kind and (each.language == "zh" or each.sector == largest):
                # LibreOffice names a PDF by what stands before the last dot: one folder a format.
                file = folder / each.path
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(document(real, each))
                files.append(file)
        out = soffice("pdf", files)
        found |= {f"{pdf.stem}.{kind}": printed(pdf) for pdf in out.iterdir()}
    return found


def test_prints_on_a4(prints: dict[str, Printed]) -> None:
    """Every document prints on A4: checklists upright, sheets across, on a bearable number of pages."""
    assert len(prints) == 16
    for name, made in prints.items():
        assert set(made.pages) == {(595, 842) if name.endswith("docx") else (842, 595)}, name
        assert len(made.pages) <= 14, name


def test_prints_every_requirement_once(real: Site, prints: dict[str, Printed]) -> None:
    """Nothing is clipped or lost in print: every id and text stands on the pages once."""
    for name, made in prints.items():
        sector_id, language, _kind = name.split(".")
        sector = next(sector for sector in real.editions[language].plan.sectors if sector.id == sector_id)
        # Without a Mongolian font on the system its letters cannot be read back from a PDF.
        shown = [(own, text) for own, text in requirements_of(sector) if not re.search(r"[\u1800-\u18af]", text)]
        all_once(shown, made.text)
        assert all(id_times(own, made.text) == 1 for own, _ in requirements_of(sector)), name
