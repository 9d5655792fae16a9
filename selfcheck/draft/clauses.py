"""The clauses of a text that can be checked one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A heading that runs into its text: short, whole, without a comma.
_RUN_IN = re.compile("[^，,、：:；;。]{3,12}。")
_HAN = re.compile("[\u4e00-\u9fff]")
# Words that begin a clause which says how, when or for whom: it belongs to the next one.
_LEADS = re.compile(
    "(?:要|应|应当|须|企业|学校|单位|各部门)?"
    "(?:按照|依照|根据|通过|结合|针对|围绕|利用|运用|采取|借助|面向|不具备|有条件|对|在|为了?|以)"
)
# Words that begin a clause which says what is to come of it: it belongs to the one before.
_EFFECTS = re.compile(
    "(?:从而|进而|不断)?(?:使|让|确保|实现|推动|增强|提高|形成|引导|加深|激励|充分调动|营造|促进|深化|加快)"
)
_LIST_OF_HAVING = re.compile("、(?=有)")


class RunIn(NamedTuple):
    """A heading that runs into its text, and that text. The heading is empty for what stands before the first."""

    title: str
    text: str


def run_ins(text: str) -> list[RunIn]:
    """The headings that run into a text; one without a heading when there are none."""
    found: list[tuple[str, list[str]]] = []
    for sentence in re.findall("[^。；;]+[。；;]?", text):
        if _RUN_IN.fullmatch(sentence.strip()):
            found.append((sentence.strip()[:-1], []))
        else:
            if not found:
                found.append(("", []))
            found[-1][1].append(sentence)
    return [RunIn(title, "".join(sentences)) for title, sentences in found]


def clauses(text: str) -> Iterator[str]:
    """The clauses of a text. Chinese is parted at its commas too; elsewhere a sentence is a clause."""
    if not _HAN.search(text):
        for sentence in re.split(r"(?<=[.!?;])\s+", text):
            if plain := sentence.strip():
                yield plain
        return
    for sentence in re.split("[。；;]", text):
        yield from _chinese(sentence)


def _chinese(sentence: str) -> Iterator[str]:
    joined: list[str] = []
    waiting = ""
    for comma in re.split("(?<=[，,])", sentence):
        piece = waiting + comma
        waiting = ""
        plain = comma.strip(" ，,")
        if not plain:
            continue
        if _LEADS.match(plain) or _is_within_quotes(piece):
            waiting = piece
        elif joined and _EFFECTS.match(plain):
            joined[-1] += piece
        else:
            joined.append(piece)
    if waiting:
        joined = [*joined[:-1], joined[-1] + waiting] if joined else [waiting]
    for clause in joined:
        plain = clause.strip(" ，,")
        # 有方案、有人员、有经费: each is something to be had.
        pieces = _LIST_OF_HAVING.split(plain) if plain.count("有") > 1 else [plain]
        yield from (piece.strip() for piece in pieces if piece.strip())


def _is_within_quotes(text: str) -> bool:
    return text.count("“") > text.count("”") or text.count("《") > text.count("》")
