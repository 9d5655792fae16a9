"""The built site: complete in each language, every link sound, nothing loaded from elsewhere."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from pagefacts import pages, read, resolve
from project import PROJECT, build

from selfcheck.plan.load import load_plan

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.build
LANGUAGES = {"zh": "", "en": "en/", "mn-Mong": "mn-Mong/"}


def test_each_language_has_the_same_pages(site: Path) -> None:
    """A reader who switches the language finds every page again."""
    found = {
        language: {
            page.relative_to(site / folder).as_posix()
            for page in pages(site / folder)
            if folder or page.relative_to(site).parts[0] not in LANGUAGES
        }
        for language, folder in LANGUAGES.items()
    }
    assert found["zh"] == found["en"] == found["mn-Mong"]
    assert "sectors/schools.html" in found["zh"]


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    """No reader clicks into nothing, from a server or from a USB stick."""
    broken = []
    for page in pages(site):
        for address in read(page).links:
            target = resolve(page, address)
            if target is None:
                continue
            file, fragment = target
            if not file.is_file() or (fragment and file.suffix == ".html" and fragment not in read(file).ids):
                broken.append(f"{page.relative_to(site)}: {address}")
    assert broken == []


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    """No script, style, font or picture comes from another site, and each is there."""
    for page in pages(site):
        for address in read(page).loads:
            target = resolve(page, address)
            assert target is not None and target[0].is_file(), f"{page.relative_to(site)} loads {address}"
    for style in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//", style.read_text("utf-8")), style


def test_each_package_whose_code_is_in_the_site_shows_its_licence(site: Path) -> None:
    """Their licences ask for it in every copy, and a site or its archive is one."""
    files = {file.name: file.read_text("utf-8") for file in (site / "assets" / "vendor").glob("*.LICENSE.txt")}
    packages = ("fflate", "mkdocs-material", "noto-sans-mongolian", "valibot")
    assert set(files) == {f"{package}.LICENSE.txt" for package in packages}
    assert all(re.search("Permission is hereby granted|SIL OPEN FONT LICENSE", text) for text in files.values())


def test_pages_are_well_formed(site: Path) -> None:
    """Tags close in order and ids are unique: assistive technology relies on both."""
    for page in pages(site):
        facts = read(page)
        assert facts.unclosed == [], page
        assert len(facts.ids) == len(set(facts.ids)), page


def test_every_requirement_stands_on_its_sector_page(site: Path) -> None:
    """Each requirement of the data appears once, with its full id and an anchor of its own."""
    for sector in load_plan(PROJECT / "data").sectors:
        for folder in LANGUAGES.values():
            facts = read(site / folder / "sectors" / f"{sector.id}.html")
            assert facts.requirements == [f"{sector.id}.{requirement.id}" for requirement in sector.requirements]
            assert {requirement.id for requirement in sector.requirements} <= set(facts.ids)


def test_pages_name_their_language(site: Path) -> None:
    """Screen readers and fonts follow the page's language; borrowed passages carry their own."""
    for language, folder in LANGUAGES.items():
        for page in pages(site / folder) if folder else [site / "index.html", site / "plan.html"]:
            assert read(page).language == language
    borrowed = (site / "mn-Mong" / "sectors" / "schools.html").read_text("utf-8")
    assert re.search(r'<h3 id="[a-z-]+" data-search-exclude><span lang="zh">', borrowed)


def test_the_language_switcher_leads_from_page_to_page(published_site: Path) -> None:
    """Switching language keeps the reader on the same page, not on a home page."""
    for site_page in ("sectors/schools.html", "about/privacy.html", "plan.html", "index.html"):
        for folder in LANGUAGES.values():
            page = published_site / folder / site_page
            targets = {
                language: target
                for language, address in read(page).alternates.items()
                if (target := resolve(page, address.replace("/check/", "./" if not folder else "../")))
            }
            assert targets.keys() == LANGUAGES.keys()
            for language, (file, _) in targets.items():
                expected = published_site / LANGUAGES[language] / site_page
                assert file == expected.resolve(), f"{page}: {language}"


