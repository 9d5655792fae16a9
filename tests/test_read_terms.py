"""`selfcheck read-terms`: a glossary out of a spreadsheet or TBX."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from project import PROJECT
from termcases import own_site

from selfcheck.base.files import write_all
from selfcheck.base.problems import DataError
from selfcheck.commands import main
from selfcheck.plan.evidence import evidence_line
from selfcheck.plan.load import load_plan
from selfcheck.spreadsheet.terms import TermsTaken, take_terms
from selfcheck.termbase.files import FILES

if TYPE_CHECKING:
    from pathlib import Path

# A rope that the glossary lacks the German of, and a new term, as three kinds of tools write them.
V2 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="c1"><langSet xml:lang="en-GB"><tig><term>rope</term></tig></langSet>
<langSet xml:lang="de"><tig><term>Tau</term></tig></langSet></termEntry>
<termEntry id="c2"><descrip type="subjectField">Gear</descrip>
<langSet xml:lang="en"><descripGrp><descrip type="definition">Holds a boat in its place.</descrip></descripGrp>
<ntig><termGrp><term>mooring</term></termGrp></ntig></langSet>
<langSet xml:lang="mn-Mong"><tig><term>ᠤᠶᠠᠭ᠎ᠠ</term><admin type="source">A harbour's sign</admin></tig></langSet>
</termEntry>
</body></text></martif>
"""
DCA = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en"><tbxHeader/><text><body>
<conceptEntry id="c1"><langSec xml:lang="en"><termSec><term>rope</term></termSec></langSec>
<langSec xml:lang="de"><termSec><term>Seil</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
<termSec><term>Tau</term></termSec></langSec></conceptEntry>
<conceptEntry id="c2"><descrip type="subjectField">Gear</descrip>
<langSec xml:lang="en"><descripGrp><descrip type="definition">Holds a <hi>boat</hi> in its place.</descrip></descripGrp>
<termSec><term>mooring</term></termSec></langSec>
<langSec xml:lang="mn-Mong"><termSec><term>ᠤᠶᠠᠭ᠎ᠠ</term><admin type="source">A harbour's sign</admin></termSec></langSec>
</conceptEntry></body></text></tbx>
"""
DCT = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"
 xmlns:basic="http://www.tbxinfo.net/ns/basic" type="TBX-Basic" style="dct" xml:lang="en"><tbxHeader/><text><body>
<conceptEntry id="c1"><langSec xml:lang="en"><termSec><term>rope</term></termSec></langSec>
<langSec xml:lang="de"><termSec><term>Tau</term>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry>
<conceptEntry id="c2"><min:subjectField>Gear</min:subjectField>
<langSec xml:lang="en"><basic:definition>Holds a boat in its place.</basic:definition>
<termSec><term>mooring</term></termSec></langSec>
<langSec xml:lang="mn-Mong"><termSec><term>ᠤᠶᠠᠭ᠎ᠠ</term><basic:source>A harbour's sign</basic:source></termSec></langSec>
</conceptEntry></body></text></tbx>
"""
CSV = """en,forms::de,definition::en,mn,source,domain
rope,Tau,,,,
mooring,,Holds a boat in its place.,ᠤᠶᠠᠭ᠎ᠠ,A harbour's sign,Gear
"""


def read(harbour: Path, name: str, content: str) -> TermsTaken:
    """A file of that name read into the harbour's glossary."""
    file = harbour.parent / name
    file.write_text(content, "utf-8")
    taken = take_terms(file, harbour, "en")
    write_all(taken.files)
    return taken


@pytest.mark.parametrize(
    ("name", "content"),
    [("v2.tbx", V2), ("dca.tbx", DCA), ("dct.tbx", DCT), ("terms.csv", CSV)],
    ids=lambda each: each[:8],
)
def test_what_the_glossary_lacks_is_taken(harbour: Path, name: str, content: str) -> None:
    """A further language of a known term; a new term with an id, its domain, its definition and its evidence. What is
    there stays as it was written."""
    before = (harbour / "glossary" / "1-gear.yml").read_text("utf-8")
    taken = read(harbour, name, content)
    assert taken.refused == []
    assert taken.report == ["1 new terms: mooring", "rope: forms::de"]
    rope, mooring = load_plan(harbour).glossary[0].terms
    assert rope.forms == {"de": "Tau"} and rope.status == "found"
    assert (mooring.id, mooring.definition) == ("mooring", {"en": "Holds a boat in its place."})
    assert (mooring.mn, mooring.status) == ("ᠤᠶᠠᠭ᠎ᠠ", "draft")
    assert [evidence_line(each) for each in mooring.evidence] == ["reference: A harbour's sign"]
    assert set(before.splitlines()) <= set((harbour / "glossary" / "1-gear.yml").read_text("utf-8").splitlines())
    assert read(harbour, name, content).files == {}


