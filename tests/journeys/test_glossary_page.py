"""Journeys of a reader of terms: searching, copying, explanations in place, and paper."""

from __future__ import annotations

import re
import subprocess
from shutil import which
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect
from termcases import own_site

if TYPE_CHECKING:
    from pathlib import Path

    from selfcheck.plan.glossary import Term

pytestmark = [pytest.mark.browser, pytest.mark.build]


@pytest.fixture(scope="module")
def terms() -> dict[str, Term]:
    """The glossary's terms by id."""
    return own_site().plan.terms


@pytest.fixture(params=["current", "86"])
def glossary(request: pytest.FixtureRequest, site: Path) -> Page:
    """The glossary page, opened from disk in each browser that the site promises to work on."""
    page: Page = request.getfixturevalue("page" if request.param == "current" else "page86")
    page.goto((site / "glossary.html").as_uri())
    page.wait_for_function(
        "document.querySelector('form.term-finder') && !document.querySelector('form.term-finder').hidden"
    )
    return page


def ask(page: Page, query: str, **choices: str) -> list[str]:
    """Search as a reader would; the ids of the terms that stay in sight."""
    return page.evaluate(
        """([query, choices]) => {
          const form = document.querySelector('form.term-finder');
          form.elements.query.value = query;
          for (const name of ['domain', 'status']) form.elements[name].value = choices[name] || '';
          form.dispatchEvent(new Event('input', { bubbles: true }));
          return [...document.querySelectorAll('.term-entry')].filter(e => e.getClientRects().length)
            .map(e => e.querySelector('h3').id.replace('term-', ''));
        }""",
        [query, choices],
    )


def test_search_finds_a_term_however_it_is_written(glossary: Page, terms: dict[str, Term]) -> None:
    """By Chinese, pinyin without tones, transliteration without diacritics, English and Cyrillic; and in Mongolian
    with a look-alike letter, without a selector, with another joiner or none."""
    league, project = terms["alxa-league"], terms["scheme"]
    assert league.mn and project.mn and "ᠶ᠋" in league.mn
    for query in ("阿拉善盟", "alashan meng", "ALASHANMENG", "alaša ayimaγ", "alasa ayimag", "Alxa League", "алшаа"):
        assert "alxa-league" in ask(glossary, query), query
    assert project.mn == "ᠲᠥᠰᠥᠯ"
    for query in (
        "ᠲᠥᠰᠥᠯ",
        "ᠲᠥᠰᠦᠯ",  # ü for ö, which look alike here
        "ᠳᠥᠰᠥᠯ",  # d for t
    ):
        assert "scheme" in ask(glossary, query), query
    assert "alxa-league" in ask(glossary, league.mn.replace("\u180b", ""))
    assert "party-committee" in ask(glossary, "ᠨᠠᠮ ᠤᠨ ᠬᠣᠷᠢᠶᠠ")
    assert "party-committee" in ask(glossary, "ᠨᠠᠮ\u202fᠤᠨ ᠬᠤᠷᠢᠶ\u180eᠠ")
    assert ask(glossary, "没有这样的词") == []


def test_filters_narrow_the_list(glossary: Page, terms: dict[str, Term]) -> None:
    """Domain and status narrow what is listed, alone and together with a search; the count says how many."""
    attested = ask(glossary, "", status="attested")
    assert attested == [name for name, term in terms.items() if term.status == "attested"]
    assert glossary.evaluate("document.querySelector('form.term-finder output').value") == str(len(attested))
    places = ask(glossary, "", domain="places")
    both = ask(glossary, "", domain="places", status="attested")
    assert both and set(both) == set(places) & set(attested)
    assert set(ask(glossary, "旗", domain="places")) < set(places)
    headings = "[...document.querySelectorAll('.term-domain')].filter(e => e.getClientRects().length).length"
    assert glossary.evaluate(headings) == 1


def test_a_link_to_a_term_shows_it_whatever_was_searched(glossary: Page) -> None:
    """A deep link leads to its entry even while a search hides it."""
    assert "league" not in ask(glossary, "学校")
    glossary.evaluate("location.hash = '#term-league'")
    glossary.wait_for_function("document.querySelector('#term-league').getClientRects().length > 0")
    assert glossary.evaluate("document.querySelector('form.term-finder').elements.query.value") == ""


def test_copying_gives_the_exact_code_points(site: Path, chromium: Browser, terms: dict[str, Term]) -> None:
    """The copy button puts the form with its selectors and separators on the clipboard."""
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((site / "glossary.html").as_uri())
    for name in ("alxa-league", "party-committee"):
        button = page.locator(f".term-entry:has(#term-{name}) .term-copy")
        button.click()
        expect(button).to_have_text("已复制")
        assert page.evaluate("navigator.clipboard.readText()") == terms[name].mn
    context.close()


