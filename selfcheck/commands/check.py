"""Check the data, and tell how far the translations are.

All faults of all files in one run: file, line, what is wrong, what to do. Anchors are compared with the official text
where it is there (data/original/plan.<language>.txt).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..base.project import DOCS
from ..base.wording import told

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing besides the data folder."""


def run(options: argparse.Namespace) -> int:
    """Returns 0. Raises DataError with every fault."""
    from ..languages.site import Site
    from ..plan.glossary_checks import unused_terms

    site = Site.load(options.data, DOCS)
    for sector in site.plan.sectors:
        print(told(f"{sector.id}: {len(sector.measures)} measures, {len(sector.requirements)} requirements"))
    unused = unused_terms(site.plan)
    print(told(f"glossary: {len(site.plan.terms)} terms, {len(unused)} of them named by no requirement"))
    found = "anchors found, in order" if site.passages else "not there, anchors not compared"
    print(told(f"official text: {found}"))
    for status in site.statuses:
        print(told(str(status)))
    for notice in site.notices:
        print(told(notice))
    return 0
