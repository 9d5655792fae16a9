"""Glossaries for the tests: the project's own, and one that shows every state a term can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from project import PROJECT

from selfcheck.languages.site import Site

if TYPE_CHECKING:
    from pathlib import Path

# Added to the harbour's glossary: one term of each status, with everything a term can say.
EVERY_STATUS = """\
  - id: service-window
    zh: 服务窗口
    pinyin: fúwù chuāngkǒu
    mn: ᠦᠢᠯᠡᠴᠢᠯᠡᠭᠡᠨ᠎ᠦ ᠴᠣᠩᠬᠣ
    mn_latin: üilečilegen-ü čongqo
    mn_cyrl: үйлчилгээний цонх
    en: service window
    definition: {zh: 受理事务的窗口。, en: A window where matters are dealt with.}
    evidence:
      - {kind: page, source: https://example.org/windows (港务局), mn: ᠦᠢᠯᠡᠴᠢᠯᠡᠭᠡᠨ ᠦ ᠴᠣᠩᠬᠣ}
    variants:
      - {mn: ᠦᠢᠯᠡᠴᠢᠯᠡᠭᠡᠨ᠎ᠦ ᠴᠣᠩᠬᠤ, note: 另一处的写法}
    sign: true
    reviewed_by: 港务局翻译室
    reviewed_on: 2031-05-04
    note: '"引号" 和 \\ 反斜线'
  - id: reading-room
    zh: 阅览室
    pinyin: yuèlǎnshì
    mn: ᠤᠩᠰᠢᠬᠤ ᠲᠢᠩᠬᠢᠮ
    en: reading room
    definition: {zh: 看书的房间。, en: A room for reading.}
    evidence:
      - kind: parallel
        source: https://example.org/rooms
        original: https://example.org/rooms-zh
        zh: 市**阅览室**
        mn: ᠬᠣᠲᠠ ᠶᠢᠨ **ᠤᠩᠰᠢᠬᠤ ᠲᠢᠩᠬᠢᠮ**
    sign: true
  - id: office
    zh: 办公室
    pinyin: bàngōngshì
    mn: ᠠᠯᠪᠠᠨ ᠭᠡᠷ
    en: office
    definition: {zh: 办公的房间。, en: A room for office work.}
    evidence: [{kind: catalogue, source: a program, zh: 办公室, mn: ᠠᠯᠪᠠᠨ ᠭᠡᠷ}]
    sign: true
    note: 见于软件
  - id: plus
    zh: =1+1
    pinyin: jiǎ
    en: plus
    definition: {zh: 像公式的词。, en: '-1 looks like a formula'}
"""


def own_site() -> Site:
    """The project's own plan."""
    return Site.load(PROJECT / "data", PROJECT / "docs")


def every_status(harbour: Path) -> Site:
    """The harbour's plan with a Mongolian edition and terms of every status."""
    plan = harbour / "plan.yml"
    languages = "  - {id: zh, name: 中文}\n"
    plan.write_text(
        plan.read_text("utf-8").replace(languages, languages + "  - {id: mn-Mong, name: ᠮᠣᠩᠭᠣᠯ}\n"), "utf-8"
    )
    file = harbour / "glossary" / "1-gear.yml"
    file.write_text(file.read_text("utf-8") + EVERY_STATUS, "utf-8")
    return Site.load(harbour, PROJECT / "docs")
