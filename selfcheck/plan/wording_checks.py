"""What a machine can know of a text's wording: that it answers to its scale, whose words it is, whom it may touch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from . import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..base.problems import Problem
    from .frame import Frame
    from .model import Plan, Requirement, Sector
    from .scales import Scale
    from .yaml_source import Location, YamlSource

# How a site speaks of itself, by language: such a remark is no aim of the plan.
_REMARKS = {
    "zh": re.compile("本站|本网站|本工具|本自查|自查工具|自查表"),
    "en": re.compile(r"\b(?:this|the) (?:web ?site|site|tool|self-check)\b", re.IGNORECASE),
}


def check_wording(plan: Plan, read: list[tuple[YamlSource, Any]]) -> list[Problem]:
    """The faults of the sectors' texts; `read`: each sector's file and its content."""
    return [problem for source, sector in read for problem in _sector(sector, source, plan)]


def _sector(sector: Sector, source: YamlSource, plan: Plan) -> Iterator[Problem]:
    scales = {scale.id: scale for scale in plan.scales.scales}
    remark = _REMARKS.get(plan.source_language.split("-")[0])
    for m, measure in enumerate(sector.measures):
        for c, statement in enumerate(measure.context):
            if remark and (found := remark.search(statement.text)):
                yield source.problem(
                    ("measures", m, "context", c, "text"),
                    f"“{found[0]}” is the site's word, and `context` holds what the plan itself says",
                    "move the remark to a requirement's `note`, or to `notes` in plan.yml",
                )
        for r, requirement in enumerate(measure.requirements):
            at: Location = ("measures", m, "requirements", r)
            yield from _answers(requirement, scales.get(requirement.scale), at, source, plan.source_language)
            for fault in markdown.faults(requirement.details or ""):
                yield source.problem((*at, "details"), f"`details` holds {fault}", markdown.REMEDY)
            yield from _sensitive(requirement, plan.frame, at, source)


def _answers(
    requirement: Requirement, scale: Scale | None, at: Location, source: YamlSource, language: str
) -> Iterator[Problem]:
    """A text that holds the words of the worst rating turns the choices round: 没有歧视 would be met by 没有."""
    for rating in scale.ratings or [] if scale else []:
        if rating.value == 0 and _stands_in(rating.label, requirement.text, language):
            yield source.problem(
                (*at, "text"),
                f"the text holds the words of the rating “{rating.label}”, which counts as a gap",
                "say it positively, so that the best rating means that it is met",
            )


def _stands_in(words: str, text: str, language: str) -> bool:
    if language.startswith("zh"):
        return words in text
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def _sensitive(requirement: Requirement, frame: Frame, at: Location, source: YamlSource) -> Iterator[Problem]:
    """The rule of `sensitive` in plan.yml: what is listed there names people, and whoever notes it is reminded."""
    if requirement.sensitive or frame.sensitive is None:
        return
    for e, evidence in enumerate(requirement.evidence):
        if evidence in frame.sensitive.evidence:
            yield source.problem(
                (*at, "evidence", e),
                f"“{evidence}” may hold data on people, as plan.yml says under `sensitive`",
                "add `sensitive: true`, or name another document",
            )
    for t, term in enumerate(requirement.terms):
        if term in frame.sensitive.terms:
            yield source.problem(
                (*at, "terms", t),
                f"`{term}` concerns people, as plan.yml says under `sensitive`",
                "add `sensitive: true`",
            )
