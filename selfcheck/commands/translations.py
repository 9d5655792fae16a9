"""Bring the translation catalogues up to date with the data and the code.

Translations stay; one whose text has changed becomes a draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing besides the data folder."""


def run(options: argparse.Namespace) -> int:
    """Returns 0. Raises DataError for faults of the data or a catalogue."""
    from ..languages.interface_texts import marked_texts, write_template
    from ..languages.update import update_all, update_interface
    from ..plan.load import load_plan

    marked = marked_texts()
    for status in [*update_all(load_plan(options.data), options.data, marked), *update_interface(marked)]:
        print(status)
    write_template(marked)
    return 0
