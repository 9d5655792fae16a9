"""A school's self-check filled in to the last box, for what is printed of it."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from clerk import Clerk
from project import PROJECT

from selfcheck.plan.load import load_plan

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from selfcheck.plan.model import Plan, Requirement, Sector

UNIT = "腾格里第一中学（含幼儿园）"
TRICKY = '=SUM(A1) <b>x</b> & "引号" ᠮᠣᠩᠭᠣᠯ 🈶'  # an emoji that the Chinese fonts have
SENTENCES = [f"第{number:03d}句话要印在纸上，一个字也不能少。" for number in range(1, 101)]
LONG = "".join(SENTENCES)  # 2,000 characters


@cache
def the_plan() -> Plan:
    """The plan of the site."""
    return load_plan(PROJECT / "data")


def lowest(requirement: Requirement) -> str | int:
    """The rating that says least."""
    ratings = the_plan().scale(requirement.scale).ratings
    return min(ratings, key=lambda rating: rating.value).id if ratings else 0


def assessment(sector: Sector, unit: str = UNIT, **facets: str) -> str:
    """A saved file in which every requirement is a gap with notes, evidence and a plan to mend it."""
    answers = {}
    for number, requirement in enumerate(sector.requirements):
        answers[f"schools.{requirement.id}"] = {
            "rating": lowest(requirement),
            "note": LONG if number == 3 else f"{TRICKY} 备注{number}",
            "evidence": LONG if number == 4 else f"《工作计划》第{number}号，存档案柜",
            "action": f"整改措施{number}",
            "post": "办公室",
            "due": "2026-12-31",
            "at": "2026-11-23T00:00:00Z",
        }
    plan = {"id": the_plan().frame.id, "version": 1}
    head = {"format": "self-check/1", "plan": plan, "unit": unit, "sector": "schools", "period": "2026 上半年"}
    return json.dumps({**head, "facets": facets, "answers": answers, "saved_at": "2026-11-23T04:00:00Z"})


def opened(page: Page, site: Path, file: str = "", language: str = "") -> Clerk:
    """The sector page, with what the file holds."""
    clerk = Clerk(page).open(f"{site.as_uri()}/sectors/schools.html")
    if file:
        clerk.paste_file(file)
        clerk.press("打开")
        clerk.wait_for_notice("已打开文件")
    return clerk.open(f"{site.as_uri()}/{language}sectors/schools.html") if language else clerk


def applicable(sector: Sector) -> list[str]:
    """The ids of the requirements of a unit that has answered no question about itself: all of them."""
    return [f"{sector.id}.{requirement.id}" for requirement in sector.requirements]
