"""A plan in any language has a site of its own: `tests/plans/werkstatt` is German, with English as second language."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import polib
import pytest
from contents import word_text
from lxml import html
from project import PROJECT, build

from selfcheck.base.browser_entries import ON_DEMAND, OVERVIEW
from selfcheck.documents.files import document
from selfcheck.documents.listing import documents
from selfcheck.languages.catalogues import catalogue_file
from selfcheck.languages.interface_texts import marked_texts
from selfcheck.languages.messages import messages
from selfcheck.languages.site import Site
from selfcheck.languages.update import update_all
from selfcheck.pages.browser_data import ui_texts
from selfcheck.pages.renderer import Renderer
from selfcheck.plan.load import load_plan
from selfcheck.publish.package import start_page

if TYPE_CHECKING:
    from pathlib import Path

WERKSTATT = PROJECT / "tests" / "plans" / "werkstatt"
HAN = re.compile("[\u3400-\u9fff]")


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The German site, built as `make site` builds it."""
    site = tmp_path_factory.mktemp("german") / "site"
    result = build(site, DATA_DIR=str(WERKSTATT))
    assert result.returncode == 0, result.stdout + result.stderr
    assert (
        "The interface has no de for " in result.stderr and "make worksheet LANGUAGE=de FILE=de.xlsx" in result.stderr
    )
    return site


@pytest.fixture
def workshop() -> Site:
    """The German plan, read."""
    return Site.load(WERKSTATT, PROJECT / "docs")


@pytest.fixture
def indicators() -> Site:
    """The plan with points, read."""
    return Site.load(PROJECT / "tests" / "plans" / "indicators", PROJECT / "docs")


