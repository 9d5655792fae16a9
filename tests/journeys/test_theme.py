"""The theme's style sheets are rid of what no page uses; pages look as they would with all of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import material
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.build]

THEME = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"

# What is laid out, pseudo-elements and texts included: its name, and its place and every property as one list.
Looks: TypeAlias = "list[tuple[str, list[Any]]]"

FINISH = """() => {
    for (const running of document.getAnimations()) {
        try { running.finish(); } catch { running.cancel(); }
    }
    return [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));
}"""


def _whole(route: Route) -> None:
    """Answer a request for one of the theme's style sheets with the whole of it."""
    name = route.request.url.rsplit("/", 1)[1]
    route.fulfill(body=(THEME / name).read_text("utf-8"), content_type="text/css")


def _look(page: Page) -> Looks:
    """What is laid out now, as the browser computed it.

    Pictures would differ by the luck of drawing: a round corner comes out one grey lighter now and then.
    """
    properties = page.evaluate(FINISH)
    session = page.context.new_cdp_session(page)
    taken = session.send("DOMSnapshot.captureSnapshot", {"computedStyles": properties})
    session.detach()
    words, [document] = taken["strings"], taken["documents"]
    names, laid_out = document["nodes"]["nodeName"], document["layout"]
    looks: Looks = []
    for node, bounds, values in zip(laid_out["nodeIndex"], laid_out["bounds"], laid_out["styles"], strict=True):
        # A text has no styles of its own.
        styles = [f"{name}: {words[value]}" for name, value in zip(properties, values, strict=False)]
        looks.append((words[names[node]], [bounds, *styles]))
    return looks


def _settled(page: Page) -> Looks:
    """What the page looks like once it stays so: scripts of the theme place some parts a moment later."""
    before: Looks = []
    for _ in range(20):
        if (now := _look(page)) == before:
            return now
        before = now
    raise AssertionError("The page does not come to rest.")


def _looks(page: Page, address: str) -> list[Looks]:
    """The page as it opens, on a wide screen with the search open, on a narrow one with the menu open, and in print."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    page.wait_for_load_state("networkidle")
    looks = [_settled(page)]
    page.locator(".md-search__input").focus()
    page.wait_for_function("() => document.querySelector('.md-search-result__meta').textContent.includes('键入')")
    page.wait_for_function("() => document.querySelector('#__search').checked")
    looks.append(_settled(page))
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 400, "height": 800})
    page.locator("#__drawer").evaluate("drawer => drawer.click()")
    page.wait_for_function("() => document.getElementById('__drawer').checked")
    looks.append(_settled(page))
    page.emulate_media(media="print")
    return [*looks, _settled(page)]


def _differences(one: Looks, other: Looks) -> list[str]:
    """Each property that is not the same in both, with the element it belongs to."""
    if [name for name, _ in one] != [name for name, _ in other]:
        return [f"{len(one)} parts laid out, {len(other)} with the whole theme"]
    return [
        f"{name} {value} | {wanted}"
        for (name, values), (_, wanted_values) in zip(one, other, strict=True)
        for value, wanted in zip(values, wanted_values, strict=True)
        if value != wanted
    ]


@pytest.mark.parametrize(
    ("path", "scheme"), [("index.html", "light"), ("sectors/temples.html", "dark"), ("about/queries.html", "light")]
)
def test_pages_look_as_with_the_whole_theme(served: str, chromium: Browser, path: str, scheme: str) -> None:
    """Property for property: as it opens, with search and menu open, and as it prints."""
    both = []
    for whole in (False, True):
        context = chromium.new_context(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        if whole:
            context.route("**/main.*.css", _whole)
            context.route("**/palette.*.css", _whole)
        both.append(_looks(context.new_page(), f"{served}/{path}"))
        context.close()
    assert [_differences(*pair) for pair in zip(*both, strict=True)] == [[], [], [], []]


def test_something_is_taken_out(site: Path) -> None:
    """The theme's style sheets weigh at least a quarter less than as it brings them."""
    for name in ("main", "palette"):
        [file] = (site / "assets" / "stylesheets").glob(f"{name}.*.css")
        assert file.stat().st_size <= 0.75 * (THEME / file.name).stat().st_size
