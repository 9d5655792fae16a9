"""A clerk at the keyboard: the same actions on current Chromium and on Chromium 86."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

# What the clerk can see without asking Playwright things that Chromium 86 cannot answer.
_VISIBLE = "[...document.querySelectorAll('[data-requirement]')].filter(e => e.getClientRects().length)"


class Clerk:
    """Fills in the form of the sector page that is open."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> Clerk:
        """Go to a page and wait until its form is live."""
        self.page.goto(address)
        self.wait_for("self-check.is-live")
        return self

    def wait_for(self, selector: str) -> None:
        """Wait until the page has such an element."""
        self.page.wait_for_function("selector => document.querySelector(selector)", arg=selector)

    def requirements(self) -> list[str]:
        """The ids of the requirements in sight."""
        return self.page.evaluate(f"{_VISIBLE}.map(e => e.dataset.requirement)")

    def focus(self, selector: str) -> None:
        """Put the focus where the clerk would click."""
        self.page.evaluate("selector => document.querySelector(selector).focus()", selector)

    def fill_unit(self, unit: str, period: str) -> None:
        """Type the unit's name and the period."""
        for name, text in (("unit", unit), ("period", period)):
            self.focus(f".unit-facts [name={name}]")
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(text)

    def say(self, facet: str, option: str) -> None:
        """Answer a question about the unit."""
        self.page.evaluate(
            "selector => document.querySelector(selector).click()", f'[name="facet:{facet}"][value={option}]'
        )

    def rate(self, requirement: str, choice: int) -> None:
        """Choose the rating of that number (from 1; 0: not applicable), or enter a count."""
        box = f'[data-requirement="{requirement}"] .ratings input'
        self.focus(box)
        self._wait_for_keys()
        if choice and self.page.evaluate("selector => document.querySelector(selector).type", box) == "number":
            self.page.keyboard.press("Control+A")
        self.page.keyboard.press(str(choice))

    def note(self, requirement: str, **texts: str) -> None:
        """Open a requirement's details with its key and type into them."""
        root = f'[data-requirement="{requirement}"]'
        if not self.page.evaluate("root => document.querySelector(root + ' .details')?.hidden === false", root):
            self.focus(f"{root} .ratings input:not([type=number])")
            self._wait_for_keys()
            self.page.keyboard.press("e")
            self.wait_for(f"{root} .details:not([hidden])")
        for name, text in texts.items():
            self.focus(f"{root} [name={name}]")
            if name == "due":  # typing into a date field depends on the browser's language
                self.page.evaluate(
                    "([selector, text]) => { const box = document.querySelector(selector); box.value = text;"
                    " box.dispatchEvent(new Event('input', {bubbles: true})) }",
                    [f"{root} [name=due]", text],
                )
            else:
                self.page.keyboard.press("Control+A")
                self.page.keyboard.insert_text(text)

    def _wait_for_keys(self) -> None:
        """No hand is faster than the script that the first touch of the form loads."""
        self.page.wait_for_function("globalThis.selfCheckResults")

    def score(self) -> str:
        """The line that stays in sight, once the browser has drawn what was last filled in."""
        return self.page.evaluate(
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
            " done(document.querySelector('.standing__score').textContent))))"
        )

    def press(self, label: str) -> None:
        """Press the button of that label."""
        self.page.evaluate(
            "label => [...document.querySelectorAll('button')].find(b => b.textContent === label).click()", label
        )

    def press_in_manager(self, label: str) -> None:
        """Open the list of assessments and press a button in it."""
        self.page.evaluate("document.querySelector('details.manager').open = true")
        self.page.wait_for_function(
            "label => [...document.querySelectorAll('.manager button')].some(b => b.textContent === label)", arg=label
        )
        self.press(label)

    def wait_until_saved(self) -> None:
        """Wait until what was filled in is in the browser's storage."""
        self.page.wait_for_function("/已保存|Saved/.test(document.querySelector('.standing__saved').textContent)")

    def wait_for_notice(self, text: str) -> None:
        """Wait for a message above the form."""
        self.page.wait_for_function(
            "text => document.querySelector('.self-check__notices').textContent.includes(text)", arg=text
        )

    def text_of_file(self) -> str:
        """The saved file's content, as the dialog for browsers that cannot save files shows it."""
        self.press_in_manager("复制为文本")
        self.wait_for("dialog textarea")
        text = self.page.evaluate("document.querySelector('dialog textarea').value")
        self.press("取消")
        return text

    def answers(self) -> dict[str, Any]:
        """The answers of the saved file."""
        return json.loads(self.text_of_file())["answers"]

    def paste_file(self, text: str) -> None:
        """Open a saved file by pasting its text; the preview is then on the screen."""
        self.press_in_manager("粘贴文本")
        self.wait_for("dialog textarea")
        self.focus("dialog textarea")
        self.page.keyboard.insert_text(text)
        self.press("打开")

    def stored(self) -> list[str]:
        """The keys of the browser's storage that are this site's assessments."""
        return self.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('self-check:'))")
