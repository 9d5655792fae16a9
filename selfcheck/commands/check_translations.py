"""Check that the catalogues and the list of interface texts know every text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing besides the data folder."""


def run(options: argparse.Namespace) -> int:
    """Returns 0. Raises DataError for each that lags behind."""
    from ..base.problems import DataError
    from ..languages.interface_texts import marked_texts, outdated_template
    from ..languages.update import outdated_catalogues
    from ..plan.load import load_plan

    marked = marked_texts()
    if problems := [*outdated_template(marked), *outdated_catalogues(load_plan(options.data), options.data, marked)]:
        raise DataError(problems)
    return 0
