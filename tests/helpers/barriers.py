"""What axe does not measure, as functions that run in the page; each lists what is wrong, in words."""

from __future__ import annotations

import importlib.resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_AXE = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# The bar of a form covers part of something wherever the page is scrolled to, which can be scrolled away: it is put in
# its place at the form's end. That it hides nothing from the keyboard is measured at each stop (keyboard.py).
_RUN_AXE = """
async ([runOnly, contrast]) => {
  const bar = document.querySelector('.standing');
  if (bar) bar.style.position = 'static';
  const {violations} = await axe.run(document, {
    runOnly, resultTypes: ['violations'],
    rules: {'color-contrast': {enabled: contrast}, 'color-contrast-enhanced': {enabled: contrast}},
  });
  if (bar) bar.style.position = '';
  return violations
    .map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160), v.nodes[0].any[0]?.message].join(' '));
}
"""

# Colours as they are drawn on what is behind them; `contrast(one, other)` by WCAG.
COLOURS = """
  const rgba = text => (([r, g, b, a = 1]) => ({c: [r, g, b], a}))(text.match(/[\\d.]+/g).map(Number));
  const behind = e => {
    if (!e) return [255, 255, 255];
    const {c, a} = rgba(getComputedStyle(e).backgroundColor);
    return a === 1 ? c : behind(e.parentElement).map((v, n) => v * (1 - a) + c[n] * a);
  };
  const light = colour => colour.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
"""

_CONTRASTS = f"""() => {{ {COLOURS}
  const faults = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {{
    const e = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || e.closest('script, style, template, option, [aria-hidden=true]')) continue;
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    if (box.width < 2 || box.height < 2 || style.visibility !== 'visible' || style.opacity === '0') continue;
    const ground = behind(e), ink = rgba(style.color);
    const drawn = ink.c.map((v, n) => v * ink.a + ground[n] * (1 - ink.a));
    const size = parseFloat(style.fontSize), bold = style.fontWeight >= 700;
    const wanted = size >= 24 || bold && size >= 18.66 ? 4.5 : 7;
    const found = contrast(drawn, ground);
    if (found < wanted) faults.add(found.toFixed(2) + ' ' + e.outerHTML.slice(0, 120));
  }}
  return [...faults];
}}"""

_STRUCTURE = """() => {
  const faults = [];
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(e => e.getClientRects().length);
  const levels = headings.map(e => Number(e.tagName[1]));
  if (levels.filter(level => level === 1).length !== 1) faults.push('has not exactly one h1');
  levels.forEach((level, n) => {
    if (level > (levels[n - 1] || 0) + 1) faults.push('skips a level at ' + headings[n].textContent.slice(0, 40));
  });
  for (const name of ['header', 'main', 'footer']) if (!document.querySelector(name)) faults.push('has no ' + name);
  if (document.querySelector('[tabindex]:not([tabindex="0"]):not([tabindex^="-"])')) faults.push('orders the focus');
  return faults;
}"""

