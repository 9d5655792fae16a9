"""What the forms of the project's own glossary stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from termcases import own_site

from selfcheck.pages.renderer import Renderer

if TYPE_CHECKING:
    from selfcheck.languages.site import Site


@pytest.fixture(scope="module")
def own() -> Site:
    """The project's own plan."""
    return own_site()


def test_every_form_shows_what_it_stands_on(own: Site) -> None:
    """No Mongolian form of the project's glossary without evidence; each piece of it with a place or with its parts."""
    for term in own.plan.terms.values():
        assert bool(term.mn) == bool(term.evidence), term.id
        assert all(each.source or each.of for each in term.evidence), term.id
    page = next(page for page in Renderer(own, own.editions["zh"]).pages() if page.path == "glossary").markdown
    assert page.count(">依据：") == sum(len(term.evidence) for term in own.plan.terms.values())


def test_official_means_official(own: Site) -> None:
    """What makes a form attested or found stands on pages of a government or a Party body."""
    hosts = {
        urlsplit(each.source or "").hostname or ""
        for term in own.plan.terms.values()
        for each in term.evidence
        if each.kind in ("page", "parallel") and "udhr" not in (each.source or "")
    }
    assert {host for host in hosts if not host.endswith(".gov.cn")} == {"jtdj-mn.im-pg.com"}


def test_marks_in_quotations_stand_around_the_word(own: Site) -> None:
    """A parallel text marks its word once, in Chinese and in Mongolian."""
    for term in own.plan.terms.values():
        for each in term.evidence:
            if each.kind == "parallel":
                for text in (each.zh, each.mn):
                    assert text.count("**") == 2, (term.id, text)
