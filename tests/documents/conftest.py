"""Shared by the tests of documents: the project's plan."""

from __future__ import annotations

import pytest
from project import PROJECT

from selfcheck.languages.site import Site


@pytest.fixture(scope="session")
def real() -> Site:
    """The project's own plan."""
    return Site.load(PROJECT / "data", PROJECT / "docs")
