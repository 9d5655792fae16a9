"""Lets answers follow the plan's list of retired ids (`browser/core/carry-over.ts`), without what it does not know."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from ..plan.scale_kinds import KINDS
from .assessment import MAX_HISTORY, Refusal, Refused
from .dates import moment

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, Any]


class Rules(NamedTuple):
    """A sector as `plan.sector_data.plan_data` gives it, with its requirements and retirements by id."""

    data: Mapping[str, Any]
    requirements: dict[str, Json]
    retired: dict[str, Json]
    options: dict[str, list[str]]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Rules:
        """The rules of a sector's data."""
        return cls(
            data,
            {each["id"]: each for measure in data["sector"]["measures"] for each in measure["requirements"]},
            {each["id"]: each for each in data["retired"]},
            {each["id"]: each["options"] for each in data["sector"]["facets"]},
        )


class CarriedOver(NamedTuple):
    """An assessment under the ids of the plan's present version.

    `moved` counts answers that followed their requirement to other ids, `orphans` those whose requirement is gone;
    `refused` names ratings and options that the plan does not have.
    """

    assessment: Json
    moved: int
    orphans: int
    refused: list[Refusal]


class _Way(NamedTuple):
    """Where an id leads, and whether what arrives has to be confirmed."""

    to: list[str]
    confirm: bool


class _Candidate(NamedTuple):
    answer: Json
    confirm: bool
    history: list[Json]


def carry_over(rules: Rules, assessment: Json) -> CarriedOver:
    """What a file comes to under these rules. Raises Refused where it is of another plan or kind of unit."""
    data, plan = rules.data, assessment["plan"]
    if plan["id"] != data["plan"]["id"]:
        raise Refused("other-plan")
    if assessment["sector"] != data["sector"]["id"]:
        raise Refused("other-sector")
    moved = orphans = 0
    if not assessment["answers"].keys() <= rules.requirements.keys() or "history" in assessment:
        assessment, moved, orphans = _followed(rules, assessment)
    version = max(data["plan"]["version"], int(plan["version"]))
    assessment = {**assessment, "plan": {"id": plan["id"], "version": version}}
    return CarriedOver(assessment, moved, orphans, _unknown(rules, assessment))


def _unknown(rules: Rules, assessment: Json) -> list[Refusal]:
    """Takes ratings and facets that the plan does not know out of an assessment; gives the list of them."""
    refused = []
    scales = rules.data["scales"]
    for name, answer in assessment["answers"].items():
        requirement = rules.requirements.get(name)
        if requirement is None or "rating" not in answer:
            continue
        scale = scales[requirement["scale"]]
        value = KINDS[scale["kind"]].value(answer["rating"], requirement.get("target"), scale.get("ratings", {}))
        if value is None:
            del answer["rating"]
            refused.append(Refusal(f"answers/{name}/rating", "unknown-rating"))
    facets = assessment["facets"]
    for name in [name for name, option in facets.items() if option not in rules.options.get(name, ())]:
        del facets[name]
        refused.append(Refusal(f"facets/{name}", "unknown-option"))
    return refused


def _followed(rules: Rules, assessment: Json) -> tuple[Json, int, int]:
    followed: dict[str, _Way] = {}
    candidates: dict[str, list[_Candidate]] = {}
    moved = orphans = 0
    old = assessment.get("history", {})
    for name, answer in assessment["answers"].items():
        way = _follow(rules, name, followed)
        retirement = rules.retired.get(name)
        if name not in rules.requirements:
            if retirement and retirement["fate"] != "dropped" and way.to:
                moved += 1
            else:
                orphans += 1
        for target in way.to or [name]:
            candidates.setdefault(target, []).append(_Candidate(answer, way.confirm, old.get(name, [])))
    answers: dict[str, Json] = {}
    history: dict[str, list[Json]] = {}
    for name, replaced in old.items():
        if name not in assessment["answers"]:  # of an answer that was taken back
            for target in _follow(rules, name, followed).to or [name]:
                history[target] = _history(None, [*history.get(target, []), *replaced])
    for name, found in candidates.items():
        current, *others = sorted(found, key=lambda one: -_time(one.answer))
        confirm = len(found) > 1 or current.confirm
        answers[name] = {**current.answer, "confirm": True} if confirm else dict(current.answer)
        replaced = [*(one.answer for one in others), *(one for each in found for one in each.history)]
        kept = _history(current.answer, [*replaced, *history.get(name, [])])
        if kept:
            history[name] = kept
    result = {key: value for key, value in assessment.items() if key != "history"}
    result |= {"facets": dict(assessment["facets"]), "answers": answers}
    return ({**result, "history": history} if history else result), moved, orphans


def _follow(rules: Rules, start: str, followed: dict[str, _Way]) -> _Way:
    """Where the answers of an id go in the present plan, over any number of changes; none when nowhere, or in a circle.

    Each id is followed once and without recursion: a long-lived plan has split and merged very many times.
    """
    waiting = [start]
    while waiting:
        name = waiting[-1]
        present = name in rules.requirements
        entry = None if present else rules.retired.get(name)
        to, fate = (entry["to"], entry["fate"]) if entry else ([], "moved")
        if name not in followed:
            followed[name] = _Way([name] if present else [], confirm=False)
            waiting += [each for each in to if each not in followed]
            continue
        waiting.pop()
        if present:
            continue
        ways = [followed[each] for each in to]
        arrived = list(dict.fromkeys(each for way in ways for each in way.to))
        followed[name] = _Way(arrived, fate != "moved" or any(way.confirm for way in ways))
    return followed[start]


def _history(current: Json | None, others: list[Json]) -> list[Json]:
    """The other answers, newest first, each once, without repeats of the current one."""
    seen = {_key(current)} if current else set()
    kept = []
    for answer in sorted(others, key=lambda one: -_time(one)):
        if (key := _key(answer)) not in seen:
            seen.add(key)
            kept.append(answer)
    return kept[:MAX_HISTORY]


def _key(answer: Json) -> str:
    return json.dumps(answer, sort_keys=True)


def _time(answer: Json) -> int:
    return moment(answer["at"]) or 0
