"""From the outline of a text to a draft: which parts are kinds of unit, which are measures, what can be checked."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from .clauses import clauses, run_ins
from .model import Draft, Measure, Row, Sector
from .outline import Part, outline
from .table import table_sectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .paragraphs import Paragraph


# What goes on after these is the same clause, not a new one behind a heading.
_GOES_ON = re.compile("[和与及、的，,]|$")


def draft_of(paragraphs: Iterable[Paragraph]) -> Draft:
    """The draft of a text. A table of indicators goes before numbered parts, run-in headings before numbered ones."""
    given = list(paragraphs)
    root = outline(given)
    draft = Draft(title=root.body[0] if root.body else root.parts[0].title if root.parts else "")
    draft.sectors, draft.doubts = table_sectors((each.cells for each in given if each.cells), draft.title)
    taken: set[int] = set()
    if not draft.sectors:
        for part, sector in _sectors(root, draft.title):
            draft.sectors.append(sector)
            taken |= {id(each) for each in part.walk()}
    _note_unpunctuated(draft)
    for part in root.walk():
        if id(part) in taken:
            continue
        draft.context += [(part.number, text) for text in ([part.title] if part.title else []) + part.body]
        if part is not root and part.parts and not any(id(each) in taken for each in part.walk()):
            draft.doubts.append(
                f"left as context, although it has {len(part.parts)} numbered parts: {part.number} {part.title}"
            )
    return draft


def _sectors(root: Part, title: str) -> Iterator[tuple[Part, Sector]]:
    """The kinds of unit, each with the part that it was made of."""
    running = [part for part in root.walk() if not part.parts and _headings(part)]
    if running:
        for part in running:
            yield part, Sector(part.title, part.number, list(_run_in_measures(part)))
        return
    # As most of the first parts are built, so is the text; of two ways the plainer one.
    heights = Counter(map(_height, root.parts))
    usual = max(sorted(heights), key=lambda height: heights[height], default=0)
    if usual <= 1:
        # One kind of unit: its measures are the first level of numbers, or there is only a list.
        has_headings = usual or sum(bool(part.title and part.body) for part in root.parts) * 2 > len(root.parts)
        measures = [_measure(part, title) for part in (root.parts if has_headings else [Part(parts=root.parts)])]
        if root.parts:
            yield Part(parts=root.parts), Sector(title, measures=measures)
        return
    sectors = root.parts if usual == 2 else [part for chapter in root.parts for part in chapter.parts]
    for part in sectors:
        if part.parts:
            yield part, Sector(part.title, part.number, [_measure(each, part.title) for each in part.parts])


def _height(part: Part) -> int:
    return 1 + max(map(_height, part.parts)) if part.parts else 0


def _headings(part: Part) -> bool:
    return any(each.title for each in run_ins("".join(part.body)))


def _run_in_measures(part: Part) -> Iterator[Measure]:
    for title, text in run_ins("".join(part.body)):
        yield Measure(title, rows=[Row(clause) for clause in clauses(text)])


def _measure(part: Part, otherwise: str) -> Measure:
    """A numbered part as a measure: its own text, and a row or more for each part below it."""
    measure = Measure(part.title or otherwise, part.number)
    for each in part.walk():
        texts = each.body if each is part else [*([each.title] if each.title else []), *each.body]
        for text in texts:
            for n, clause in enumerate(clauses(text)):
                measure.rows.append(Row(clause, each.number if not n and each is not part else ""))
    return measure


def _note_unpunctuated(draft: Draft) -> None:
    """Parts a clause that begins with a heading of another kind of unit: there its full stop is missing."""
    titles = {measure.title for measure in draft.measures if len(measure.title) > 3}
    for sector in draft.sectors:
        for measure in list(sector.measures):
            own = {each.title for each in sector.measures}
            for n, row in enumerate(measure.rows):
                starts = (each for each in titles - own if row.passage.startswith(each))
                title = next((each for each in starts if not _GOES_ON.match(row.passage, len(each))), None)
                if title is None:
                    continue
                rest = row.passage.removeprefix(title).strip()
                row.passage = rest or row.passage
                row.doubt = f"“{title}” is taken for a heading without a full stop"
                further = Measure(title, rows=measure.rows[n:])
                del measure.rows[n:]
                sector.measures.insert(sector.measures.index(measure) + 1, further)
                break
