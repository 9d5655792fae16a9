"""Put together what many units have handed in: tables for programs, a workbook for people.

Reads JSON files, filled-in Excel sheets, archives of them and combined files, and folders of all these. Writes into the
folder that --to names: answers.csv and answers.parquet (a line an answer, as the overview page exports it), units.csv,
refused.csv (files that do not count, and why), overview.xlsx, collection.json (which the overview page opens) and
datapackage.json (what the columns are). With --units also missing.csv.

Returns 0 when every file was taken, 3 when some were not or units are missing, 1 when nothing was written.

    selfcheck gather 交来的文件 --to 汇总 --units 单位名单.xlsx
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.problems import SelfCheckError
from ..base.progress import progress
from ..base.project import DOCS
from ..base.wording import told

if TYPE_CHECKING:
    import argparse

    from ..gather.intake import Intake


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to read, where to write."""
    parser.add_argument("places", type=Path, nargs="+", metavar="FOLDER", help="folders and files")
    parser.add_argument("--to", type=Path, required=True, metavar="OUT", help="the folder for the results")
    parser.add_argument("--since", type=date.fromisoformat, metavar="YYYY-MM-DD", help="leave out what is older")
    parser.add_argument("--units", type=Path, metavar="LIST", help="who is to hand in: .xlsx, .csv or a name a line")
    parser.add_argument("--no-parquet", action="store_true", help="do without answers.parquet, which needs DuckDB")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: a core each)")


def run(options: argparse.Namespace) -> int:
    """Returns 0, or 3. Raises SelfCheckError when nothing can be written."""
    from ..gather.dates import moment
    from ..gather.files import found_files
    from ..gather.matching import missing
    from ..gather.overview_workbook import write_workbook
    from ..gather.results import Results, missing_rows, need_duckdb, refused_rows, unit_rows
    from ..gather.tables import MISSING, REFUSED, UNITS
    from ..gather.units_list import read_units, words_of
    from ..gather.work import gather
    from ..languages.site import Site
    from ..plan.sector_data import plan_data

    if not options.no_parquet:
        need_duckdb()
    for place in options.places:
        if not place.exists():
            raise SelfCheckError(told(f"{place} is not there. Nothing was written."))
    site = Site.load(options.data, DOCS)
    expected = read_units(options.units, *words_of(site)) if options.units else None
    files = list(found_files(options.places, options.to))
    if not files:
        raise SelfCheckError(told("There is no file to read. Nothing was written."))
    since = (moment(f"{options.since}T00:00:00Z") or 0) if options.since else 0
    with Results(options.to) as results, ThreadPoolExecutor(1) as pool:
        rules = {sector.id: plan_data(site.plan, sector) for sector in site.plan.sectors}
        intake = gather(rules, files, results.parts, since, max(1, options.jobs), progress)
        results.write_answers(intake)
        # DuckDB works beside what follows.
        parquet = None if options.no_parquet else pool.submit(results.write_parquet)
        results.write_table("units", UNITS, unit_rows(intake))
        results.write_table("refused", REFUSED, refused_rows(intake))
        lacking = []
        if expected is not None:
            lacking = missing(expected, ((row.sector, row.unit) for _item, row in intake.counting))
            results.write_table("missing", MISSING, missing_rows(lacking))
        write_workbook(results.path("overview.xlsx"), site.editions[site.plan.source_language], intake)
        results.write_collection(intake, site.plan.frame)
        results.describe(site.plan.frame, has_missing=expected is not None)
        if parquet:
            parquet.result()
    _tell(intake, options.to, len(lacking) if expected is not None else None)
    return 3 if intake.others or lacking else 0


def _tell(intake: Intake, folder: Path, missing: int | None) -> None:
    from ..gather.reasons import reason_text

    counts = Counter(item.reason for item in intake.others)
    print(told(f"{len(intake.counting)} counted, {counts.total()} not: {folder}"))
    for reason, number in counts.most_common():
        print(f"  {number:>7}  {told(reason_text(reason, '…'))}", file=sys.stderr)
    if missing is not None:
        print(told(f"{missing} units of the list have handed in nothing"))
