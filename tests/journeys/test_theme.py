"""The theme's style sheets are rid of what no page uses; pages look as they would with all of it."""

from __future__ import annotations

from pathlib import Path

import material
import pytest
from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.build]

THEME = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"


def _whole(route: Route) -> None:
    """Answer a request for one of the theme's style sheets with the whole of it."""
    name = route.request.url.rsplit("/", 1)[1]
    route.fulfill(body=(THEME / name).read_text("utf-8"), content_type="text/css")


def _pictures(page: Page, address: str) -> list[bytes]:
    """The page as it opens, on a wide screen with the search open, and on a narrow one with the menu open."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    page.wait_for_load_state("networkidle")
    pictures = [page.screenshot(animations="disabled")]
    page.locator(".md-search__input").focus()
    page.wait_for_function("() => document.querySelector('.md-search-result__meta').textContent.includes('键入')")
    pictures.append(page.screenshot(animations="disabled", caret="hide"))
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 400, "height": 800})
    page.locator("#__drawer").evaluate("drawer => drawer.click()")
    page.wait_for_function("() => document.getElementById('__drawer').checked")
    pictures.append(page.screenshot(animations="disabled"))
    page.emulate_media(media="print")
    return [*pictures, page.screenshot(animations="disabled")]


@pytest.mark.parametrize(
    ("path", "scheme"), [("index.html", "light"), ("sectors/temples.html", "dark"), ("about/queries.html", "light")]
)
def test_pages_look_as_with_the_whole_theme(served: str, chromium: Browser, path: str, scheme: str) -> None:
    """Point for point: as it opens, with search and menu open, and as it prints."""
    pictures = []
    for whole in (False, True):
        context = chromium.new_context(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        if whole:
            context.route("**/main.*.css", _whole)
            context.route("**/palette.*.css", _whole)
        pictures.append(_pictures(context.new_page(), f"{served}/{path}"))
        context.close()
    assert [n for n, (one, other) in enumerate(zip(*pictures, strict=True)) if one != other] == []


def test_something_is_taken_out(site: Path) -> None:
    """The theme's style sheets weigh at least a quarter less than as it brings them."""
    for name in ("main", "palette"):
        [file] = (site / "assets" / "stylesheets").glob(f"{name}.*.css")
        assert file.stat().st_size <= 0.75 * (THEME / file.name).stat().st_size
