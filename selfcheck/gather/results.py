"""What comes out: tables, the combined file, a workbook, and a description of all of them for other programs."""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from ..base.problems import SelfCheckError
from ..base.wording import told
from .dates import written
from .names import plain_name
from .reasons import reason_text
from .tables import ANSWERS, MISSING, REFUSED, UNITS, Column, csv_line, head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..plan.frame import Frame
    from .intake import Intake
    from .units_list import ListedUnit

_PARQUET = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP",
}


class Results:
    """A folder that takes the results when all are made: whatever stops the work, what was there before stays whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Results:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._making = Path(tempfile.mkdtemp(prefix=".gather-", dir=self.folder))
        self.parts = self._making / "parts"
        self.parts.mkdir()
        return self

    def __exit__(self, kind: object, *_error: object) -> None:
        if kind is None:
            for file in sorted(each for each in self._making.iterdir() if each.is_file()):
                file.replace(self.folder / file.name)
        shutil.rmtree(self._making, ignore_errors=True)

    def path(self, name: str) -> Path:
        """Where a result is made."""
        return self._making / name

    def write_answers(self, intake: Intake) -> None:
        """`answers.csv`: the answers of all assessments that count."""
        with self.path("answers.csv").open("wb") as out:
            out.write(("\ufeff" + head(ANSWERS)).encode())
            for piece in self._pieces("csv", [row.lines for _item, row in intake.counting]):
                out.write(piece)

    def write_collection(self, intake: Intake, frame: Frame) -> None:
        """`collection.json`: the assessments themselves, for the overview page to open."""
        saved = written(datetime.now(UTC))
        plan = {"id": frame.id, "version": frame.version}
        begin = json.dumps(
            {"format": "self-check-collection/1", "plan": plan, "saved_at": saved}, separators=(",", ":")
        )
        with self.path("collection.json").open("wb") as out:
            out.write(f'{begin[:-1]},"assessments":[\n'.encode())
            before = b""
            for piece in self._pieces("json", [row.whole for _item, row in intake.counting]):
                out.write(before + piece)
                before = b",\n"
            out.write(b"\n]}\n" if before else b"]}\n")

    def _pieces(self, kind: str, places: list[tuple[int, int, int]]) -> Iterator[bytes]:
        """What the processes have left in their part files, in the order of the items."""
        with ExitStack() as open_files:
            files: dict[int, BinaryIO] = {}
            for number, begin, end in places:
                if number not in files:
                    files[number] = open_files.enter_context((self.parts / f"{number}.{kind}").open("rb"))
                files[number].seek(begin)
                yield files[number].read(end - begin)

    def write_table(self, name: str, columns: tuple[Column, ...], rows: Iterable[list[Any]]) -> None:
        """A table as CSV."""
        with self.path(f"{name}.csv").open("w", encoding="utf-8-sig", newline="", errors="replace") as out:
            out.write(head(columns))
            for row in rows:
                out.write(csv_line(row))

    def write_parquet(self) -> None:
        """`answers.parquet`: the same table, for engines that read columns. Raises SelfCheckError without DuckDB."""
        duckdb = need_duckdb()
        source, target = (str(self.path(f"answers.{kind}")).replace("'", "''") for kind in ("csv", "parquet"))
        types = ", ".join(f"'{column.name}': '{_PARQUET[column.type]}'" for column in ANSWERS)
        with duckdb.connect(config={"memory_limit": "600MB", "temp_directory": str(self.parts)}) as database:
            # The CSV begins with a mark and ends its lines with CRLF; a text may hold anything but a line end.
            database.execute("SET preserve_insertion_order = false")
            database.execute(
                f"COPY (SELECT * FROM read_csv('{source}', header = true, delim = ',', quote = '\"', escape = '\"', "
                f"nullstr = '', columns = {{{types}}})) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
            )

    def describe(self, frame: Frame, has_missing: bool) -> None:
        """`datapackage.json` (Frictionless): each table, its columns, their types and what they hold."""
        tables: list[tuple[str, tuple[Column, ...]]] = [("answers", ANSWERS), ("units", UNITS), ("refused", REFUSED)]
        if has_missing:
            tables.append(("missing", MISSING))
        package = {
            "profile": "tabular-data-package",
            "name": frame.id,
            "title": str(frame.title),
            "version": str(frame.version),
            "created": written(datetime.now(UTC)),
            "resources": [
                {
                    "name": name,
                    "path": f"{name}.csv",
                    "profile": "tabular-data-resource",
                    "format": "csv",
                    "mediatype": "text/csv",
                    "encoding": "utf-8",
                    "schema": {
                        "fields": [
                            {"name": each.name, "type": each.type, "description": each.about} for each in columns
                        ]
                    },
                }
                for name, columns in tables
            ],
        }
        self.path("datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", "utf-8")


def need_duckdb() -> Any:
    """DuckDB, which writes Parquet. Raises SelfCheckError where it is not installed."""
    try:
        import duckdb
    except ModuleNotFoundError:
        raise SelfCheckError(
            told("answers.parquet needs DuckDB. Install it (pip install duckdb), or leave it out with --no-parquet.")
        ) from None
    return duckdb


def unit_rows(intake: Intake) -> Iterator[list[Any]]:
    """The rows of `units`."""
    for item, row in intake.counting:
        yield [
            plain_name(row.unit),
            row.sector,
            plain_name(row.period),
            row.saved_at,
            row.displayed,
            row.grade,
            row.answered,
            row.applicable,
            row.gaps,
            row.overdue,
            row.to_confirm,
            row.left_out,
            item.similar or None,
            item.name,
        ]


def missing_rows(lacking: Iterable[tuple[ListedUnit, str]]) -> Iterator[list[Any]]:
    """The rows of `missing`."""
    for unit, near in lacking:
        yield [unit.name, unit.sector or None, unit.parent or None, near or None]


def refused_rows(intake: Intake) -> Iterator[list[Any]]:
    """The rows of `refused`: every file that does not count."""
    for item in intake.others:
        yield [item.name, item.reason, reason_text(item.reason, item.instead)]
