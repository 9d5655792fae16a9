"""Renew what is made from data and code: schemas, published ids, the present version, catalogues."""

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
    from ..plan.versions import write_version

    write_schemas(options.data / "schema")
    plan = load_plan(options.data)
    write_published(plan, options.data)
    write_version(plan, options.data)
    return translations.run(options)