_LANGUAGES = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faults = [];
  while (texts.nextNode()) {
    const {data, parentElement: parent} = texts.currentNode;
    if (parent.closest('script, style, template, noscript')) continue;
    const {lang} = parent.closest('[lang]');
    const isWrong = /\\p{Script=Han}/u.test(data) ? !lang.startsWith('zh')
      : /\\p{Script=Mongolian}/u.test(data) ? lang !== 'mn-Mong' : false;
    if (isWrong) faults.push(`${lang}: ${data.trim().slice(0, 40)}`);
  }
  return faults;
}"""

# A link in a line of text may be as low as the line (WCAG 2.5.8); the theme's narrow search has its icons in its box.
_TARGETS = """smallest => {
  const shown = e => e.getClientRects().length && getComputedStyle(e).visibility === 'visible' && !e.closest('[inert]');
  const isInline = e => getComputedStyle(e).display === 'inline';
  const line = e => isInline(e) ? line(e.parentElement) : e;
  const isInText = e => e.tagName === 'A' && isInline(e) && line(e).textContent.trim() !== e.textContent.trim()
    || e.matches('.headerlink');
  const controls = document.querySelectorAll('a[href], button, input, select, textarea, summary, .md-header .md-icon');
  return [...controls].filter(e => shown(e) && !isInText(e)).map(e => e.closest('label') || e)
    .filter(e => !e.matches('.md-toggle, .md-option, .md-search__icon[type=reset]') && shown(e))
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.right > 0 && (box.height < smallest - 0.1 || box.width < smallest - 0.1))
    .map(([e, box]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${e.outerHTML.slice(0, 120)}`);
}"""

_LOSSES = """() => {
  const faults = [];
  if (document.documentElement.scrollWidth > innerWidth + 1) {
    const wide = [...document.querySelectorAll('.md-content *, .md-header *, .md-footer *')]
      .filter(e => e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1
        && !e.closest('.md-typeset__scrollwrap, .overview-scroll, .md-search'));
    faults.push('scrolls sideways: ' + (wide[0] || document.body).outerHTML.slice(0, 120));
  }
  const clips = e => ['hidden', 'clip'].includes(getComputedStyle(e).overflowX)
    || ['hidden', 'clip'].includes(getComputedStyle(e).overflowY);
  for (const e of document.querySelectorAll('.md-content *, .md-footer *, dialog *')) {
    if (!e.getClientRects().length || getComputedStyle(e).visibility === 'hidden' || !clips(e)) continue;
    const isCut = e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
    if (isCut && e.clientWidth > 1 && e.textContent.trim()) faults.push('is cut off: ' + e.outerHTML.slice(0, 120));
  }
  // Controls that lie on each other, apart from a box and its own label.
  const controls = [...document.querySelectorAll('.md-content :is(button, input, select, textarea, summary)')]
    .filter(e => e.getClientRects().length && getComputedStyle(e).visibility === 'visible');
  const boxes = controls.filter(e => !e.closest('.standing, .term-finder')).map(e => [e, e.getBoundingClientRect()]);
  boxes.sort(([, a], [, b]) => a.top - b.top);
  boxes.forEach(([a, one], n) => {
    for (let k = n + 1; k < boxes.length && boxes[k][1].top < one.bottom - 1; k += 1) {
      const [b, other] = boxes[k];
      const overlaps = one.left < other.right - 1 && other.left < one.right - 1;
      if (overlaps && !a.contains(b) && !b.contains(a)) faults.push('overlaps: ' + b.outerHTML.slice(0, 120));
    }
  });
  return faults;
}"""


def violations(page: Page, *rules: str, contrast: bool = True) -> list[str]:
    """What axe finds on the page as it is now, by WCAG 2.2, A and AA and the contrast of AAA, or by these rules alone.

    Without `contrast` it leaves out the rule that takes nearly all of its time on a long page: see `faint_texts`.
    """
    page.evaluate(_AXE)
    return page.evaluate(_RUN_AXE, [list(rules) or _WCAG, contrast])


def faults_of_structure(page: Page) -> list[str]:
    """Headings out of order, landmarks that are missing, an order of focus of its own."""
    return page.evaluate(_STRUCTURE)


def unmarked_passages(page: Page) -> list[str]:
    """Texts whose script is not that of the language they are marked with."""
    return page.evaluate(_LANGUAGES)


def small_targets(page: Page, smallest: int = 44) -> list[str]:
    """What can be pressed and is less high or wide than this, by itself or with its label."""
    return page.evaluate(_TARGETS, smallest)


def losses(page: Page) -> list[str]:
    """Texts and controls that are cut off, lie on each other, or make the page scroll sideways."""
    return page.evaluate(_LOSSES)


def faint_texts(page: Page) -> list[str]:
    """Texts whose contrast is below WCAG's AA: every one of the page, in a hundredth of the time that axe takes."""
    return list(page.evaluate(_CONTRASTS))
