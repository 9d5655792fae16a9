"""A glossary of any languages: headed by the plan's own, with pinyin only of Chinese, a status only of Mongolian."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import pytest
import rdflib
from lxml import html
from project import PROJECT

from selfcheck.languages.site import Site
from selfcheck.pages.renderer import Renderer
from selfcheck.termbase.files import FILES

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def workshop() -> Site:
    """The German plan, whose glossary is German and English, with a word of French."""
    return Site.load(PROJECT / "tests" / "plans" / "werkstatt", PROJECT / "docs")


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_term_is_headed_by_the_plans_own_language(workshop: Site, language: str) -> None:
    """Every page of the glossary shows the German word first, further ones behind it, each marked as its language."""
    pages = {each.path: each.markdown for each in Renderer(workshop, workshop.editions[language]).pages()}
    entries = html.fromstring(pages["glossary"]).find_class("term-entry")
    shown = [
        [(form.get("lang"), form.text) for form in entry.xpath(".//h3/span[@lang] | .//*[@class='term-forms']/span")]
        for entry in entries
    ]
    assert [[pair for pair in forms if pair[1]] for forms in shown] == [
        [("de", "Feuerlöscher"), ("en", "fire extinguisher")],
        [("de", "Räumung"), ("fr", "évacuation")],
    ]
    page = html.fromstring(pages["glossary"])
    assert not any(page.find_class(f"term-{part}") for part in ("pinyin", "mn", "status"))


def test_a_page_in_a_second_language_has_a_column_for_it(workshop: Site) -> None:
    """The terms of a sector's page stand in the plan's language and the page's; what the page's lacks is German."""
    pages = {each.path: each.markdown for each in Renderer(workshop, workshop.editions["en"]).pages()}
    table = html.fromstring(pages["sectors/workshop"]).find_class("terms")[0]
    assert [head.text_content() for head in table.findall("thead/tr/th")] == [
        "Deutsch",
        "English",
        "Meaning and use",
    ]
    assert [cell.text_content() for cell in table.find_class("terms__en")] == ["fire extinguisher", ""]
    meanings = [cell.text_content() for cell in table.find_class("term-definition")]
    assert meanings == [
        "A portable device for putting out a small fire.",
        "Alle verlassen das Gebäude auf den geübten Wegen.",
    ]


def test_every_language_is_exported(workshop: Site) -> None:
    """TBX, SKOS and CSV hold each form and definition under its tag, and say nothing of a Mongolian form."""
    tree = ElementTree.fromstring(FILES["glossary.tbx"](workshop.plan))
    sections = [(each.get(_LANG), each.find(".//{*}term").text) for each in tree.findall(".//{*}langSec")]
    assert sections == [
        ("en", "fire extinguisher"),
        ("de", "Feuerlöscher"),
        ("de", "Räumung"),
        ("fr", "évacuation"),
    ]
    graph = rdflib.Graph().parse(
        data=FILES["glossary.ttl"](workshop.plan), format="turtle", publicID="https://example.org/"
    )
    skos = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
    labels = {(label.language, str(label)) for label in graph.objects(None, skos.prefLabel)}
    assert labels == {*sections, ("de", "Sicherheit")}
    assert not list(graph.objects(None, skos.editorialNote))
    rows = list(csv.DictReader(io.StringIO(FILES["glossary.csv"](workshop.plan).decode("utf-8-sig"))))
    assert [(row["de"], row["en"], row["fr"], row["status"], row["checked"]) for row in rows] == [
        ("Feuerlöscher", "fire extinguisher", "", "", ""),
        ("Räumung", "", "évacuation", "", ""),
    ]
    assert rows[1]["definition_de"] == "Alle verlassen das Gebäude auf den geübten Wegen."
