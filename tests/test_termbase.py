"""The glossary's exports: TBX against a schema, CSV in a real spreadsheet program, SKOS through an RDF library."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

import pytest
import rdflib
from lxml import etree
from project import PROJECT
from termcases import every_status, own_site
from translate.storage.tbx import tbxfile

from selfcheck.base.csv_text import harmless
from selfcheck.termbase.files import FILES, LABELS, write_termbase

if TYPE_CHECKING:
    from pathlib import Path

    from selfcheck.languages.site import Site


@pytest.fixture(scope="module")
def own() -> Site:
    """The project's own plan."""
    return own_site()


def test_tbx_is_valid(own: Site, harbour: Path) -> None:
    """Both glossaries are TBX-Basic, style DCA, by the grammar written for these tests (see there: not the official
    schema, which no package ships; it was made from the same public description)."""
    grammar = etree.RelaxNG(etree.parse(PROJECT / "tests" / "schemas" / "tbx-basic-dca.rng"))
    for site in (own, every_status(harbour)):
        grammar.assertValid(etree.fromstring(FILES["glossary.tbx"](site.plan)))


def test_the_tbx_grammar_refuses_what_is_wrong(own: Site) -> None:
    """The grammar that the export is checked with does refuse: a category out of place, an unknown status, no term."""
    grammar = etree.RelaxNG(etree.parse(PROJECT / "tests" / "schemas" / "tbx-basic-dca.rng"))
    text = FILES["glossary.tbx"](own.plan).decode()
    for right, wrong in (
        ('<descrip type="subjectField">', '<descrip type="definition">'),
        ("preferredTerm-admn-sts", "draft"),
        ('style="dca"', 'style="dct"'),
        ('<langSec xml:lang="zh">', "<langSec>"),
        ("conceptEntry", "termEntry"),
    ):
        assert right in text
        assert not grammar.validate(etree.fromstring(text.replace(right, wrong).encode()))


def test_tbx_recommends_nothing_unchecked(harbour: Path) -> None:
    """A form that nobody has reviewed has no administrative status, and its note says that it is to be checked."""
    root = etree.fromstring(FILES["glossary.tbx"](every_status(harbour).plan))
    names = {"t": "urn:iso:std:iso:30042:ed-2", "xml": "http://www.w3.org/XML/1998/namespace"}
    seen = {}
    for entry in root.iterfind(".//t:conceptEntry", names):
        for section in entry.iterfind("t:langSec[@xml:lang='mn-Mong']/t:termSec", names):
            kind = section.findtext("t:termNote[@type='termType']", namespaces=names)
            if kind is None:
                status = section.findtext("t:termNote[@type='administrativeStatus']", namespaces=names)
                marked = any("待核" in (note.text or "") for note in section.iterfind("t:note", names))
                seen[entry.get("id")] = (status, marked)
    assert seen == {
        "term-rope": (None, True),
        "term-service-window": ("preferredTerm-admn-sts", False),
        "term-reading-room": (None, True),
        "term-office": (None, True),
    }


def test_tbx_v2_opens_where_v3_does_not(own: Site) -> None:
    """The library that Weblate reads term bases with finds every term, each form, and how far it can be trusted."""
    file = BytesIO(FILES["glossary-v2.tbx"](own.plan))
    read = tbxfile(file, sourcelanguage="zh", targetlanguage="mn-Mong")
    forms = {unit.source: (unit.target or "", unit.getnotes()) for unit in read.units}
    assert {name: form for name, (form, _) in forms.items()} == {
        term.zh: term.mn or "" for term in own.plan.terms.values()
    }
    for term in own.plan.terms.values():
        assert not term.mn or f"status: {term.status} (待核, to be checked)" in forms[term.zh or ""][1]


def test_csv_and_the_browser_have_one_rule_for_formulas() -> None:
    """Every case of the list that the browser's tests read too."""
    cases = json.loads((PROJECT / "tests" / "vectors" / "csv" / "formulas.json").read_text("utf-8"))["cases"]
    assert len(cases) >= 50
    assert [harmless(case["value"]) for case in cases] == [case["cell"] for case in cases]


