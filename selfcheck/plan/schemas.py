"""JSON Schemas of the data files, generated from the model, for editors that complete and check YAML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..base.files import write_text
from .frame import Frame
from .glossary import Glossary
from .load import FILES
from .model import Retired, Sector
from .reference import reference
from .report import Report
from .scales import Scales

if TYPE_CHECKING:
    from pathlib import Path

    from .fields import Strict

SCHEMA_NAMES: dict[type[Strict], str] = {
    Frame: "plan",
    Scales: "scales",
    Retired: "retired",
    Report: "report",
    Sector: "sector",
    Glossary: "glossary",
}


def schemas() -> dict[str, str]:
    """File name -> text: a JSON Schema a kind of file, and the same as a page for people."""
    result: dict[str, str] = {}
    for model in FILES.values():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
        result[f"{SCHEMA_NAMES[model]}.json"] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    result["README.md"] = reference()
    return result


def write_schemas(folder: Path) -> None:
    """Write every schema into `folder`."""
    for name, text in schemas().items():
        write_text(folder / name, text)
