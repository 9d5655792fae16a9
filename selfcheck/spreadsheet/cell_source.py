"""Data that come from a workbook: a fault in them is told with the cell that has to be mended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from ..base.problems import Problem
from ..plan.findings import FINDINGS
from ..plan.yaml_source import YamlSource
from .records import Record

if TYPE_CHECKING:
    from ..plan.yaml_source import Location
    from .reading import Found
    from .records import FileData

# Where a workbook's words differ from those for somebody who edits YAML.
_CELLS = {
    "missing": ("`{key}` is empty", "fill in this cell"),
    "string_type": ("`{key}` is not text", "write a text"),
    "string_too_short": ("`{key}` is empty or too short", "write its text"),
    "too_short": ("{actual_length} rows of `{key}` belong to this one, fewer than {min_length}", "add a row there"),
    "float_type": ("`{key}` is {shown}, not a number", "write a number"),
    "int_type": ("`{key}` is {shown}, not a whole number", "write a whole number"),
    "int_from_float": ("`{key}` is {shown}, not a whole number", "write a whole number"),
}


@dataclass
class CellSource(YamlSource):
    """The data of one file, made from rows. `path` is the file that they go into."""

    found: Found | None = None
    book: str = ""
    rows: dict[Location, Record] = field(default_factory=dict["Location", Record])
    findings: ClassVar[dict[str, tuple[str, str]]] = {**FINDINGS, **_CELLS}

    def problem(self, location: Location, message: str, remedy: str) -> Problem:
        """A Problem at the cell of the value at `location`, or of the row that lacks it."""
        at = location
        while at and at not in self.rows:
            at = at[:-1]
        record = self.rows.get(at)
        if record and self.found:
            self.found.blamed.setdefault(id(record), (message, remedy))
            if problem := self.found.problem(record, self._key(record, location[len(at) :]), message, remedy):
                return problem
        names = [part for part in location if isinstance(part, str)]
        for name in reversed(names):
            if self.found and (sheet := self.found.sheets.get(name)):
                return sheet.problem(max(sheet.rows, default=0) + 1, 1, message, remedy)
        return Problem(f"{self.book} ({self.path})", 1, 1, message, remedy)

    @staticmethod
    def _key(record: Record, rest: Location) -> str:
        """The column in which the rest of a location stands."""
        inside = tuple(part for part in rest if isinstance(part, str))
        return next(
            (column.key for column in record.table.columns if column.path[: len(inside)] == inside and inside),
            record.table.key or record.table.columns[0].key,
        )


def cell_source(file: FileData, path: str, found: Found, book: str) -> CellSource:
    """The source of one file's data, to be read by the model as a YAML file is."""
    return CellSource(path, data=file.data, found=found, book=book, rows=file.rows)
