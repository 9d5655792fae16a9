"""The plan's own data: whole, in the plan's order, in own words, in correct punctuation."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from check_files import copied_sentences
from project import PROJECT

from selfcheck.languages.messages import messages
from selfcheck.plan.load import load_plan
from selfcheck.plan.original import passages
from selfcheck.plan.published import read_published

if TYPE_CHECKING:
    from pathlib import Path

    from selfcheck.plan.model import Plan

DATA = PROJECT / "data"
HAN = "\u3400-\u9fff"


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The project's own plan."""
    return load_plan(DATA)


def test_the_plan_has_its_six_sectors_and_44_measures(plan: Plan) -> None:
    """No chapter or heading of the plan's third part is missing."""
    assert [(sector.id, len(sector.measures)) for sector in plan.sectors] == [
        ("agencies", 6),
        ("enterprises", 9),
        ("communities", 7),
        ("towns", 8),
        ("schools", 8),
        ("temples", 6),
    ]


def test_anchors_stand_in_the_official_text_in_order(official_text: str, tmp_path: Path) -> None:
    """Given the official text, every anchor is found in its measure, in the order of the requirements."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("original"))
    (data / "original").mkdir()
    (data / "original" / "plan.zh.txt").write_text(official_text, "utf-8")
    plan = load_plan(data)  # raises with the place of every anchor that is not there
    assert len(passages(plan, official_text)) == 44


def test_every_measure_of_the_official_text_becomes_a_passage(official_text: str, plan: Plan) -> None:
    """The passages of a chapter's measures, put together, are the chapter: none is cut short or lost."""
    flat = re.sub(r"\s", "", official_text)
    chapters = flat[flat.index("三、具体措施") : flat.index("四、工作要求")]
    text = "".join(passages(plan, official_text).values())
    lost = len(re.sub(r"[;。]", "", chapters)) - len(re.sub(r"[;。\s]", "", text))
    headings = sum(len(sector.anchor) for sector in plan.sectors) + len("三、具体措施")
    assert lost == headings


# What a requirement says in a word of its own (结合实际), though its anchor stands in the clause after.
CARRIED = {
    "结合工作实际": "agencies.particularities",
    "结合自身实际": "towns.particularities",
    "要面向社会": "communities.outreach-forms",
}


def test_every_clause_of_the_third_part_is_told(official_text: str, plan: Plan, tmp_path: Path) -> None:
    """Nothing the plan asks is lost: in every clause stands the anchor of a requirement or of a context item."""
    told = passages(plan, official_text)
    left, shares = [], {}
    for sector in plan.sectors:
        clauses = asked = 0
        for measure in sector.measures:
            passage = re.sub(r"\s", "", told[f"{sector.id}.{measure.id}"])
            for clause in re.finditer(r"[^,;。]+", passage):
                if clause[0] == measure.title:
                    continue
                clauses += 1
                if any(_touches(requirement.anchor, passage, clause) for requirement in measure.requirements):
                    asked += 1
                elif not any(_touches(item.anchor, passage, clause) for item in measure.context):
                    left.append(clause[0])
        shares[sector.id] = round(100 * asked / clauses)
    assert sorted(left) == sorted(CARRIED)
    names = {f"{sector.id}.{requirement.id}" for sector in plan.sectors for requirement in sector.requirements}
    assert set(CARRIED.values()) <= names
    # The rest is context: aims and effects, which nobody scores.
    assert shares == {"agencies": 82, "enterprises": 89, "communities": 84, "towns": 82, "schools": 90, "temples": 91}


def _touches(anchor: str, passage: str, clause: re.Match[str]) -> bool:
    phrase = re.sub(r"\s", "", anchor)
    return any(
        found.start() < clause.end() and found.start() + len(phrase) > clause.start()
        for found in re.finditer(f"(?={re.escape(phrase)})", passage)
    )


def test_texts_are_in_own_words(official_text: str) -> None:
    """No tracked file repeats more than 20 characters of the plan, apart from titles of documents."""
    assert copied_sentences(_tracked(), official_text) == []


def test_chinese_texts_have_full_width_punctuation(plan: Plan) -> None:
    """A half-width comma, colon, question mark or bracket between Chinese characters is a slip."""
    slip = re.compile(rf"[{HAN}”》][,;:?!(]|[,;:?!)][{HAN}“《]")
    assert [message.text for message in messages(plan) if slip.search(message.text)] == []


def test_no_text_asks_for_data_on_people(plan: Plan) -> None:
    """No evidence suggestion is a list of persons, and registers of people are marked as sensitive."""
    for sector in plan.sectors:
        for requirement in sector.requirements:
            assert not re.search("花名册|名单|身份证|户口|人员信息表", " ".join(requirement.evidence)), requirement.id
            if re.search("台账|困难|走访慰问|助学补贴|矛盾纠纷", requirement.text) and sector.id != "temples":
                assert requirement.sensitive, f"{sector.id}.{requirement.id}"


def test_every_requirement_is_published(plan: Plan) -> None:
    """Ids are for ever: `make generate` has noted each one."""
    known = set(read_published(DATA))
    assert {f"{s.id}.{r.id}" for s in plan.sectors for r in s.requirements} <= known


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True)
    return [PROJECT / name for name in listed.stdout.splitlines() if (PROJECT / name).is_file()]