def test_in_excel_columns_have_the_headings_that_people_read(harbour: Path) -> None:
    """Chinese headings, somewhere below a title; a domain that is not there yet is made."""
    book = openpyxl.Workbook()
    for row in (
        ["港口术语"],
        ["中文", "英文", "释义（en）", "术语领域"],
        ["锚", "anchor", "It holds a ship.", "Anchors"],
    ):
        book.active.append(row)
    book.save(harbour.parent / "terms.xlsx")
    assert main(["read-terms", str(harbour.parent / "terms.xlsx"), str(harbour)]) == 0
    domain = load_plan(harbour).glossary[-1]
    assert (domain.domain, domain.title, domain.terms[0].id, domain.terms[0].zh) == (
        "anchors",
        "Anchors",
        "anchor",
        "锚",
    )


def test_a_requirement_that_uses_a_new_term_names_it(harbour: Path) -> None:
    """The check would only tell whoever adds a term where it is used."""
    read(harbour, "terms.csv", "en,definition::en\ndrill,What is practised.\n")
    drills = next(each for each in load_plan(harbour).sectors[0].requirements if each.id == "drills")
    assert drills.terms == ["drill"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"id": "rope", "zh": "索"}, "`zh` of `rope` is “绳” in the glossary, and “索” here"),
        ({"en": "mooring"}, "a new term without a definition"),
        ({"zh": "绳", "mn": "ᠤᠶᠠᠭ ᠠ᠎"}, "ends with U+180E"),
        ({"id": "rope2", "definition::en": "What?"}, "the row has no term"),
        ({"id": "Bad Id", "en": "winch", "definition::en": "It turns."}, "`Bad Id` cannot be an id"),
    ],
)
def test_what_cannot_be_taken_is_named_and_the_rest_is_taken(harbour: Path, row: dict[str, str], message: str) -> None:
    """The glossary's own form stays; the row is named with its cell; the row behind it goes in."""
    good = {"en": "buoy", "definition::en": "It floats."}
    keys = list({**row, **good})
    lines = [keys, *([each.get(key, "") for key in keys] for each in (row, good))]
    taken = read(harbour, "terms.csv", "\n".join(map(",".join, lines)) + "\n")
    assert len(taken.refused) == 1 and message in taken.refused[0].message, taken.refused
    assert taken.refused[0].cell.endswith("2")
    assert load_plan(harbour).terms.keys() == {"rope", "buoy"}


def test_what_the_project_exports_changes_nothing(tmp_path: Path) -> None:
    """TBX and CSV of the whole glossary, read into the plan they came from."""
    plan = own_site().plan
    for name in ("glossary.tbx", "glossary-v2.tbx", "glossary.csv"):
        (tmp_path / name).write_bytes(FILES[name](plan))
        taken = take_terms(tmp_path / name, PROJECT / "data", "zh")
        assert (taken.files, taken.refused) == ({}, [])
        assert all(line.startswith("not read: ") for line in taken.report)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('<!DOCTYPE tbx [<!ENTITY a "x">]><tbx>&a;</tbx>', "the file declares entities"),
        ("<html/>", "`html` is no TBX file"),
        ("<tbx><text>", "not XML"),
        (f"<tbx>{'<a>' * 100}{'</a>' * 100}</tbx>", "nested more than 40 levels deep"),
    ],
)
def test_what_is_no_tbx_is_refused(harbour: Path, content: str, message: str) -> None:
    """Other files, broken ones, and such as would fill the memory."""
    with pytest.raises(DataError, match=message):
        read(harbour, "terms.tbx", content)


def test_a_table_of_something_else_is_refused(harbour: Path) -> None:
    """No row of it heads a glossary."""
    with pytest.raises(DataError, match="no row of it names columns"):
        read(harbour, "terms.csv", "name,score\nA,1\n")
