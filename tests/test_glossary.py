"""The glossary: faulty terms are refused, no page hides that a form is unchecked, and search folds what looks alike."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import polib
import pypinyin
import pytest
import yaml
from pagefacts import pages
from project import PROJECT
from termcases import every_status, own_site
from test_faulty_data import assert_reported

from selfcheck.languages.catalogues import interface_entries
from selfcheck.languages.site import Site
from selfcheck.languages.term_use import other_words
from selfcheck.pages.renderer import Renderer
from selfcheck.plan.glossary_checks import unused_terms
from selfcheck.plan.load import load_plan
from selfcheck.plan.mongolian import SELECTORS, same_shape, words
from selfcheck.plan.term_finder import TermFinder
from selfcheck.termbase.files import write_termbase

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "faulty-terms.yml").read_text("utf-8"))
MONGOLIAN = re.compile("[\u1800-\u18aa]")


@pytest.fixture(scope="module")
def own() -> Site:
    """The project's own plan."""
    return own_site()


# --- lint ------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_faulty_term_is_reported(harbour: Path, case: dict[str, Any]) -> None:
    """Each faulty term leads to exactly the expected problems: file, line, column, message and remedy."""
    assert_reported(harbour, case)


@pytest.mark.parametrize("reason", ["variants", "note"])
def test_look_alikes_with_a_reason_are_accepted(harbour: Path, reason: str) -> None:
    """Two spellings of one shape may stand side by side when one of the entries names the other spelling."""
    told = {"variants": "variants: [{mn: ᠣᠯᠤᠰᠤ, note: 另有写法}]", "note": "note: 不是 ᠣᠯᠤᠰᠤ 的另一写法"}[reason]
    (harbour / "glossary" / "2-more.yml").write_text(
        "domain: more\ntitle: More\nterms:\n  - id: reed\n    zh: 芦苇\n    pinyin: lúwěi\n    mn: ᠣᠯᠤᠰᠣ\n"
        "    en: reed\n    definition: {zh: 水边的草。, en: A water plant.}\n    evidence: [{kind: page, source: https://example.org/reeds}]\n"
        f"    {told}\n",
        "utf-8",
    )
    assert "reed" in load_plan(harbour).terms


def test_terms_are_found_by_the_longest_match(own: Site) -> None:
    """A term within a longer one is not meant by itself."""
    found = TermFinder(own.plan.terms.values(), own.plan.source_language).find(
        "民族团结进步创建活动，蒙汉双语服务窗口。民族团结。"
    )
    assert [term.zh for term in found] == ["民族团结进步", "创建活动", "蒙汉双语服务窗口", "民族团结"]


def test_unused_terms_are_reported(own: Site, run: Any) -> None:
    """The check says how many terms no requirement names; that is no fault."""
    result = run("check")
    assert result.returncode == 0
    assert (
        f"{len(own.plan.terms)} terms, {len(unused_terms(own.plan))} of them named by no requirement" in result.stdout
    )


def test_pinyin_is_what_a_dictionary_gives(own: Site) -> None:
    """Each character's syllable is one of its readings in pypinyin, with the tone or as a neutral one."""
    for term in own.plan.terms.values():
        readings = (pypinyin.pinyin(character, heteronym=True)[0] for character in re.sub("[、，]", "", term.zh))
        expected = "".join(f"(?:{'|'.join([*each, *map(_toneless, each)])})" for each in readings)
        written = re.sub("[ ,，、'’-]", "", unicodedata.normalize("NFC", term.pinyin)).lower()
        assert re.fullmatch(expected, written), (term.zh, term.pinyin)


def _toneless(pinyin: str) -> str:
    """Without tone marks; ü stays."""
    letters = unicodedata.normalize("NFD", pinyin)
    return unicodedata.normalize("NFC", re.sub("[\u0300\u0301\u0304\u030c]", "", letters))


# --- pages -----------------------------------------------------------------------------------


