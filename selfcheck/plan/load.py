"""Reads `data/` into the model, collecting every fault of every file before it gives up."""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from ..base.problems import DataError, Problem, collect
from .checks import check
from .data_files import data_files, strays
from .fields import Strict
from .findings import PATTERNS
from .frame import Frame
from .glossary import Glossary
from .model import Plan, Retired, Sector
from .published import read_published
from .report import Report
from .scales import Scales
from .yaml_source import Location, YamlSource, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound=Strict)

# The data files and the model of each; a pattern's files are read in the order of their names.
FILES: dict[str, type[Strict]] = {
    "plan.yml": Frame,
    "scales.yml": Scales,
    "retired.yml": Retired,
    "report.yml": Report,
    "sectors/*.yml": Sector,
    "glossary/*.yml": Glossary,
}
OPTIONAL = ("retired.yml", "report.yml", "glossary/*.yml")


def load_plan(data: Path) -> Plan:
    """Read, validate and cross-check the plan in the folder `data`.

    Raises DataError with every problem found.
    """
    data = data.absolute()  # messages name the folder
    if not data.is_dir():
        missing = Problem(data.as_posix(), 1, 1, "there is no such folder", "check the name of the data folder")
        raise DataError([missing])
    problems: list[Problem] = []
    read: dict[str, list[tuple[YamlSource, Any]]] = {}
    for pattern, model in FILES.items():
        files = data_files(data, pattern)
        if not files and pattern not in OPTIONAL:
            name = f"{data.name}/{pattern.replace('*', '<name>')}"
            problems.append(Problem(name, 1, 1, "the file is missing", "add it; CONTRIBUTING.md describes it"))
        read[pattern] = []
        for file in files:
            source = read_yaml(file, file.relative_to(data.parent).as_posix())
            value = None if source.problems else validated(model, source)
            problems += source.problems
            read[pattern].append((source, value))
    problems += strays(data)
    if problems:
        # Cross-checks on half a plan would only report what is missing because of these.
        collect(problems, read_published, data)
        raise DataError(problems)
    return assembled(read, data)


def assembled(read: Mapping[str, list[tuple[YamlSource, Any]]], data: Path) -> Plan:
    """The plan that files make, each valid on its own, by the patterns of `FILES`; `data` is their folder.

    Raises DataError with every fault that only shows between them.
    """
    frame, scales = (read[name][0][1] for name in ("plan.yml", "scales.yml"))
    retired = [entry for _, content in read["retired.yml"] for entry in content.retired]
    plan = Plan(
        frame=frame,
        scales=scales,
        sectors=tuple(sector for _, sector in read["sectors/*.yml"]),
        retired=tuple(retired),
        glossary=tuple(glossary for _, glossary in read["glossary/*.yml"]),
        report=next((report for _, report in read["report.yml"]), None),
        origins=_origins(read),
    )
    problems = check(plan, read, data)
    if problems:
        raise DataError(problems)
    return plan


# What a plan that is still being written lacks.
_UNFINISHED = ("missing", "string_too_short", "too_short")


def validated(model: type[Model], source: YamlSource, *, unfinished: bool = False) -> Model | None:
    """A file's data as the model; None where they do not fit, and the source has the problems.

    With `unfinished`, what is only missing is no problem.
    """
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        found = [details for details in error.errors() if not unfinished or details["type"] not in _UNFINISHED]
        source.problems += [_explain(details, model, source) for details in found]
        return None


def _origins(read: Mapping[str, list[tuple[YamlSource, Any]]]) -> dict[str, tuple[str, int]]:
    origins: dict[str, tuple[str, int]] = {}

    def note(name: str, source: YamlSource, location: Location = ()) -> None:
        origins[name] = (source.path, source.place(location)[0])

    note("plan", read["plan.yml"][0][0])
    note("scales", read["scales.yml"][0][0])
    for source, _ in read["report.yml"]:
        note("report", source)
    for source, sector in read["sectors/*.yml"]:
        note(sector.id, source)
        for m, measure in enumerate(sector.measures):
            note(sector.full_id(measure), source, ("measures", m, "id"))
            for r, requirement in enumerate(measure.requirements):
                note(sector.full_id(requirement), source, ("measures", m, "requirements", r, "id"))
    for source, glossary in read["glossary/*.yml"]:
        note(f"glossary.{glossary.domain}", source)
        for t, term in enumerate(glossary.terms):
            note(f"term.{term.id}", source, ("terms", t, "id"))
    return origins


def _explain(details: ErrorDetails, model: type[BaseModel], source: YamlSource) -> Problem:
    """pydantic's finding in the words of somebody who edits a YAML file."""
    location: Location = tuple(details["loc"])
    key = next((str(part) for part in reversed(location) if isinstance(part, str)), "the file")
    kind, context, value = details["type"], details.get("ctx", {}), details.get("input")
    if kind == "extra_forbidden":
        return source.problem(
            location, f"unknown key `{key}`", _remedy_for_key(key, list(_fields(model, location[:-1])))
        )
    if kind == "string_pattern_mismatch":
        said = PATTERNS[context["pattern"]]
    else:
        said = source.findings.get(kind) or ("`{key}`: {message}", "see data/schema/ for what may stand here")
    values = {**context, "key": key, "value": value, "shown": f"`{str(value)[:40]}`", "message": details["msg"]}
    message, remedy = (text.format(**values, length=len(str(value))) for text in said)
    return source.problem(location, message, remedy)


# Keys of earlier versions, and what has taken their place.
_FORMER = {
    "status": "delete it: it follows from `evidence`, or from a review",
    "found_as": "write it as `mn` of the `evidence`",
}


def _remedy_for_key(key: str, allowed: list[str]) -> str:
    if key in _FORMER and "evidence" in allowed:
        return _FORMER[key]
    if 0 < len(elsewhere := _owners(key)) <= 2:
        return f"move it: it belongs to {' or '.join(elsewhere)}"
    if near := difflib.get_close_matches(key, allowed, 1):
        return f"did you mean `{near[0]}`?"
    return f"delete it; known here: {', '.join(allowed)}"


def _fields(model: type[BaseModel], location: Location) -> dict[str, Any]:
    """The fields allowed at `location` in a file read as `model`."""
    current: Any = model
    for part in location:
        if isinstance(part, str) and part in _aliases(current):
            current = _model_of(_aliases(current)[part].annotation) or current
    return _aliases(current)


def in_words(name: str) -> str:
    """A class of the model as one speaks of it: WorkRequirement is a work requirement."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _owners(key: str) -> list[str]:
    """What a key can be said of, in words: a measure, plan.yml; nothing for a key that is known nowhere."""
    return [
        pattern if model is top and "*" not in pattern else _with_article(in_words(model.__name__))
        for pattern, top in FILES.items()
        for model in _models(top)
        if key in _aliases(model)
    ]


def _with_article(name: str) -> str:
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


@cache
def _models(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """A model and all that it is made of, each once."""
    inner = [found for info in model.model_fields.values() if (found := _model_of(info.annotation))]
    return tuple(dict.fromkeys([model, *(each for part in inner for each in _models(part))]))


def _aliases(model: type[BaseModel]) -> dict[str, Any]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _model_of(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_of(part))), None)