def test_csv_runs_no_formula(harbour: Path) -> None:
    """A value that begins like a formula is text; everything else stays as it is, in every column."""
    rows = list(csv.DictReader(StringIO(FILES["glossary.csv"](every_status(harbour).plan).decode("utf-8-sig"))))
    assert rows[-1]["zh"] == "'=1+1" and rows[-1]["definition_en"] == "'-1 looks like a formula"
    window = rows[1]
    assert window["mn-Mong"] == "ᠦᠢᠯᠡᠴᠢᠯᠡᠭᠡᠨ᠎ᠦ ᠴᠣᠩᠬᠣ"
    assert (window["status"], window["checked"], window["reviewed_on"]) == ("reviewed", "", "2031-05-04")
    assert [row["checked"] for row in rows] == ["待核", "", "待核", "待核", "待核"]


@pytest.mark.build
def test_csv_shows_the_same_code_points_in_libreoffice(own: Site, tmp_path: Path) -> None:
    """A real spreadsheet program reads the file as UTF-8 (which its dialog offers for the byte order mark; without a
    screen it must be told) and saves every code point again."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-calc-nogui")
    written = next(file for file in write_termbase(own, tmp_path) if file.suffix == ".csv")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    # Out as flat XML: nothing but LibreOffice itself has decided how to read the file.
    utf8 = "--infilter=CSV:44,34,76,1"
    command = [program, profile, "--headless", utf8, "--convert-to", "fods", "--outdir", tmp_path / "out", written]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    sheet = etree.parse(tmp_path / "out" / "glossary.fods")
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    shown = []
    for row in sheet.iter(f"{table}table-row"):
        cells: list[str] = []
        for cell in row.iterfind(f"{table}table-cell"):
            text = "\n".join("".join(_texts(part)) for part in cell)
            cells += [text] * int(cell.get(f"{table}number-columns-repeated", "1"))
        shown.append(cells)
    expected = list(csv.reader(StringIO(written.read_text("utf-8-sig"))))
    assert [row[: len(expected[0])] for row in shown[: len(expected)]] == expected


def _texts(part: etree._Element) -> list[str]:
    """The text of an OpenDocument paragraph: several spaces are elements there."""
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    found = [part.text or ""]
    for child in part:
        found += [" " * int(child.get(f"{text}c", "1"))] if child.tag == f"{text}s" else _texts(child)
        found.append(child.tail or "")
    return found


def test_skos_is_read_back(own: Site, harbour: Path) -> None:
    """An RDF library finds every term, and no unchecked form among the preferred labels."""
    skos = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
    for site in (own, every_status(harbour)):
        graph = rdflib.Graph().parse(
            data=FILES["glossary.ttl"](site.plan),
            format="turtle",
            publicID="https://example.org/downloads/glossary.ttl",
        )
        concepts = {}
        for concept in graph.subjects(rdflib.RDF.type, skos.Concept):
            concepts[str(concept).removeprefix("https://example.org/glossary.html#term-")] = concept
        assert set(concepts) == set(site.plan.terms)
        members = [member for _, member in graph.subject_objects(skos.member)]
        assert sorted(members) == sorted(concepts.values())
        for name, term in site.plan.terms.items():
            preferred = {label.language: str(label) for label in graph.objects(concepts[name], skos.prefLabel)}
            others = [str(label) for label in graph.objects(concepts[name], skos.altLabel)]
            assert (preferred["zh"], preferred["en"]) == (term.zh, term.en)
            if not term.is_reviewed:
                assert "mn-Mong" not in preferred and (not term.mn or term.mn in others)
                assert rdflib.Literal("待核", "zh") in graph.objects(concepts[name], skos.editorialNote)
            else:
                assert preferred["mn-Mong"] == term.mn
            notes = [str(note) for note in graph.objects(concepts[name], skos.note)]
            assert not term.note or term.note in notes


def test_exports_are_reproducible(own: Site, tmp_path: Path) -> None:
    """The same glossary gives the same bytes, read and written anew."""
    first = {file.name: file.read_bytes() for file in write_termbase(own, tmp_path / "1")}
    second = {file.name: file.read_bytes() for file in write_termbase(own_site(), tmp_path / "2")}
    assert first == second and set(first) == set(FILES) == set(LABELS)
    assert first["glossary.csv"].startswith(b"\xef\xbb\xbf")
