"""The plan's translatable texts: which they are, and under which gettext context each goes.

One walk over the model serves both directions: listing the texts, and putting translations in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from ..plan.fields import Lifted, Recurring
from ..plan.text import Text
from ..plan.yaml_source import Location

if TYPE_CHECKING:
    from ..plan.model import Plan

Model = TypeVar("Model", bound=BaseModel)
Translate = Callable[[str, str], Text]  # (context, source text) -> text to show
Visit = Callable[[str, Text, Location], Text]  # the same, told where in its file's data the text stands


@dataclass(frozen=True)
class Message:
    """A text for the translators. `origin` is its data file."""

    context: str
    text: str
    origin: str


def messages(plan: Plan) -> list[Message]:
    """Every translatable text of the plan, each context and text once, in the order of the data."""
    found: dict[tuple[str, str], Message] = {}
    file = ""

    def note(context: str, text: str, _location: Location) -> Text:
        found.setdefault((context, text), Message(context, text, file))
        return Text(text)

    for origin, walk in _parts(plan, note):
        file = origin
        walk()
    return list(found.values())


def texts(plan: Plan) -> list[Text]:
    """Every text of a plan that is translated, as it is shown."""
    found: list[Text] = []

    def note(_context: str, text: Text, _location: Location) -> Text:
        found.append(text)
        return text

    for _, walk in _parts(plan, note):
        walk()
    return found


def text_places(plan: Plan) -> dict[str, dict[Location, tuple[str, str]]]:
    """Context and text of every translatable text, by data file and place in its data: `("measures", 0, "title")`."""
    found: dict[str, dict[Location, tuple[str, str]]] = {}
    file = ""

    def note(context: str, text: str, location: Location) -> Text:
        found.setdefault(file, {})[location] = context, str(text)
        return Text(text)

    for origin, walk in _parts(plan, note):
        file = origin
        walk()
    return found


def translated(plan: Plan, translate: Translate) -> Plan:
    """The same plan with every translatable text replaced by `translate(context, text)`."""
    frame, scales, *rest = (walk() for _, walk in _parts(plan, lambda context, text, _: translate(context, text)))
    report = rest.pop() if plan.report else None
    sectors, glossary = rest[: len(plan.sectors)], rest[len(plan.sectors) :]
    return replace(plan, frame=frame, scales=scales, sectors=tuple(sectors), glossary=tuple(glossary), report=report)


def _parts(plan: Plan, visit: Visit) -> Iterator[tuple[str, Callable[[], Any]]]:
    def part(model: BaseModel, prefix: str, name: str) -> tuple[str, Callable[[], Any]]:
        return plan.origins.get(name, ("", 0))[0], lambda: _walk(model, prefix, (), visit)

    yield part(plan.frame, "plan", "plan")
    yield part(plan.scales, "scales", "scales")
    for sector in plan.sectors:
        yield part(sector, sector.id, sector.id)
    for glossary in plan.glossary:
        yield part(glossary, f"glossary.{glossary.domain}", f"glossary.{glossary.domain}")
    if plan.report:
        yield part(plan.report, "report", "report")


def _walk(model: Model, prefix: str, location: Location, visit: Visit) -> Model:
    """A copy of `model` with its translatable texts, at any depth, sent through `visit`."""
    changes: dict[str, Any] = {}
    for name, levels, shared in _fields(type(model)):
        value: Any = getattr(model, name)
        context = ".".join([*prefix.split("."), name][: -levels or None])
        shown = _shown(value, context, shared, (*location, name), visit)
        if shown is not value:
            changes[name] = shown
    return model.model_copy(update=changes)


def _shown(value: Any, context: str, shared: str | None, location: Location, visit: Visit) -> Any:
    """The translated counterpart of a field's value, or of an item of its list."""
    if isinstance(value, Text):
        return visit(shared or context, value, location)
    if isinstance(value, BaseModel):
        return _walk(value, context, location, visit)
    if isinstance(value, list):
        items: list[Any] = list(value)  # pyright: ignore[reportUnknownArgumentType]
        return [
            _shown(item, f"{context}.{getattr(item, 'id', number + 1)}", shared, (*location, number), visit)
            for number, item in enumerate(items)
        ]
    return value


@cache
def _fields(kind: type[BaseModel]) -> list[tuple[str, int, str | None]]:
    """Each field's name, how many levels its context is lifted, and the context that its texts share, if they do."""
    found: list[tuple[str, int, str | None]] = []
    for name, info in kind.model_fields.items():
        marks = list(_marks(info.annotation, info.metadata))
        levels = next((mark.levels for mark in marks if isinstance(mark, Lifted)), 0)
        found.append((name, levels, next((mark.context for mark in marks if isinstance(mark, Recurring)), None)))
    return found


def _marks(annotation: Any, metadata: Any = ()) -> Iterator[Any]:
    """The marks of a field, wherever pydantic has put them: on the field, or within `X | None` or `list[X]`."""
    yield from metadata
    for part in getattr(annotation, "__args__", ()):
        yield from _marks(part, getattr(part, "__metadata__", ()))
