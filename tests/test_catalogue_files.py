"""What stands in a catalogue's file beside its translations: other tools wrote it, and it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selfcheck.languages.catalogues import catalogue_file
from selfcheck.languages.messages import messages
from selfcheck.languages.update import Change, update
from selfcheck.plan.load import load_plan

if TYPE_CHECKING:
    from pathlib import Path


REVIEWER = "reviewed by Harbour board of the Economic and Technological Development Zone and its office, 2026-11-20"
# What PO editors and gettext's own tools leave in a catalogue besides texts and translations.
OTHER_TOOLS = f"""\
# Kept up to date by `make translations`; translate in any PO editor.
msgid ""
msgstr ""
"PO-Revision-Date: 2026-11-20 10:00:05+0800\\n"
"Language-Team: Harbour\\n"
"Language: zh\\n"
"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"
"X-Generator: Poedit 3.4\\n"

# {REVIEWER}
msgctxt "piers.ropes.text"
msgid "Ropes are coiled."
msgstr "绳已盘好。"

#, fuzzy
#| msgid "Log is kept"
msgctxt "boats.log.text"
msgid "A log is kept."
msgstr "备有日志。"

#, fuzzy
#~| msgid "Boat"
#~ msgid "Old boat"
#~ msgstr "旧船"
"""


def test_what_other_tools_write_survives_any_number_of_updates(harbour: Path) -> None:
    """Headers, former sources, long comments and obsolete drafts stay as a PO editor or msgmerge wrote them."""
    sources = messages(load_plan(harbour))
    file = catalogue_file(harbour, "zh", "plan")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(OTHER_TOOLS, "utf-8")
    rounds = []
    for _ in range(3):
        update(harbour, "zh", "plan", sources)
        rounds.append(file.read_text("utf-8"))
    assert rounds[0] == rounds[1] == rounds[2]
    for kept in (
        '"PO-Revision-Date: 2026-11-20 10:00:05+0800\\n"',
        '"Language-Team: Harbour\\n"',
        '"X-Generator: Poedit 3.4\\n"',
        f"# {REVIEWER}\n",
        '#| msgid "Log is kept"\n',
        '#, fuzzy\n#~ msgid "Old boat"\n#~ msgstr "旧船"\n',
    ):
        assert kept in rounds[0]


def test_a_second_review_takes_the_place_of_the_first(harbour: Path) -> None:
    """A reviewer's name longer than a line leaves nothing behind when somebody else reviews the text."""
    sources = messages(load_plan(harbour))
    key = ("piers.ropes.text", "Ropes are coiled.")
    for reviewer in (REVIEWER.removeprefix("reviewed by "), "Harbour office, 2026-11-21"):
        update(harbour, "zh", "plan", sources, {key: Change("绳已盘好。", reviewer)})
    text = catalogue_file(harbour, "zh", "plan").read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith("# reviewed")] == [
        "# reviewed by Harbour office, 2026-11-21"
    ]


@pytest.mark.parametrize("field", ["PO-Revision-Date: yesterday", "Plural-Forms: nplurals=x; plural=import os;"])
def test_a_header_that_nobody_uses_is_kept_and_never_run(harbour: Path, field: str) -> None:
    """Dates and rules for plurals are other tools' business: whatever stands there stops no build and is no program."""
    file = catalogue_file(harbour, "zh", "plan")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'msgid ""\nmsgstr ""\n"{field}\\n"\n', "utf-8")
    update(harbour, "zh", "plan", messages(load_plan(harbour)))
    assert f'"{field}\\n"' in file.read_text("utf-8")
