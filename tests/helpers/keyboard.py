"""Somebody who has a keyboard and no mouse: each stop of the focus is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from barriers import COLOURS

if TYPE_CHECKING:
    from playwright.sync_api import Page

# What is wrong with the place of the focus; an empty text if nothing is. A toggle of the theme shows it on its label.
_FAULT = (
    "() => {"
    + COLOURS
    + """
  const focused = document.activeElement;
  if (!focused || focused === document.body) return '';
  const menu = focused.checked ? '.md-nav__title' : '.md-header';
  const proxy = focused.id === '__drawer' ? document.querySelector(menu + ' [for=__drawer], ' + menu + '[for=__drawer]')
    : focused.matches('.md-option') ? focused.form.querySelector('label:not([hidden])')
    : focused.matches('.md-nav__toggle') ? focused.nextElementSibling : focused;
  const name = proxy.outerHTML.slice(0, 100);
  const style = getComputedStyle(proxy);
  if (focused.tabIndex > 0) return 'comes out of order: ' + name;
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'shows no focus: ' + name;
  for (let e = proxy; e; e = e.parentElement) {
    if (getComputedStyle(e).opacity === '0') return 'is transparent: ' + name;
  }
  const under = behind(parseFloat(style.outlineOffset) < 0 ? proxy : proxy.parentElement);
  const ring = style.outlineColor;
  if (contrast(under, rgba(ring).c) < 3) return `has a pale ring, ${ring} on ${under}: ${name}`;
  // Of several lines the first: a box around all of them also holds what is not the link.
  const box = proxy.getClientRects()[0];
  if (!box || !box.width || !box.height) return 'has no place: ' + name;
  const parts = [0.1, 0.5, 0.9];
  const tops = parts.flatMap(x => parts.map(y =>
    document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)));
  const covers = tops.filter(top => !top || !(proxy.contains(top) || top.contains(proxy)));
  if (tops.length - covers.length >= (box.height < innerHeight / 2 ? 5 : 1)) return '';
  const where = `${Math.round(box.top)}-${Math.round(box.bottom)} of ${innerHeight}`;
  return `is hidden at ${where} by ${covers[0] ? covers[0].outerHTML.slice(0, 80) : 'the edge'}: ${name}`;
}"""
)
# The theme opens its search some frames after the focus has come.
_SETTLED_FAULT = f"""async () => {{
  const fault = {_FAULT};
  for (let frame = 0; frame < 60 && fault(); frame += 1) await new Promise(requestAnimationFrame);
  return fault();
}}"""
_STOP = """() => {
  const e = document.activeElement;
  const box = e.getBoundingClientRect();
  const name = e === document.body ? '' : e.id || e.name || e.textContent.trim().slice(0, 30) || e.ariaLabel;
  // What sticks to the window's edge is nowhere on the page.
  const isContent = Boolean(e.closest('.md-content')) && !e.closest('.standing, .term-finder');
  return [name, isContent, box.top + scrollY, box.bottom + scrollY];
}"""
_IS_AT = "selector => document.activeElement.matches(selector)"


class Keyboard:
    """Walks through a page with Tab and remembers every stop at which the focus could not be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []

    def open(self, address: str) -> Keyboard:
        """Go to a page by its address."""
        self.page.goto(address)
        return self

    def press(self, *keys: str) -> Keyboard:
        """Press these keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def type(self, text: str) -> Keyboard:
        """Type a text, as an input method hands it over."""
        self.page.keyboard.insert_text(text)
        return self

    def is_at(self, selector: str) -> bool:
        """Whether the focus is on such an element."""
        return self.page.evaluate(_IS_AT, selector)

    def tab_to(self, selector: str, back: bool = False, limit: int = 150) -> Keyboard:
        """Press Tab until the focus is on such an element; every stop on the way must be in sight."""
        for _ in range(limit):
            self.press("Shift+Tab" if back else "Tab")
            if fault := self.page.evaluate(_SETTLED_FAULT):
                self.faults.append(fault)
            if self.is_at(selector):
                return self
        raise AssertionError(f"the Tab key never reaches {selector}: {self.faults[:5]}")

    def walk(self) -> list[str]:
        """Press Tab until the page's end; gives the stops. In the content they have to follow each other downwards."""
        stops: list[str] = []
        lowest = 0.0
        while len(stops) < 2000:
            self.press("Tab")
            if fault := self.page.evaluate(_SETTLED_FAULT):
                self.faults.append(fault)
            stop, is_content, top, bottom = self.page.evaluate(_STOP)
            if not stop:
                return stops
            stops.append(stop)
            if is_content:
                if bottom < lowest:
                    self.faults.append(f"stands above the stop before it: {stop}")
                lowest = top
        raise AssertionError(f"the Tab key never leaves the page: {stops[-3:]}")
