"""Traditional Mongolian on the screen: columns, lines, marks and fonts, as a reader of the script looks at them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.build]


@pytest.fixture(params=["chromium", "chromium86"])
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Each browser that the site promises to work on."""
    yield request.getfixturevalue(request.param)


def test_mongolian_columns_run_from_left_to_right(site: Path, browser: Browser) -> None:
    """On a wide screen a long term stands in columns, the first word in the leftmost one; no column leaves its entry,
    no word is broken, and the page does not scroll sideways; on a narrow screen it is the same."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto((site / "glossary.html").as_uri())
    page.evaluate("document.fonts.ready.then(() => 1)")
    script = """() => {
      const entry = document.querySelector('#term-mongolian-chinese-service-window').closest('.term-entry');
      const form = entry.querySelector('.term-mn');
      const text = form.firstChild, words = [];
      let start = 0;
      for (const word of text.data.split(' ')) {
        const range = document.createRange();
        range.setStart(text, start);
        range.setEnd(text, start + word.length);
        words.push([...range.getClientRects()].map(r => [Math.round(r.left), Math.round(r.top)]));
        start += word.length + 1;
      }
      const entries = [...document.querySelectorAll('.term-entry')].filter(entry => {
        const outer = entry.getBoundingClientRect();
        return [...entry.querySelectorAll('.term-mn, .term-tools')].some(part => {
          const box = part.getBoundingClientRect();
          return box.bottom > outer.bottom + 1 || box.right > outer.right + 1;
        });
      });
      return { words, mode: getComputedStyle(form).writingMode, spilt: entries.map(e => e.querySelector('h3').id),
               wide: document.documentElement.scrollWidth - innerWidth };
    }"""
    seen = page.evaluate(script)
    assert (seen["mode"], seen["spilt"]) == ("vertical-lr", []) and seen["wide"] <= 0
    columns = [sorted({left for left, _ in word}) for word in seen["words"]]
    assert all(len(word) == 1 for word in columns), columns
    assert columns == sorted(columns) and columns[0] != columns[-1]
    page.set_viewport_size({"width": 420, "height": 900})
    seen = page.evaluate(script)
    assert (seen["mode"], seen["spilt"]) == ("vertical-lr", []) and seen["wide"] <= 0


def test_vowel_separators_are_drawn_by_the_mongolian_font(site: Path, page: Page) -> None:
    """A Chinese font that draws U+180E would part the letters beside it: it never gets to, in no edition."""
    for path, selector in (
        ("glossary.html", ".term-mn"),
        ("mn-Mong/sectors/agencies.html", "h1"),
        ("mn-Mong/sectors/agencies.html", "nav .draft"),
        ("mn-Mong/checklists/schools.html", ".sheet th .draft"),
        ("mn-Mong/checklists/schools.html", ".sheet__facts .draft"),
    ):
        page.goto((site / path).as_uri())
        page.evaluate("document.fonts.ready.then(() => 1)")
        session = page.context.new_cdp_session(page)
        session.send("DOM.enable")
        session.send("CSS.enable")
        root = session.send("DOM.getDocument", {"depth": -1})["root"]["nodeId"]
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        spaces = len(re.sub("[\u1800-\u18af]", "", page.locator(selector).first.inner_text()))
        others = sum(font["glyphCount"] for font in fonts if "Mongol" not in font["familyName"])
        assert fonts and others <= spaces, (path, selector, fonts)


def test_the_web_font_is_fetched_only_where_mongolian_is_shown(site: Path, page: Page) -> None:
    """A page without Mongolian letters does not load it."""
    for path, wanted in (("en/about/scoring.html", False), ("glossary.html", True)):
        page.requested.clear()  # type: ignore[attr-defined]
        page.goto((site / path).as_uri())
        page.wait_for_load_state("networkidle")
        asked = any("noto-sans-mongolian" in address for address in page.requested)  # type: ignore[attr-defined]
        assert asked == wanted, path


@pytest.mark.parametrize(
    "path", ["mn-Mong/index.html", "mn-Mong/sectors/enterprises.html", "mn-Mong/checklists/towns.html", "glossary.html"]
)
def test_lines_are_never_read_backwards(site: Path, browser: Browser, path: str) -> None:
    """Laid on its side, a second line would be read before the first: what is not upright stands in one line, however
    wide the screen."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto((site / path).as_uri())
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("document.fonts.ready.then(() => 1)")
        seen = page.evaluate("""() => {
          const found = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), broken = [];
          let shown = 0;
          for (let text = found.nextNode(); text; text = found.nextNode()) {
            const holder = text.parentElement;
            if (!/[\u1820-\u1842]/.test(text.data)) continue;
            if (holder.closest('.term-note') && !holder.closest('.term-note [lang=mn-Mong]')) continue; // in a remark
            if (getComputedStyle(holder).writingMode !== 'horizontal-tb') continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            const tops = [...range.getClientRects()].filter(box => box.width).map(box => box.top);
            shown += tops.length ? 1 : 0;
            if (Math.max(...tops) - Math.min(...tops) > 8) broken.push(text.data);
          }
          return { broken, shown };
        }""")
        assert seen["broken"] == [] and seen["shown"] > 3, (width, seen)


def test_every_browser_shows_the_marks_of_drafts(site: Path, browser: Browser) -> None:
    """The dotted line is there in each, in the navigation too."""
    page = browser.new_context().new_page()
    page.goto((site / "mn-Mong" / "sectors" / "agencies.html").as_uri())
    lines = page.evaluate(
        "() => [...document.querySelectorAll('.draft')].map(e => getComputedStyle(e).textDecorationLine)"
    )
    assert len(lines) > 40 and set(lines) == {"underline"}
