"""Renew what is made from data and code: schemas, published ids, catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import translations

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing besides the data folder."""


def run(options: argparse.Namespace) -> int:
    """Returns 0. Raises DataError for faults of the data or a catalogue."""
    from ..plan.load import load_plan
    from ..plan.published import write_published
    from ..plan.schemas import write_schemas

    write_schemas(options.data / "schema")
    write_published(load_plan(options.data), options.data)
    return translations.run(options)
