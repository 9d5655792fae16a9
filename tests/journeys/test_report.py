"""A unit's report in Word and in a few words, made in the browser from its answers."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from clerk import Clerk
from generate_assessments import assessments, sectors
from project import PROJECT, build

from selfcheck.languages.site import Site
from selfcheck.plan.report import PLACES
from selfcheck.plan.score import applies, score_sector

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from selfcheck.languages.edition import Edition

pytestmark = [pytest.mark.browser, pytest.mark.build]

# The parts of the page and the heads of the report's columns that the tests look for.
WORDS = {
    "report": "自评报告（Word）",
    "message": "复制结果",
    "paste": "粘贴文本",
    "open": "打开",
    "evidence": "材料名称和存放处",
    "na": "不适用的理由",
}
SITE = Site.load(PROJECT / "data", PROJECT / "docs")
WERKSTATT = PROJECT / "tests" / "plans" / "werkstatt"


class Desk:
    """A sector's page in an edition, in which assessments are opened one after the other."""

    def __init__(self, browser: Browser, site: Path, edition: Edition, sector: str) -> None:
        self.words = {name: str(edition.gettext(source).firm) for name, source in WORDS.items()}
        context = browser.new_context(accept_downloads=True, bypass_csp=True)
        folder = site if edition.language == edition.plan.source_language else site / edition.language
        self.clerk = Clerk(context.new_page()).open((folder / "sectors" / f"{sector}.html").as_uri())
        self.page = self.clerk.page

    def open(self, assessment: dict[str, Any]) -> None:
        """Opens it by its text."""
        self.clerk.press_in_manager(self.words["paste"])
        self.clerk.wait_for("dialog textarea")
        self.page.evaluate("text => document.querySelector('dialog textarea').value = text", json.dumps(assessment))
        self._in_dialog(self.words["open"])
        self.page.wait_for_function("!document.querySelector('dialog textarea') && document.querySelector('dialog')")
        self._in_dialog(self.words["open"])
        self.page.wait_for_function(
            "unit => document.querySelector('.unit-facts [name=unit]').value === unit", arg=assessment["unit"]
        )

    def report(self) -> bytes:
        """The report's file."""
        with self.page.expect_download() as download:
            self.clerk.press_in_manager(self.words["report"])
        return Path(download.value.path()).read_bytes()

    def message(self) -> str:
        """The text for a chat."""
        self.clerk.press_in_manager(self.words["message"])
        self.clerk.wait_for("dialog textarea")
        return self.page.evaluate("document.querySelector('dialog textarea').value")

    def _in_dialog(self, label: str) -> None:
        self.page.evaluate(
            "label => [...document.querySelectorAll('dialog button')].find(b => b.textContent === label).click()", label
        )


def told(content: bytes) -> tuple[str, dict[str, list[list[str]]]]:
    """What a report says: its paragraphs, and the rows of its tables by the head of their last column."""
    document = docx.Document(io.BytesIO(content))
    tables: dict[str, list[list[str]]] = {}
    for table in document.tables:
        head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        name = {8: "gap", 2: "open"}.get(len(head), head[-1])
        tables.setdefault(name, []).extend(rows)
    return "\n".join(paragraph.text for paragraph in document.paragraphs), tables


def expected(assessment: dict[str, Any], rules: dict[str, Any], language: str) -> dict[str, set[Any]]:
    """What a report has to tell of each requirement that applies, by outcome, out of Python's own scoring."""
    plan = SITE.editions[language].plan
    score = score_sector(rules, assessment["facets"], assessment["answers"])
    found: dict[str, set[Any]] = {"met": set(), "gap": set(), "na": set(), "open": set()}
    for measure in rules["sector"]["measures"]:
        for requirement in measure["requirements"]:
            if not applies(requirement, assessment["facets"]):
                continue
            answer = assessment["answers"].get(requirement["id"], {})
            text = str(plan.requirement(requirement["id"]).text)
            if "na" in answer:
                found["na"].add((text, answer["na"]))
                continue
            if requirement["id"] in score.remedies:
                notes = tuple(answer.get(key, "") for key in ("note", "action", "post", "due", "closed_on", "proof"))
                found["gap"].add((text, *notes))
            if requirement["id"] in score.gaps:
                continue
            if "rating" in answer:
                found["met"].add((text, answer.get("note", ""), answer.get("evidence", "")))
            else:
                found["open"].add((text,))
    return found


def closed(done: str) -> tuple[str, str]:
    """On which day something was closed and what shows that, out of how far it is said to be."""
    found = re.search(r"(\d{4}-\d\d-\d\d) (.*)", done)
    return (found[1], found[2]) if found else ("", "")