def open_bases(page: Page) -> None:
    """Open what each requirement rests on, where its terms stand."""
    page.evaluate("for (const basis of document.querySelectorAll('.basis')) basis.open = true")


def test_a_term_explains_itself_on_hover_and_focus(site: Path, page: Page) -> None:
    """The explanation opens under the pointer and under the focus, and Escape closes it."""
    page.goto((site / "sectors" / "agencies.html").as_uri())
    open_bases(page)
    term = page.locator(".requirement .term[data-term=party-organization]").first
    tip = term.locator(".term__tip")
    expect(tip).to_be_hidden()
    term.locator(".term__link").hover()
    expect(tip).to_be_visible()
    expect(tip.locator(".term-mark")).to_have_text("待核")
    page.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    term.locator(".term__link").focus()
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_every_explanation_says_what_is_unchecked(site: Path, page: Page, terms: dict[str, Term]) -> None:
    """Each term of a page, explained in its place, shows its Mongolian form, and the mark unless it was checked."""
    page.goto((site / "en" / "sectors" / "schools.html").as_uri())
    open_bases(page)
    page.locator(".requirement .term a").first.focus()
    page.locator(".term__tip").first.wait_for()
    shown = page.evaluate(
        """[...document.querySelectorAll('.requirement .term')].map(term => {
             term.querySelector('a').focus();
             const text = name => term.querySelector('.term__tip ' + name)?.textContent ?? '';
             return [term.dataset.term, text('.term-mn'), text('.term-mark'), text('.term-definition')];
           })"""
    )
    assert shown
    for name, mongolian, mark, definition in shown:
        term = terms[name]
        unchecked = term.mn is not None and not term.is_reviewed
        assert (mongolian, bool(mark)) == (term.mn or "", unchecked), name
        assert definition


def test_the_first_touch_explains_and_the_second_leads_on(site: Path, chromium: Browser) -> None:
    """On a touch screen the first tap shows the explanation; the next one goes to the entry."""
    context = chromium.new_context(has_touch=True, viewport={"width": 420, "height": 800})
    page = context.new_page()
    page.goto((site / "sectors" / "agencies.html").as_uri())
    open_bases(page)
    term = page.locator(".requirement .term").first
    link, tip = term.locator(".term__link"), term.locator(".term__tip")
    link.tap()
    expect(tip).to_be_visible()
    assert "#" not in page.url
    box = tip.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 420
    link.tap()
    expect(page).to_have_url(re.compile(f"#term-{term.get_attribute('data-term')}$"))
    context.close()


def test_terms_lead_to_their_entry_and_back_without_scripts(site: Path, chromium: Browser) -> None:
    """Without JavaScript the glossary is a plain page, a term leads to its entry on the same page, the entry back."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "glossary.html").as_uri())
    assert page.locator(".term-entry").first.is_visible()
    assert page.locator("form.term-finder").is_hidden() and page.locator(".term-copy").first.is_hidden()
    page.goto((site / "sectors" / "agencies.html").as_uri())
    requirement = page.locator(".requirement").first
    requirement.locator(".basis > summary").click()
    link = requirement.locator(".term__link").first
    target = link.get_attribute("href") or "-"
    link.click()
    expect(page).to_have_url(re.compile(f"{target}$"))
    row = page.locator(target)
    expect(row).to_be_in_viewport()
    back = row.locator(".term-uses a").first
    back.click()
    assert page.locator(back.get_attribute("href") or "-").count() == 1
    context.close()


def test_the_glossary_prints(site: Path, page: Page, tmp_path: Path, terms: dict[str, Term]) -> None:
    """On A4 paper: every term, its Mongolian form with its mark, without the search form."""
    page.goto((site / "glossary.html").as_uri())
    page.evaluate("document.fonts.ready.then(() => 1)")
    page.emulate_media(media="print")
    expect(page.locator("form.term-finder")).to_be_hidden()
    paper = tmp_path / "glossary.pdf"
    page.pdf(path=paper, format="A4")
    if not which("pdftotext"):
        pytest.skip("poppler is not installed: apt-get install poppler-utils")
    text = subprocess.run(["pdftotext", paper, "-"], capture_output=True, text=True, check=True).stdout
    flat = re.sub(r"\s", "", text)
    assert [term.zh for term in terms.values() if term.zh not in flat] == []
    assert flat.count("待核") >= sum(bool(term.mn) and not term.is_reviewed for term in terms.values())
    assert len(re.findall("[\u1820-\u1842]", text)) > 2000
