"""Plans put together by hand: from the scoring vectors, and of texts that are easily damaged."""

from __future__ import annotations

import json
from typing import Any

from project import PROJECT

from selfcheck.languages.catalogues import Catalogue
from selfcheck.languages.edition import Edition
from selfcheck.languages.messages import translated
from selfcheck.plan.condition import Condition
from selfcheck.plan.frame import Frame
from selfcheck.plan.model import Facet, Group, Measure, Option, Plan, Requirement, Sector
from selfcheck.plan.scales import ByPoints, Grade, Rating, Scale, Scales
from selfcheck.plan.text import Text

VECTORS = {
    f"{file.stem}-{number}": (content["data"], case)
    for file in sorted((PROJECT / "tests" / "vectors").glob("*.json"))
    for content in [json.loads(file.read_text("utf-8"))]
    for number, case in enumerate(content["cases"])
}
ODD = {
    "formula": "=1+1 不是公式",
    "plus": "+86 是一个号码",
    "markup": "<b>加粗</b> & \"引号\" 'x'",
    "emoji": "活动照片已归档 🐎🎉",
    "mongolian": "门牌写有 ᠪᠠᠶ᠋ᠢᠭᠤᠯᠤᠯᠭ᠎ᠠ",
    "braces": "{sector} %s {0}",
    "long": "很长的要求" * 100 + "。",
}


def edition_of(frame: Frame, scales: Scales, *sectors: Sector) -> Edition:
    """A plan put together by hand, in Chinese."""
    plan = Plan(frame, scales, sectors)
    return Edition("zh", translated(plan, lambda _context, text: Text(text, "zh")), Catalogue("zh", "zh"))


def vector_edition(data: dict[str, Any]) -> Edition:
    """A vector's plan data as a model; unchecked, since some vectors hold what the data check would refuse."""
    scales = [
        Scale.model_construct(
            id=name,
            title=name,
            kind_=scale["kind"],
            ratings=[
                Rating.model_construct(id=rating, label=f"级别 {rating}", value=value, meaning=rating)
                for rating, value in scale.get("ratings", {}).items()
            ]
            or None,
        )
        for name, scale in data["scales"].items()
    ]
    grades = [
        Grade.model_construct(
            id=grade["id"], label=f"等次 {grade['id']}", from_=grade["from"], needs=grade.get("needs", [])
        )
        for grade in data["grades"]
    ]
    raw, points = data["sector"], by_points(data["points"]) if "points" in data else None
    facets = [
        Facet.model_construct(
            id=facet["id"],
            question=f"{facet['id']}?",
            options=None
            if facet["options"] == ["yes", "no"]
            else [Option.model_construct(id=option, label=f"情况 {option}") for option in facet["options"]],
        )
        for facet in raw["facets"]
    ]
    measures = [
        Measure.model_construct(
            id=measure["id"],
            title=measure["id"],
            weight=measure["weight"],
            group=measure.get("group"),
            requirements=[requirement(raw["id"], each, points is not None) for each in measure["requirements"]],
        )
        for measure in raw["measures"]
    ]
    groups = [Group(id=name, title=name) for name in dict.fromkeys(measure.group for measure in measures) if name]
    sector = Sector.model_construct(
        id=raw["id"],
        title=raw["id"],
        anchor="xx",
        clause="1",
        audience="x",
        facets=facets,
        groups=groups,
        measures=measures,
    )
    rules = Scales.model_construct(disclaimer="x", weighting="x", scales=scales, grades=grades, points=points)
    return edition_of(frame(), rules, sector)


def by_points(rules: dict[str, Any]) -> ByPoints:
    """A vector's rules of scoring by points as scales.yml would have them."""
    return ByPoints.model_validate(
        {
            "total": rules["total"],
            "vacant": "rescale" if rules["rescale"] else "keep",
            "bonus": rules.get("bonus"),
            "veto": "一票否决",
            "thresholds": [{**each, "label": each["id"]} for each in rules.get("thresholds", [])],
        }
    )


def requirement(sector: str, data: dict[str, Any], by_points: bool) -> Requirement:
    """A vector's requirement as a sector's file would have it; `by_points` tells what its weight is."""
    fields = {
        **data,
        "id": data["id"].removeprefix(f"{sector}."),
        "text": data["id"],
        "anchor": "xx",
        "when": condition(data["when"]) if "when" in data else None,
    }
    if by_points:
        takes, weight, target = fields.pop("takes", None), fields.pop("weight"), fields.get("target")
        worthless = takes or data.get("veto")
        findings = data["scale"] == "findings"
        fields |= {
            "points": None if worthless else weight,
            "deduct": takes or (weight / target if findings and target else None),
        }
    return Requirement.model_construct(**fields)


def condition(tree: dict[str, Any]) -> Condition:
    """A condition as a plan's owner would write it."""

    def written(tree: dict[str, Any]) -> str:
        if "facet" in tree:
            return f"{tree['facet']}={tree['is']}" if "is" in tree else f"not {tree['facet']}={tree['not']}"
        word = " and " if "all" in tree else " or "
        return f"({word.join(map(written, tree.get('all') or tree['any']))})"

    return Condition(written(tree))


def frame() -> Frame:
    """`plan.yml` of a plan made up for a test."""
    return Frame.model_validate(
        {
            "id": "made-up",
            "version": 1,
            "languages": [{"id": "zh", "name": "中文"}],
            **dict.fromkeys(("site_name", "title", "short_title", "summary", "issuer"), "一份方案"),
            "date": "2020-02-29",
        }
    )


def odd_edition() -> Edition:
    """A plan whose texts are easily damaged."""
    plain = Requirement(id="no-evidence", text="没有列出材料的要求。", anchor="没有列出", scale="has")
    requirements = [
        plain.model_copy(update={"id": name, "text": text, "note": text, "evidence": [text]})
        for name, text in ODD.items()
    ]
    measure = Measure(id="odd", title="=标题", requirements=[plain, *requirements])
    sector = Sector(id="odd", title="-古怪 [*] 的文字", anchor="古怪", clause="1", audience="x", measures=[measure])
    ratings = [
        Rating(id="yes", label="@有", value=1, meaning="=有"),
        Rating(id="no", label="+没有", value=0, meaning="无"),
    ]
    scales = Scales(
        disclaimer="=免责",
        weighting="x",
        scales=[Scale(id="has", title="x", ratings=ratings)],
        grades=[Grade(id="a", label="=甲", **{"from": 0})],
    )
    return edition_of(frame(), scales, sector)
