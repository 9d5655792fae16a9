"""`make coverage` counts what was run: a table that flatters would be worse than none."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

from coverage_report import gaps, journey_lines, lcov_lines, table, united

if TYPE_CHECKING:
    from pathlib import Path


def test_what_chromium_ran_is_led_back_to_the_sources(tmp_path: Path) -> None:
    """Inner parts that were not run are taken out of outer ones; characters of two units do not shift the rest."""
    maps = {"sources": ["../../browser/form/x.ts"], "mappings": "AAAA;AACA;AACA,KAEA"}
    encoded = base64.b64encode(json.dumps(maps).encode()).decode()
    script = f"'🐎';\nb();\nc();d();\n//# sourceMappingURL=data:application/json;base64,{encoded}"
    (tmp_path / "assets" / "javascripts").mkdir(parents=True)
    (tmp_path / "assets" / "javascripts" / "x.js").write_text(script, "utf-8")
    ranges = [{"startOffset": 0, "endOffset": 20, "count": 1}, {"startOffset": 6, "endOffset": 10, "count": 0}]
    answer = [{"url": "file:///a/x.js", "functions": [{"ranges": ranges}]}, {"url": "file:///b.js", "functions": []}]
    (tmp_path / "1.json").write_text(json.dumps(answer), "utf-8")
    assert journey_lines(tmp_path) == {"browser/form/x.ts": {1: True, 2: False, 3: True, 5: True}}


def test_a_line_counts_once_for_whoever_runs_it(tmp_path: Path) -> None:
    """Unit tests and journeys together; what nobody runs is named with its lines."""
    report = tmp_path / "deno.lcov"
    report.write_text("SF:/x/browser/core/a.ts\nDA:1,3\nDA:2,0\nend_of_record\nSF:/x/browser/tests/a.test.ts\nDA:1,1\n")
    unit = lcov_lines(report)
    assert unit == {"browser/core/a.ts": {1: True, 2: False}}
    both = united(unit, {"browser/core/a.ts": {1: False, 2: False, 3: False, 9: True, 12: False}})
    assert both == {"browser/core/a.ts": {1: True, 2: False, 3: False, 9: True, 12: False}}
    assert list(gaps(both)) == ["browser/core/a.ts: 2-3, 12"]
    assert [line.split() for line in table(both)][1] == ["browser/core", "1", "5", "40.0%"]