class _Shown(HTMLParser):
    """The terms that a page shows, with their marks, and Mongolian text outside of terms."""

    void = ("br", "img", "input", "link", "meta", "hr", "wbr", "source", "path", "use")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[dict[str, str]] = []
        self.shown: list[dict[str, Any]] = []
        self.loose: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {"tag": tag, **{name: value or "" for name, value in attributes}}
        if tag in ("tr", "li", "article") and ("data-term" in values or values.get("class") == "term-entry"):
            name, status = values.get("data-term", ""), values.get("data-status", "")
            self.shown.append({"id": name, "status": status, "text": "", "mark": ""})
            values["shown"] = str(len(self.shown) - 1)
        elif self.shown and not self.shown[-1]["id"] and values.get("id", "").startswith("term-"):
            self.shown[-1]["id"] = values["id"].removeprefix(
                "term-"
            )  # an entry of the glossary names itself in its head
        if tag not in self.void:
            self.open.append(values)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()["tag"] != tag:
            pass

    def handle_data(self, data: str) -> None:
        inside = next((element["shown"] for element in reversed(self.open) if "shown" in element), None)
        skipped = any(element["tag"] in ("script", "style", "nav", "header") for element in self.open)
        if inside is not None:
            part = "mark" if any(element.get("class") == "term-mark" for element in self.open) else "text"
            self.shown[int(inside)][part] += data
        elif MONGOLIAN.search(data) and not skipped:
            self.loose.append(data.strip())


@pytest.mark.build
def test_no_page_shows_an_unchecked_form_without_its_mark(site: Path, own: Site) -> None:
    """Counted over all built pages: a form nobody has reviewed carries the mark wherever it stands, no other does."""
    marks = {"": "待核", "en": own.editions["en"].gettext("待核"), "mn-Mong": own.editions["mn-Mong"].gettext("待核")}
    unchecked = checked = 0
    for page in pages(site):
        reader = _Shown()
        reader.feed(page.read_text("utf-8"))
        folder = page.relative_to(site).parts[0]
        language = folder if folder in marks else ""
        for shown in reader.shown:
            term = own.plan.terms[shown["id"]]
            assert shown["status"] == (term.status if term.mn else "")
            if term.mn and not term.is_reviewed:
                assert str(marks[language]) in shown["mark"], f"{page}: {term.id}"
                unchecked += 1
            else:
                assert not shown["mark"], f"{page}: {term.id}"
                checked += 1
        if language != "mn-Mong":
            # Outside of terms there is no Mongolian but names of languages.
            names = {language.name for language in own.plan.languages}
            assert set(reader.loose) <= names, page
    # Each term stands in the glossary of every language, and again in the table of each sector that uses it.
    known = [term.mn is not None and not term.is_reviewed for term in own.plan.terms.values()]
    editions = len(own.editions)
    assert unchecked > editions * sum(known) and checked > editions * (len(known) - sum(known))


def test_a_plan_without_a_glossary_has_no_glossary_pages(harbour: Path, tmp_path: Path) -> None:
    """Another plan may do without: no empty page, no empty file, no dead link."""
    shutil.rmtree(harbour / "glossary")
    sector = harbour / "sectors" / "1-piers.yml"
    sector.write_text(sector.read_text("utf-8").replace("        terms: [rope]\n", ""), "utf-8")
    site = Site.load(harbour, PROJECT / "docs")
    rendered = {page.path: page for page in Renderer(site, site.editions["en"]).pages()}
    assert "glossary" not in rendered and "signs" not in rendered
    assert "glossary" not in rendered["sectors/piers"].markdown
    assert write_termbase(site, tmp_path / "site") == []


def test_a_plan_without_a_mongolian_edition_shows_none(harbour: Path) -> None:
    """Another place's plan: its terms are explained, and nothing speaks of Mongolian, its status or signs."""
    site = Site.load(harbour, PROJECT / "docs")
    rendered = {page.path: page.markdown for page in Renderer(site, site.editions["en"]).pages()}
    assert "signs" not in rendered
    assert 'aria-describedby="about-rope"' in rendered["sectors/piers"] and "A thick line" in rendered["glossary"]
    for path in ("glossary", "sectors/piers"):
        assert not re.search("[\u1800-\u18aa]|蒙古|待核|mn-", rendered[path]), path


