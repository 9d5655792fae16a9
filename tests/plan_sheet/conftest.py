"""The harbour in an office that works in Excel."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from plan_sheets import Book, written
from project import PROJECT

from selfcheck.commands import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The harbour with its ids published and its catalogue up to date, beside its workbook."""
    data = tmp_path_factory.mktemp("office") / "data"
    shutil.copytree(PROJECT / "tests" / "plans" / "harbour", data)
    main(["--data", str(data), "generate"])
    written(data, data.parent / "plan.xlsx")
    return data


@pytest.fixture
def harbour(prepared: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(prepared.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / prepared.name


@pytest.fixture
def office(harbour: Path) -> Callable[[], Book]:
    """Opens the harbour's workbook."""
    return lambda: Book(harbour.parent / "plan.xlsx")