@pytest.mark.parametrize("language", ["zh", "en", "mn-Mong"])
def test_a_report_says_what_the_answers_say(chromium: Browser, site: Path, language: str) -> None:
    """Nothing missing, nothing invented: each requirement that applies stands in the part that its answer puts it in,
    with what was noted beside it. `REPORTS=500` compares more of them."""
    rules = sectors()
    desks: dict[str, Desk] = {}
    for assessment in assessments(int(os.environ.get("REPORTS", "3")), 7, rules):
        sector = assessment["sector"]
        if sector not in desks:
            desks[sector] = Desk(chromium, site, SITE.editions[language], sector)
        desk = desks[sector]
        desk.open(assessment)
        paragraphs, tables = told(desk.report())
        wanted = expected(assessment, rules[sector], language)
        words = desk.words
        said = {
            "met": {(row[1], row[3], row[4]) for row in tables.get(words["evidence"], [])},
            "gap": {(row[1], *row[3:7], *closed(row[7])) for row in tables.get("gap", [])},
            "na": {(row[1], row[2]) for row in tables.get(words["na"], [])},
            "open": {(row[1],) for row in tables.get("open", [])},
        }
        assert said == wanted, assessment["unit"]
        assert assessment["unit"] in paragraphs and assessment["period"] in paragraphs


@pytest.mark.documents
def test_libreoffice_opens_it_and_lays_it_out(
    chromium: Browser, site: Path, tmp_path: Path, soffice: Callable[[str, list[Path]], Path]
) -> None:
    """A report of a half-finished assessment, with its parts in order, on A4."""
    rules = sectors()
    assessment = next(each for each in assessments(50, 3, rules) if each["sector"] == "schools")
    desk = Desk(chromium, site, SITE.editions["zh"], "schools")
    desk.open(assessment)
    file = tmp_path / "report.docx"
    file.write_bytes(desk.report())
    text = (soffice("txt:Text", [file]) / "report.txt").read_text("utf-8-sig")
    parts = ["创建“七进”活动自评报告", "一、基本情况", "二、已经做到的", "三、存在的不足和整改措施"]
    assert sorted(parts, key=text.index) == parts
    pages = subprocess.run(
        ["pdfinfo", str(soffice("pdf", [file]) / "report.pdf")], capture_output=True, text=True, check=True
    )
    assert "A4" in pages.stdout


def test_the_result_in_a_few_words(chromium: Browser, site: Path) -> None:
    """Unit, period, kind of unit, score, gaps and what is overdue, for a chat."""
    rules = sectors()
    assessment = next(each for each in assessments(50, 3, rules) if each["sector"] == "schools")
    desk = Desk(chromium, site, SITE.editions["zh"], "schools")
    desk.open(assessment)
    message = desk.message()
    score = score_sector(rules["schools"], assessment["facets"], assessment["answers"])
    assert message.startswith(f"{assessment['unit']} {assessment['period']} 自查结果\n学校、幼儿园 · 目前得分 ")
    assert f"{score.displayed:.1f}" in message and f"待整改 {len(score.open)}" in message


def test_a_plan_words_the_report_itself(chromium: Browser, tmp_path: Path) -> None:
    """Title, paragraphs, headings and sentences of data/report.yml, with every place filled in; a sentence that has
    nothing to tell is left out."""
    plan, site = Path(shutil.copytree(WERKSTATT, tmp_path / "data")), tmp_path / "site"
    with (plan / "report.yml").open("a", encoding="utf-8") as file:
        file.write("  - '" + " ".join(f"[{{{name}}}]" for name in PLACES) + "'\n")
    assert build(site, DATA_DIR=str(plan)).returncode == 0
    desk = Desk(chromium, site, Site.load(plan, PROJECT / "docs").editions["de"], "workshop")
    saved = next(assessments(1, 1, sectors(plan), every=99))
    at = saved["saved_at"]
    saved |= {"unit": "Halle 2", "period": "2030", "facets": {"apprentices": "no"}}
    saved["answers"] = {
        "workshop.extinguishers": {"rating": "yes", "at": at},
        "workshop.ways": {"rating": "no", "due": "2020-01-01", "at": at},
    }
    desk.open(saved)
    paragraphs, _tables = told(desk.report())
    lines = paragraphs.split("\n")
    assert lines[:3] == ["Bericht der Werkstatt Halle 2", "An die Betriebsleitung", "Überblick"]
    assert "Werkstätten Halle 2, Zeitraum 2030, am " in lines[3]
    assert " Es gelten 4, erfüllt 1, zu beheben 1. Zu spät 1. Offen 2." in lines[3]
    parts = ["Was erfüllt ist", "Was fehlt", "Was offen ist", "Gesehen und geprüft."]
    assert [each for each in lines if each in parts] == parts
    assert "Behoben" not in paragraphs and "{" not in paragraphs
    head, late, everything = desk.message().split("\n")
    assert head.startswith("Halle 2: ") and late == "Zu spät: 1"
    assert everything.count("[") == len(PLACES) and "{" not in everything