def test_every_sector_page_explains_its_terms(own: Site) -> None:
    """Each term a requirement names stands with it, described by its entry on the same page, and leads there."""
    for edition in own.editions.values():
        rendered = {page.path: page.markdown for page in Renderer(own, edition).pages()}
        for sector in own.plan.sectors:
            html = rendered[f"sectors/{sector.id}"]
            for requirement in sector.requirements:
                part = html.split(f'<h3 id="{requirement.id}"')[1].split("</li>")[0]
                for name in requirement.terms:
                    assert part.count(f'href="#term-{name}" aria-describedby="about-{name}"') == 1
                    assert html.count(f'id="term-{name}"') == html.count(f'id="about-{name}"') == 1
                    assert f'href="#{requirement.id}"' in html


def test_signs_come_from_checked_terms_only(harbour: Path, own: Site) -> None:
    """Reviewed terms meant for signs, in both orders, with the rule each follows; nothing else."""
    site = every_status(harbour)
    html = next(page.markdown for page in Renderer(site, site.editions["zh"]).pages() if page.path == "signs")
    assert re.findall(r'data-term="([a-z-]+)"', html) == ["service-window"] * 2
    assert html.count("依照：") == 2 and "请向主管部门核对" in html and "不是法律意见" in html
    own_signs = next(page.markdown for page in Renderer(own, own.editions["zh"]).pages() if page.path == "signs")
    statuses = set(re.findall(r'data-status="(\w+)"', own_signs))
    assert statuses <= {"reviewed"}
    assert statuses or "目前还没有可以打印的标识" in own_signs


# --- folding ---------------------------------------------------------------------------------


def test_search_takes_look_alikes_for_the_same(own: Site) -> None:
    """Whatever mongol-norm says has the same shape folds to the same text in the browser: every word of the
    glossary with any of its letters exchanged, or with its selectors left out."""
    letters = [chr(code) for code in range(0x1820, 0x1843)]
    pairs, kept = [], set()
    for term in own.plan.terms.values():
        for word in words(term.mn or ""):
            kept.add(word)
            pairs.append((word, re.sub(f"[{SELECTORS}]", "", word)))
            for place, letter in enumerate(word):
                if letter in letters:
                    other_words = (word[:place] + other + word[place + 1 :] for other in letters if other != letter)
                    pairs += [(word, other) for other in other_words if same_shape(word, other)]
    assert len(pairs) > 800
    texts = sorted({text for pair in pairs for text in pair})
    script = (
        'import { fold } from "./glossary/fold.ts";'
        "const texts = JSON.parse(await new Response(Deno.stdin.readable).text());"
        "console.log(JSON.stringify(texts.map(fold)));"
    )
    deno = Path(sys.executable).with_name("deno")
    result = subprocess.run(
        [deno, "eval", "--ext=ts", script],
        cwd=PROJECT / "browser",
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    folded = dict(zip(texts, json.loads(result.stdout), strict=True))
    assert [(one, other) for one, other in pairs if folded[one] != folded[other]] == []
    # Folding is no use if it makes everything the same: nearly all words of the glossary stay apart.
    assert len({folded[word] for word in kept}) > 0.95 * len(kept)


def test_what_pages_show_of_a_term_is_the_glossarys(own: Site) -> None:
    """No Mongolian text of the interface that is a term and nothing else says it in other words than the glossary."""
    entries = list(interface_entries("mn-Mong"))
    assert list(other_words(own.plan, "mn-Mong", entries, "ui.po")) == []
    assert any(entry.msgstr for entry in entries)


@pytest.mark.parametrize(
    ("term", "shown", "message"),
    [
        ("rope", "ᠪᠢᠴᠢᠭ", "`rope` is “ᠣᠯᠤᠰᠤ” in the glossary, and “ᠪᠢᠴᠢᠭ” here"),
        ("plus", "ᠪᠢᠴᠢᠭ", "`plus` has no Mongolian form in the glossary, and one here"),
    ],
)
def test_a_catalogue_that_contradicts_the_glossary_is_found(harbour: Path, term: str, shown: str, message: str) -> None:
    """Another word than the glossary's, draft or not; a form for a term that has none."""
    plan = every_status(harbour).plan
    entry = polib.POEntry(msgid=plan.terms[term].en, msgstr=shown, flags=["fuzzy"])
    assert [each.message for each in other_words(plan, "mn-Mong", [entry], "plan.po")] == [message]
