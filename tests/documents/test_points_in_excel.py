"""An indicator system with points: the same scores in the browser, in recalculated Excel sheets, and in Python."""

from __future__ import annotations

import json
import os
import subprocess
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from contents import named, sheet_rows
from project import PROJECT

from selfcheck.base.background import deno_program
from selfcheck.base.project import BROWSER
from selfcheck.documents.excel.layout import ANSWER, REASON
from selfcheck.documents.excel.workbook import excel_document
from selfcheck.languages.site import Site
from selfcheck.plan.score import Score, score_sector
from selfcheck.plan.sector_data import plan_data

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from selfcheck.languages.edition import Edition
    from selfcheck.plan.model import Sector

pytestmark = pytest.mark.documents
# 2,000 take some minutes: RANDOM_ASSESSMENTS=2000 runs as many.
COUNT = int(os.environ.get("RANDOM_ASSESSMENTS") or 70)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The invented system of 120 points, read."""
    return Site.load(PROJECT / "tests" / "plans" / "indicators", PROJECT / "docs").editions["zh"]


@pytest.fixture(scope="module")
def random_cases(edition: Edition) -> list[tuple[Sector, dict[str, str], dict[str, Any], Score]]:
    """Random answers of units of every kind, most of them complete, and what Python makes of them."""
    random, cases = Random(20330423), []
    for number in range(COUNT):
        sector = edition.plan.sectors[number % len(edition.plan.sectors)]
        data = plan_data(edition.plan, sector)
        facets = {facet.id: random.choice(facet.option_ids) for facet in sector.facets if random.random() < 0.8}
        complete, answers = random.random() < 0.8, {}
        good = random.choice((0.3, 0.7, 0.97))
        for requirement in sector.requirements:
            if not complete and random.random() < 0.3:
                continue
            name = sector.full_id(requirement)
            scale = edition.plan.scale(requirement.scale)
            full = random.random() < good
            if random.random() < 0.1:
                answers[name] = {"na": "没有这项业务"}
            elif scale.ratings:
                answers[name] = {"rating": scale.ratings[0].id if full else random.choice(scale.ratings).id}
            elif scale.kind.name == "findings":
                answers[name] = {"rating": 0 if full else random.randint(0, 12)}
            else:
                most = requirement.points if scale.kind.name == "points" else requirement.target
                answers[name] = {"rating": most if full else round(random.random() * (most or 0), 1)}
        cases.append((sector, facets, answers, score_sector(data, facets, answers)))
    return cases


def test_the_browser_scores_as_python_does(edition: Edition, random_cases: list) -> None:
    """Score, grade, bonus, vetoes, thresholds and groups are the same to the last digit that is shown."""
    handed = [[plan_data(edition.plan, sector), facets, answers] for sector, facets, answers, _ in random_cases]
    command = [deno_program(), "run", "--quiet", "tests/score-many.ts"]
    run = subprocess.run(command, cwd=BROWSER, input=json.dumps(handed), capture_output=True, text=True, check=True)
    grades = set()
    for result, (*_case, score) in zip(json.loads(run.stdout), random_cases, strict=True):
        same = ("displayed", "grade", "applicable", "answered", "gaps", "vetoes", "reached", "withheld")
        assert {name: result[name] for name in same} == {name: getattr(score, name) for name in same}
        assert result["bonus"] == pytest.approx(score.bonus)
        assert {name: group["score"] for name, group in result["groups"].items()} == pytest.approx(score.groups)
        grades.add(score.grade)
    assert len(grades) >= 4  # none, and several that were reached


def test_excel_scores_as_python_does(edition: Edition, random_cases: list, soffice: Callable, tmp_path: Path) -> None:
    """A sheet filled in with the same answers shows the same score, grade and bonus."""
    files = []
    for number, (sector, facets, answers, _score) in enumerate(random_cases):
        book = openpyxl.load_workbook(BytesIO(excel_document(edition, sector)))
        sheet = book.worksheets[0]
        rows = sheet_rows(sheet)
        for facet in sector.facets:
            if facet.id in facets:
                label = edition.options(facet)[facets[facet.id]]
                sheet.cell(rows[f"#facet:{facet.id}"], ANSWER + 1).value = str(label)
        for requirement in sector.requirements:
            answer, row = answers.get(sector.full_id(requirement), {}), rows[sector.full_id(requirement)]
            labels = {rating.id: str(rating.label) for rating in edition.plan.scale(requirement.scale).ratings or []}
            rating = answer.get("rating")
            sheet.cell(row, ANSWER + 1).value = "不适用" if "na" in answer else labels.get(rating, rating)
            sheet.cell(row, REASON + 1).value = answer.get("na")
        files.append(tmp_path / f"{number}.xlsx")
        book.save(files[-1])
    portions = [soffice("xlsx", files[start : start + 200]) for start in range(0, COUNT, 200)]
    labels = {grade.id: str(grade.label) for grade in edition.plan.scales.grades}
    for number, (*_case, score) in enumerate(random_cases):
        book = openpyxl.load_workbook(portions[number // 200] / f"{number}.xlsx", data_only=True)
        complete = score.score is not None and score.answered == score.applicable
        outcome = labels.get(score.grade or "", "一票否决，不参加评定" if score.vetoes and complete else "—")
        shown = (named(book, "score"), named(book, "grade"), named(book, "gaps"))
        assert shown == ("—" if score.displayed is None else score.displayed, outcome, len(score.gaps)), number
        assert named(book, "bonus") == pytest.approx(score.bonus)
