"""Checks that span several parts of the data. Each function looks at one kind of fault."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..base.problems import Problem, collect
from ..base.project import PROJECT
from . import original
from .check_parts import ANOTHER_ID, requirements, unique
from .condition import RESERVED
from .data_files import foreign_files
from .glossary_checks import check_glossary, check_related, check_terms_used
from .link_checks import check_prerequisite, check_shared_answer
from .points_checks import check_outcomes, check_points
from .published import read_published
from .report import check_report
from .scale_checks import check_scales, check_target
from .versions import read_versions
from .wording_checks import check_wording
from .yaml_source import Location, YamlSource

if TYPE_CHECKING:
    from .condition import Leaf
    from .frame import Frame
    from .model import Facet, Plan, Retired, Sector

# What load.py read: for each pattern of data files, each file's source and typed content.
Read = Mapping[str, list[tuple[YamlSource, Any]]]


def check(plan: Plan, read: Read, data: Path) -> list[Problem]:
    """All faults of a plan whose files are each valid on their own."""
    problems: list[Problem] = []
    suggest = _Suggester()
    for source, frame in read["plan.yml"]:
        problems += _frame(frame, source, plan, suggest)
        problems += _borrowed_id(frame, source, data)
    for source, scales in read["scales.yml"]:
        problems += check_scales(scales, source)
        problems += check_outcomes(scales, source, plan)
    for source, report in read["report.yml"]:
        problems += check_report(report, source)
    for source, sector in read["sectors/*.yml"]:
        problems += _sector(sector, source, plan, suggest)
        problems += check_points(sector, source, plan)
    problems += unique(((sector.id, source, ("id",)) for source, sector in read["sectors/*.yml"]), "sector", ANOTHER_ID)
    for source, retired in read["retired.yml"]:
        problems += _retired(retired, source, plan, suggest)
    retired_file = next((source for source, _ in read["retired.yml"]), YamlSource(f"{data.name}/retired.yml"))
    names = collect(problems, read_published, data)
    problems += _published(names or [], plan, retired_file, suggest)
    versions = collect(problems, read_versions, data) or {}
    problems += [_ahead(data, version, plan) for version in versions if version > plan.frame.version]
    problems += check_glossary(read["glossary/*.yml"], plan.source_language)
    problems += check_terms_used(plan, read["sectors/*.yml"])
    problems += check_wording(plan, read["sectors/*.yml"])
    problems += foreign_files(data, (language.id for language in plan.languages))
    text = collect(problems, original.read_original, data, plan.source_language)
    if text is not None:
        problems += original.check_anchors(plan, read, text)
        problems += check_related(plan, read["glossary/*.yml"], text)
    return problems


def _borrowed_id(frame: Frame, source: YamlSource, data: Path) -> Iterator[Problem]:
    """The id of a plan that comes with the tool, on another plan: on one computer their answers would mix."""
    for example in (PROJECT / "data", *sorted((PROJECT / "tests" / "plans").glob("*"))):
        file = example / "plan.yml"
        if not file.is_file() or (data.exists() and example.samefile(data)):
            continue
        text = file.read_text("utf-8")
        name, issuer = (re.search(rf"^{key}: *(.+?) *$", text, re.MULTILINE) for key in ("id", "issuer"))
        if name and issuer and name[1] == frame.id and issuer[1] != frame.issuer:
            yield source.problem(
                ("id",),
                f"`{frame.id}` is the id of another plan, which comes with the tool",
                "give this plan an id of its own: on one computer the answers to both would mix",
            )


def _frame(frame: Frame, source: YamlSource, plan: Plan, suggest: _Suggester) -> Iterator[Problem]:
    for t, term in enumerate(frame.sensitive.terms if frame.sensitive else []):
        if term not in plan.terms:
            yield source.problem(
                ("sensitive", "terms", t), f"unknown term `{term}`", suggest(term, plan.terms, "data/glossary/")
            )
    yield from unique(
        ((language.id, source, ("languages", n, "id")) for n, language in enumerate(frame.languages)),
        "language",
        "delete one of the two",
    )
    for group in ("work_requirements", "notes"):
        yield from unique(
            ((item.id, source, (group, n, "id")) for n, item in enumerate(getattr(frame, group))),
            "id",
            ANOTHER_ID,
        )


def _sector(sector: Sector, source: YamlSource, plan: Plan, suggest: _Suggester) -> Iterator[Problem]:
    stem = Path(source.path).stem
    if stem.lstrip("0123456789").lstrip("-") != sector.id:
        yield source.problem(
            ("id",),
            f"the file {stem}.yml holds the sector `{sector.id}`",
            f"name the file <number>-{sector.id}.yml; the number decides the order",
        )
    # Measures and requirements share one page, so their ids share one namespace.
    names = [(measure.id, source, ("measures", m, "id")) for m, measure in enumerate(sector.measures)] + [
        (requirement.id, source, (*at, "id")) for at, _, requirement in requirements(sector)
    ]
    yield from unique(names, "id", "give one another id; ids are unique within a sector")
    yield from _facets(sector, source)
    yield from _groups(sector, source)
    facets = {facet.id: facet for facet in sector.facets}
    scales = {scale.id: scale for scale in plan.scales.scales}
    terms = plan.terms
    for at, _, requirement in requirements(sector):
        if requirement.scale not in scales:
            yield source.problem(
                (*at, "scale"),
                f"unknown scale `{requirement.scale}`",
                suggest(requirement.scale, scales, "data/scales.yml"),
            )
        else:
            yield from check_target(requirement, scales[requirement.scale], at, source)
        yield from check_prerequisite(requirement.requires, sector, plan, (*at, "requires"), source)
        yield from check_shared_answer(requirement, sector, plan, (*at, "same_as"), source)
        for leaf in requirement.when.leaves if requirement.when else ():
            yield from _leaf(leaf, facets, (*at, "when"), source, suggest)
        for t, term in enumerate(requirement.terms):
            if term not in terms:
                yield source.problem(
                    (*at, "terms", t), f"unknown term `{term}`", suggest(term, terms, "data/glossary/")
                )


def _groups(sector: Sector, source: YamlSource) -> Iterator[Problem]:
    """Groups are named by measures in a row, in the order in which the sector lists them."""
    yield from unique(
        ((group.id, source, ("groups", n, "id")) for n, group in enumerate(sector.groups)), "group", ANOTHER_ID
    )
    known = [group.id for group in sector.groups]
    named = [measure.group for measure in sector.measures]
    for m, group in enumerate(named):
        if group is not None and group not in known:
            yield source.problem(
                ("measures", m, "group"), f"unknown group `{group}`", "name one that this file lists under `groups`"
            )
        elif group is None and known:
            yield source.problem(("measures", m, "id"), "a measure in no group", f"add group: {known[-1]}")
        elif group is not None and m and named[m - 1] != group and group in named[:m]:
            yield source.problem(
                ("measures", m, "group"), f"the measures of `{group}` are apart", "list them one after the other"
            )
    for n, group in enumerate(known):
        if group not in named:
            yield source.problem(
                ("groups", n, "id"), f"no measure is in the group `{group}`", "name it in one, or delete it"
            )


def _facets(sector: Sector, source: YamlSource) -> Iterator[Problem]:
    yield from unique(
        ((facet.id, source, ("facets", n, "id")) for n, facet in enumerate(sector.facets)),
        "facet",
        ANOTHER_ID,
    )
    used = {leaf.facet for each in sector.requirements if each.when for leaf in each.when.leaves}
    for n, facet in enumerate(sector.facets):
        if facet.id in RESERVED:
            yield source.problem(
                ("facets", n, "id"),
                f"a facet cannot be called `{facet.id}`",
                "give it another id: `when` needs the word",
            )
        yield from unique(
            ((option, source, ("facets", n, "options", o, "id")) for o, option in enumerate(facet.option_ids)),
            "option",
            ANOTHER_ID,
        )
        if facet.id not in used:
            yield source.problem(
                ("facets", n, "id"),
                f"no requirement depends on the facet `{facet.id}`",
                f"add `when: {facet.id}` to those that do, or delete the facet",
            )


def _leaf(
    leaf: Leaf, facets: Mapping[str, Facet], at: Location, source: YamlSource, suggest: _Suggester
) -> Iterator[Problem]:
    facet_id, option = leaf
    if facet_id not in facets:
        yield source.problem(at, f"unknown facet `{facet_id}`", suggest(facet_id, facets, "this file's `facets`"))
        return
    options = facets[facet_id].option_ids
    if option is None and facets[facet_id].options:
        yield source.problem(at, f"the facet `{facet_id}` is a choice", f"say which: {facet_id}={' or '.join(options)}")
    elif option is not None and option not in options:
        yield source.problem(at, f"unknown option `{option}` of `{facet_id}`", f"write one of {', '.join(options)}")


def _retired(retired: Retired, source: YamlSource, plan: Plan, suggest: _Suggester) -> Iterator[Problem]:
    present = plan.full_ids
    successors = {entry.id: entry.to for entry in retired.retired}
    circular = _circles(successors)
    yield from unique(
        ((entry.id, source, ("retired", n, "id")) for n, entry in enumerate(retired.retired)),
        "retired id",
        "keep one entry",
    )
    for n, entry in enumerate(retired.retired):
        at = ("retired", n)
        if entry.id in present:
            yield source.problem(
                (*at, "id"), f"`{entry.id}` is retired and still in the plan", "delete this entry, or the requirement"
            )
        least, most = {"moved": (1, 1), "split": (2, 99), "merged": (1, 1), "dropped": (0, 0)}[entry.fate]
        if not least <= len(entry.to) <= most:
            wanted = {"moved": "one id", "split": "two ids or more", "merged": "one id", "dropped": "no ids"}[
                entry.fate
            ]
            yield source.problem((*at, "to"), f"`{entry.fate}` with {len(entry.to)} ids", f"list {wanted} under `to`")
        for t, target in enumerate(entry.to):
            if target not in present and target not in successors:
                yield source.problem(
                    (*at, "to", t), f"`{target}` is not in the plan", suggest(target, present, "data/sectors/")
                )
        if entry.since > plan.frame.version:
            yield source.problem(
                (*at, "since"),
                f"retired since version {entry.since}, but the plan is at {plan.frame.version}",
                "raise `version` in plan.yml, or correct this number",
            )
        if entry.id in circular:
            yield source.problem(
                (*at, "id"),
                f"the answers of `{entry.id}` would go round in a circle",
                "follow `to` from here and break the circle",
            )


def _circles(successors: Mapping[str, list[str]]) -> set[str]:
    """The ids whose answers would never arrive anywhere: on a circle, or on a way between two."""
    arriving = {name: {target for target in to if target in successors} for name, to in successors.items()}
    leaving: dict[str, set[str]] = {name: set() for name in successors}
    for name, targets in arriving.items():
        for target in targets:
            leaving[target].add(name)
    # What has no way on, or no way in, is on no circle; taking it out may free the next.
    for ways, back in ((arriving, leaving), (leaving, arriving)):
        free = [name for name, others in ways.items() if not others]
        while free:
            name = free.pop()
            for other in back.pop(name):
                ways[other].discard(name)
                if not ways[other]:
                    free.append(other)
            del ways[name]
    return set(arriving)


def _ahead(data: Path, version: int, plan: Plan) -> Problem:
    remedy = "raise `version` in plan.yml to it, or take the file away if that version was never published"
    message = f"the plan is at version {plan.frame.version}, before this one"
    return Problem(f"{data.name}/versions/{version}.json", 1, 1, message, remedy)


def _published(names: list[str], plan: Plan, retired: YamlSource, suggest: _Suggester) -> Iterator[Problem]:
    """Saved files name requirements by id: an id once published stays, or its fate is told."""
    known = plan.full_ids | {entry.id for entry in plan.retired}
    for name in names:
        if name not in known:
            near = suggest(name, known, "data/sectors/")
            yield retired.problem(
                ("retired",),
                f"the published id `{name}` is gone without an entry here",
                f"put it back ({near}), or add an entry with its fate: moved, split, merged or dropped",
            )


class _Suggester:
    """Gives the known name that is most like an unknown one, a hundred times: each takes milliseconds, and
    thousands of unknown names have one cause."""

    def __init__(self) -> None:
        self._left = 100

    def __call__(self, name: str, known: Iterable[str], where: str) -> str:
        self._left -= 1
        near = difflib.get_close_matches(name, list(known), 1) if self._left >= 0 else []
        return f"did you mean `{near[0]}`?" if near else f"use one that stands in {where}, or add it there"
