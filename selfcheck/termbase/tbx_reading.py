"""Terms out of TBX as other tools write it: v3 (ISO 30042:2019) in either style, and v2 (`martif`).

The styles differ in how a category is written, not in what it is called: `<descrip type="definition">` (DCA) and
`<basic:definition>` (DCT) are one here, and so are `conceptEntry` and `termEntry`, `langSec` and `langSet`. What is not
a term, a definition, a subject field or a source is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

from ..base.files import read_bytes
from ..base.problems import DataError, Problem

if TYPE_CHECKING:
    from pathlib import Path

_MAX_BYTES = 50_000_000
_ENTRIES, _LANGUAGES, _SECTIONS = {"conceptEntry", "termEntry"}, {"langSec", "langSet"}, {"termSec", "tig", "ntig"}
_TYPED = {"descrip", "admin", "termNote"}
_ROOTS = {"tbx", "martif"}
_NOT_TO_BE_USED = {"deprecatedTerm-admn-sts", "supersededTerm-admn-sts"}
_DEPTH = 40
_INLINE = {"hi", "foreign", "bpt", "ept", "ph", "it", "sc", "ec"}  # marks within a text


@dataclass
class Form:
    """A term in a language; `usable` is false for one that the file says not to use."""

    text: str = ""
    source: str = ""
    preferred: bool = False
    usable: bool = True


@dataclass
class Concept:
    """An entry: its forms and definitions by language tag, the best form first."""

    id: str
    line: int
    subject: str = ""
    source: str = ""
    forms: dict[str, list[Form]] = field(default_factory=dict[str, list[Form]])
    definitions: dict[str, str] = field(default_factory=dict[str, str])


def read_tbx(file: Path) -> list[Concept]:
    """The entries of a TBX file in its order. Raises DataError for what is none."""
    reader = _Reader(file.name)
    reader.parse(read_bytes(file, str(file), _MAX_BYTES))
    for concept in reader.concepts:
        for forms in concept.forms.values():
            forms[:] = sorted(
                (form for form in forms if form.text), key=lambda form: (not form.usable, not form.preferred)
            )
    return reader.concepts


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.concepts: list[Concept] = []
        self.path: list[str] = []
        self.text = ""
        self.category = ""
        self.language = self.own = ""
        self.form: Form | None = None
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.entity

    def parse(self, content: bytes) -> None:
        """Reads it all."""
        try:
            self.parser.Parse(content, True)
        except ExpatError as error:
            self.refuse(f"not XML: {error}", "export it from the terminology tool again")

    def refuse(self, message: str, remedy: str) -> NoReturn:
        """Stops the reading at this line."""
        raise DataError([Problem(self.name, self.parser.CurrentLineNumber, 1, message, remedy)])

    def entity(self, *_declared: object) -> None:
        """No terminology tool declares entities: a file that does may mean to fill the memory."""
        self.refuse("the file declares entities", "export it from the terminology tool again")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = tag.rpartition(" ")[2]
        if not self.path and name not in _ROOTS:
            self.refuse(f"`{name}` is no TBX file", "export it as TBX")
        self.path.append(name)
        if len(self.path) > _DEPTH:
            self.refuse(f"nested more than {_DEPTH} levels deep", "export it from the terminology tool again")
        given = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name in _INLINE:
            return
        self.text = ""
        if name in _ENTRIES:
            self.concepts.append(Concept(given.get("id", ""), self.parser.CurrentLineNumber))
            self.language = ""
        elif name in _LANGUAGES:
            self.language = _tag(given.get("lang", ""))
        elif name in _SECTIONS:
            self.form = Form()
            if self.concepts:
                self.concepts[-1].forms.setdefault(self.language, []).append(self.form)
        self.category = given.get("type", "") if name in _TYPED else name

    def end(self, tag: str) -> None:
        """An element ends: what it says goes where it belongs."""
        name = tag.rpartition(" ")[2]
        self.path.pop()
        if name in _INLINE:
            return
        said = " ".join(self.text.split())
        category, self.text, self.category = self.category, "", ""
        if name in _SECTIONS:
            self.form = None
        if not said or not self.concepts:
            return
        concept = self.concepts[-1]
        if name == "term" and self.form:
            self.form.text = said
        elif category == "definition":
            concept.definitions.setdefault(self.language, said)
        elif category == "subjectField":
            concept.subject = concept.subject or said
        elif category == "source":
            if self.form:
                self.form.source = self.form.source or said
            else:
                concept.source = concept.source or said
        elif category == "administrativeStatus" and self.form:
            self.form.usable = said not in _NOT_TO_BE_USED
            self.form.preferred = said in ("preferredTerm-admn-sts", "preferred")

    def characters(self, text: str) -> None:
        """Text within an element, markup within it left out."""
        self.text += text


def _tag(tag: str) -> str:
    """A language tag as the data write it: zh-CN is zh, and mn-Mong keeps its script."""
    parts = tag.replace("_", "-").split("-")
    script = next((part.title() for part in parts[1:] if len(part) == 4), "")
    return f"{parts[0].lower()}-{script}" if script and script not in ("Hans", "Latn") else parts[0].lower()