@pytest.mark.build
def test_no_text_of_another_plan_is_shown(german: Path) -> None:
    """No page shows or speaks a Chinese character: what German lacks is in English, the tool's own pages too."""
    pages = sorted(german.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        tree = html.parse(page)
        for element in tree.iter("*"):
            if element.tag in ("script", "style"):
                continue
            said = [
                element.text,
                element.tail,
                *(element.get(name) for name in ("title", "aria-label", "placeholder", "content")),
            ]
            assert not [each for each in said if each and HAN.search(each)], (page.relative_to(german), said)


@pytest.mark.build
def test_a_font_that_no_page_needs_stays_away(german: Path) -> None:
    """A site without Mongolian does not carry its font, nor that font's licence."""
    assert not list((german / "assets" / "vendor").glob("noto-sans-mongolian*"))
    assert (german / "assets" / "vendor" / "valibot.LICENSE.txt").is_file()


@pytest.mark.build
def test_what_stands_in_says_which_language_it_is_in(german: Path) -> None:
    """A German page is marked as German, and its English interface texts as English, for screen readers."""
    page = html.parse(german / "sectors" / "workshop.html")
    assert page.getroot().get("lang") == "de"
    assert "My self-checks" in [each.text for each in page.iterfind(".//span[@lang='en']")]
    assert (german / "about" / "privacy.html").is_file() and (german / "en" / "about" / "privacy.html").is_file()


@pytest.mark.build
def test_pages_of_the_plans_owner_are_shown(german: Path) -> None:
    """A page in `data/pages/` stands in the navigation of every language, quotes the data, and says what it is in."""
    for folder, language in (("", "de"), ("en/", "en")):
        page = html.parse(german / folder / "about" / "imprint.html")
        assert page.getroot().get("lang") == language
        text = page.find(".//article").text_content()
        assert "Betriebsleitung der Musterwerke" in text and "„Werkstattplan“" in text
        assert len(page.findall(".//article/div[@lang='de']")) == (language == "en")
        home = html.parse(german / folder / "index.html")
        assert "Impressum" in [
            link.text_content().strip() for link in home.iterfind(".//nav//a[@href='about/imprint.html']")
        ]


def test_files_to_download_hold_no_other_language(workshop: Site) -> None:
    """Word and Excel files of the German plan are in German and English throughout."""
    wanted = documents(workshop)
    assert {each.language for each in wanted} == {"de", "en"}
    for each in wanted:
        content = document(workshop, each)
        if each.format == "docx":
            text = word_text(content)
        else:
            book = openpyxl.load_workbook(BytesIO(content))
            cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
            text = "\n".join(value for value in cells if isinstance(value, str) and not value.startswith("="))
        assert "Feuerlöscher hängen sichtbar" in text and not HAN.search(text), each.path


def test_a_language_of_its_own_is_filled_text_by_text(tmp_path: Path) -> None:
    """`make translations` gives the German plan a catalogue of the interface; each text in it takes English's place."""
    data = shutil.copytree(WERKSTATT, tmp_path / "data")
    assert "de ui: 0 translated, 0 draft" in "\n".join(map(str, update_all(load_plan(data), data, marked_texts())))
    file = catalogue_file(data, "de", "ui")
    catalogue = polib.pofile(str(file))
    entry = catalogue.find("打印")
    assert entry is not None
    entry.msgstr = "Drucken"
    catalogue.save(str(file))
    edition = Site.load(data, PROJECT / "docs").editions["de"]
    shown = [edition.gettext(text) for text in ("打印", "保存到文件")]
    assert [(str(text), text.lang) for text in shown] == [("Drucken", "de"), ("Save to a file", "en")]
    assert not catalogue_file(data, "en", "ui").exists()  # English belongs to the code


def test_a_plans_own_words_head_its_tables(workshop: Site, indicators: Site) -> None:
    """What a plan calls its parts stands on pages, in documents and in scripts; without a word the interface's does."""
    edition = indicators.editions["zh"]
    page = next(each for each in Renderer(indicators, edition).pages() if each.path == "plan").markdown
    heads = [each.text_content() for each in html.fromstring(page).iter("th")]
    assert [each in heads for each in ("单位类别", "测评项目", "测评内容", "单位类型", "措施", "要求")] == [
        True
    ] * 3 + [False] * 3
    assert ui_texts(indicators, edition, OVERVIEW, *ON_DEMAND[OVERVIEW]) == {
        "单位类型": "单位类别",
        "措施": "测评项目",
        "各项措施": "测评项目",
        "要求": "测评内容",
    }
    sheet = next(each for each in documents(indicators) if each.format == "xlsx")
    book = openpyxl.load_workbook(BytesIO(document(indicators, sheet)))
    cells = {cell.value for page in book for row in page.iter_rows() for cell in row}
    assert {"测评项目", "测评内容"} <= cells and not {"措施", "要求"} & cells
    assert workshop.editions["en"].gettext("要求") == "Requirements"


def test_a_prerequisite_is_told_wherever_its_requirement_stands(indicators: Site) -> None:
    """Which other self-check must reach which grade: on the form, on the checklist, in Word and in Excel."""
    told = "前提：“学校”的自查达到“三星”或者更高等次。"
    pages = {each.path: each.markdown for each in Renderer(indicators, indicators.editions["zh"]).pages()}
    files = [document(indicators, each) for each in documents(indicators) if each.sector == "companies"]
    paragraphs = [html.fromstring(pages[f"{room}/companies"]).text_content() for room in ("sectors", "checklists")]
    book = openpyxl.load_workbook(BytesIO(files[1]))
    cells = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert [text.count(told) for text in (*paragraphs, word_text(files[0]), cells)] == [1, 1, 1, 1]
    assert all(told not in page for path, page in pages.items() if not path.endswith("/companies"))


def test_the_package_explains_itself_in_english(workshop: Site) -> None:
    """The start page of the offline package borrows English where German is missing, and says so."""
    german, english = start_page(workshop).split("<section")[1:]
    assert '<p><span lang="en">' in german and "<p><span" not in english


@pytest.mark.parametrize("name", ["indicators", "werkstatt", "harbour"])
def test_pages_hold_no_text_of_the_plan_that_comes_with_the_tool(name: str) -> None:
    """Whatever pages another plan gets, in any language, none of them quotes the first plan."""
    first, other = load_plan(PROJECT / "data"), Site.load(PROJECT / "tests" / "plans" / name, PROJECT / "docs")
    theirs = {message.text for message in messages(other.plan)} | {
        text for texts in marked_texts().values() for text in texts
    }
    ours = {text for message in messages(first) if len(text := message.text) > 5} - theirs
    ours |= {first.frame.id, *(sector.full_id(each) for sector in first.sectors for each in sector.requirements)}
    assert len(ours) > 500
    for edition in other.editions.values():
        for page in Renderer(other, edition).pages():
            assert [text for text in ours if text in page.markdown] == [], page.path