def test_the_sitemap_names_each_translation_both_ways(published_site: Path) -> None:
    """hreflang is reciprocal: every page names all its translations, and each names it."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.parse(published_site / "sitemap.xml").getroot()
    alternates = {
        url.findtext("s:loc", namespaces=names): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", names)
        }
        for url in root.findall("s:url", names)
    }
    assert len(alternates) == len(pages(published_site))
    for address, others in alternates.items():
        assert others.keys() == LANGUAGES.keys()
        assert address in others.values()
        assert all(alternates[other] == others for other in others.values())


def test_without_an_address_there_is_no_sitemap(site: Path) -> None:
    """A sitemap without the site's address would name pages that do not exist."""
    assert not (site / "sitemap.xml").exists()


def test_edit_links_lead_to_the_source(published_site: Path) -> None:
    """The pencil of a generated page opens the YAML, that of a hand-written page its Markdown."""
    base = "https://example.org/repository/edit/main/"
    for page, source in {
        "sectors/schools.html": "data/sectors/50-schools.yml",
        "en/sectors/schools.html": "data/sectors/50-schools.yml",
        "plan.html": "data/plan.yml",
        "en/about/privacy.html": "docs/en/about/privacy.md",
        "mn-Mong/about/privacy.html": "docs/zh/about/privacy.md",
    }.items():
        assert read(published_site / page).edit == base + source
        assert (PROJECT / source).is_file()


def test_search_knows_every_requirement_once_in_a_language(site: Path) -> None:
    """Search finds each requirement by its own anchor; passages borrowed from Chinese are not found twice."""
    entries = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    locations = [entry["location"] for entry in entries]
    for sector in load_plan(PROJECT / "data").sectors:
        for requirement in sector.requirements:
            assert locations.count(f"sectors/{sector.id}.html#{requirement.id}") == 1
            assert locations.count(f"en/sectors/{sector.id}.html#{requirement.id}") == 1
            assert f"mn-Mong/sectors/{sector.id}.html#{requirement.id}" not in locations
    assert json.loads((site / "search/search_index.js").read_text("utf-8").removeprefix("var __index = ")) == (
        json.loads((site / "search/search_index.json").read_text("utf-8"))
    )


def test_the_official_passages_are_shown_where_the_owner_has_them(official_text: str, tmp_path: Path) -> None:
    """With the official text each measure shows its passage, folded; without it the site is complete without them."""
    data = tmp_path / "data"
    shutil.copytree(PROJECT / "data", data, ignore=shutil.ignore_patterns("original"))
    for supplied in (False, True):
        if supplied:
            (data / "original").mkdir()
            (data / "original" / "plan.zh.txt").write_text(official_text, "utf-8")
        result = build(tmp_path / "site", DATA_DIR=str(data))
        assert result.returncode == 0, result.stderr
        shown = sum(
            page.read_text("utf-8").count('<details class="original">')
            for page in (tmp_path / "site" / "sectors").iterdir()
        )
        assert shown == (44 if supplied else 0)


def test_another_plan_makes_another_site(harbour: Path, tmp_path: Path) -> None:
    """With another data folder (other languages, sectors, scales) the site has no trace of the first plan."""
    result = build(tmp_path / "site", DATA_DIR=str(harbour))
    assert result.returncode == 0, result.stderr
    built = pages(tmp_path / "site")
    names = {page.relative_to(tmp_path / "site").as_posix() for page in built}
    assert {"index.html", "sectors/piers.html", "sectors/boats.html", "zh/sectors/piers.html"} <= names
    assert not any("en/" in name or "mn-Mong" in name or "schools" in name for name in names)
    first = load_plan(PROJECT / "data")
    traces = ["腾格里", "七进", "Tengger", "Seven", "蒙古", "Mongol", "mn-Mong"]
    traces += [str(measure.title) for sector in first.sectors for measure in sector.measures]
    for page in built:
        text = page.read_text("utf-8")
        assert [trace for trace in traces if trace in text] == [], page
    assert read(tmp_path / "site" / "index.html").language == "en"


def test_a_faulty_plan_stops_the_build_and_names_the_place(harbour: Path, tmp_path: Path) -> None:
    """A mistake in the data never reaches a page: the build fails with file, line and remedy."""
    (harbour / "extra.yml").write_text("id: extra\n", "utf-8")
    result = build(tmp_path / "site", DATA_DIR=str(harbour))
    assert result.returncode != 0
    assert "data/extra.yml:1:1: no part of the site reads this file" in result.stderr
