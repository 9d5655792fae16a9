"""A workbook that was filled in can be handed in: what is read from it is what was written into it."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from office_variants import VARIANTS, changed
from project import PROJECT
from workbooks import filled, random_assessment, read

from selfcheck.languages.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.documents
# 2,000 take some minutes: RANDOM_ASSESSMENTS=2000 runs as many.
COUNT = int(os.environ.get("RANDOM_ASSESSMENTS") or 60)


@pytest.mark.parametrize("plan", ["data", "tests/plans/indicators", "tests/plans/werkstatt"])
def test_what_the_form_exports_is_read_back_equal(plan: str, tmp_path: Path) -> None:
    """Every field, date and mark, also of answers that no cell can show, in every language; nothing is named."""
    site, random = Site.load(PROJECT / plan, PROJECT / "docs"), Random(15)
    kinds = [(sector, language) for sector in site.plan.sectors for language in site.editions]
    for sector, language in kinds:
        each = [random_assessment(random, site.plan, sector) for _ in range(max(2, COUNT // len(kinds)))]
        files = filled(site, sector.id, language, each, tmp_path)
        for one, result in zip(each, read(files), strict=True):
            assert result["refused"] == []
            assert result["assessment"] == one


@pytest.fixture(scope="module")
def of_every_kind(real: Site, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[dict[str, Any], bytes]]:
    """An assessment of every kind of unit, and the workbook that the form makes of it, in every language."""
    folder, random, made = tmp_path_factory.mktemp("kinds"), Random(17), []
    for sector in real.plan.sectors:
        for language in real.editions:
            one = random_assessment(random, real.plan, sector)
            [file] = filled(real, sector.id, language, [one], folder)
            made.append((one, file.read_bytes()))
    return made


def test_saved_by_libreoffice_it_is_still_the_same(
    of_every_kind: list[tuple[dict[str, Any], bytes]], soffice: Callable, tmp_path: Path
) -> None:
    """Another program's strings, styles, dates and results, and the hidden sheet as it writes it."""
    files = [tmp_path / f"{number}.xlsx" for number in range(len(of_every_kind))]
    for file, (_one, content) in zip(files, of_every_kind, strict=True):
        file.write_bytes(content)
    saved = soffice("xlsx", files)
    for (one, _content), result in zip(of_every_kind, read([saved / file.name for file in files]), strict=True):
        assert result["refused"] == []
        assert result["assessment"] == one


@pytest.mark.parametrize("variant", VARIANTS)
def test_as_other_programs_write_it_it_is_still_the_same(
    of_every_kind: list[tuple[dict[str, Any], bytes]], variant: str, tmp_path: Path
) -> None:
    """Every requirement in every language: no program's way of writing loses a field."""
    files = [tmp_path / f"{number}.xlsx" for number in range(len(of_every_kind))]
    for file, (_one, content) in zip(files, of_every_kind, strict=True):
        file.write_bytes(changed(content, VARIANTS[variant]))
    for (one, _content), result in zip(of_every_kind, read(files), strict=True):
        assert result["refused"] == []
        assert result["assessment"] == one
