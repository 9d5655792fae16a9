"""What `python -m selfcheck pages` writes: all that another site generator needs, made without the present one."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import venv
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown
import pytest
import yaml
from packaging.requirements import Requirement
from pagefacts import pages, read, resolve
from project import PROJECT

from white_space import without_blank_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CORE = PROJECT / "selfcheck"
GENERATOR = ("mkdocs", "material", "mkdocs_static_i18n", "markdown")


def test_the_core_imports_no_site_generator() -> None:
    """Promise 6 of the design, read off the code: no module of the core names MkDocs, its theme or its plugins."""
    for file in CORE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.split(".")[0] for name in names} & {*GENERATOR, "mkdocs_events"}, file


def _needed() -> Iterator[Distribution]:
    """The distributions that requirements.in asks for, and theirs in turn, as if it did not name MkDocs."""
    lines = (PROJECT / "requirements.in").read_text("utf-8").splitlines()
    wanted = [Requirement(line.split("#")[0]) for line in lines if not line.startswith(("#", "mkdocs"))]
    seen = set()
    while wanted:
        requirement = wanted.pop()
        if requirement.name in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        seen.add(requirement.name)
        yield (found := distribution(requirement.name))
        wanted += map(Requirement, found.requires or [])


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the command writes, run by a Python that has what the core asks for and no MkDocs."""
    folder = tmp_path_factory.mktemp("without-mkdocs")
    venv.create(folder / "venv", symlinks=True)
    packages = next((folder / "venv" / "lib").glob("*/site-packages"))
    for found in _needed():
        for file in found.files or []:
            # Modules are linked by their topmost name; programs stand outside: ../../../bin/deno
            link = folder / "venv" / "bin" / file.name if file.parts[0] == ".." else packages / file.parts[0]
            target = Path(str(found.locate_file(file if file.parts[0] == ".." else file.parts[0])))
            if not link.exists() and target.exists():
                link.symlink_to(target.resolve())
    python, environment = folder / "venv" / "bin" / "python", {"PYTHONPATH": str(PROJECT)}  # no HOME either
    absent = "import importlib.util, sys; sys.exit(any(map(importlib.util.find_spec, sys.argv[1:])))"
    assert subprocess.run([python, "-c", absent, *GENERATOR], env=environment, check=False).returncode == 0
    command = [python, "-m", "selfcheck", "pages", folder / "sources"]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return folder / "sources"


@pytest.fixture(scope="module")
def front_matter(sources: Path) -> dict[str, dict[str, Any]]:
    """The front matter of each page, by the page's address below the site's root."""
    return {
        page.relative_to(sources).with_suffix(".html").as_posix(): yaml.safe_load(
            page.read_text("utf-8").split("---")[1]
        )
        for page in sources.rglob("*.md")
    }


@pytest.fixture(scope="module")
def converted(sources: Path) -> Path:
    """The sources with each page turned into HTML where it stands, by Python-Markdown as mkdocs.yml sets it up."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.add_constructor("!ENV", lambda loader, node: None)
    settings = yaml.load((PROJECT / "mkdocs.yml").read_text("utf-8"), Loader)["markdown_extensions"]
    extensions: dict[str, dict[str, Any]] = {}
    for each in settings:
        extensions |= each if isinstance(each, dict) else {each: {}}
    for page in sources.rglob("*.md"):
        body = page.read_text("utf-8").split("---\n", 2)[2]
        html = markdown.markdown(body, extensions=[*extensions], extension_configs=extensions)
        html = re.sub(r'href="([^":]+)\.md([#"])', r'href="\1.html\2', html)
        page.with_suffix(".html").write_text(html, "utf-8")
    return sources


@pytest.mark.build
def test_the_same_pages_in_each_language(site: Path, front_matter: dict[str, dict[str, Any]]) -> None:
    """No page is known to MkDocs alone: the core makes each one, in the language the built page says it is in."""
    built = {page.relative_to(site).as_posix(): read(page).language for page in pages(site)}
    assert {address: matter["lang"] for address, matter in front_matter.items()} == built


@pytest.mark.build
def test_every_page_says_the_same_as_the_built_one(site: Path, converted: Path) -> None:
    """Letter by letter: MkDocs adds its frame to a page, and nothing of a page's content comes from it."""
    for page in pages(site):
        article = re.search(
            '<article class="md-content__inner md-typeset">(.*)</article>', page.read_text("utf-8"), re.S
        )
        assert article is not None, page
        html = (converted / page.relative_to(site)).read_text("utf-8")
        # The theme's search reads this mark of borrowed pages and takes it away.
        html = html.replace(' data-search-exclude="data-search-exclude"', "")
        assert article[1].strip() == without_blank_lines(html).strip(), page


@pytest.mark.build
def test_links_hold_where_the_pages_stand(converted: Path) -> None:
    """A generator that makes a page of each file gets sound links, to documents, terms and the schema too."""
    for page in pages(converted):
        facts = read(page)
        for address in [*facts.links, *facts.loads]:
            if target := resolve(page, address):
                assert target[0].is_file(), f"{page}: {address}"
                assert not target[1] or target[1] in read(target[0]).ids, f"{page}: {address}"


@pytest.mark.build
def test_a_generator_is_told_the_rest(site: Path, sources: Path, front_matter: dict[str, dict[str, Any]]) -> None:
    """Scripts, headings and navigation are named; every script and every heading is there; all pages are in reach."""
    for address, matter in front_matter.items():
        assert matter["title"] and (PROJECT / matter["source"]).exists(), address
        built = (site / address).read_text("utf-8")
        for needed in (matter["scripts"], matter["styles"]):
            assert all((sources / file).is_file() for file in needed), address
            assert sorted(needed, key=built.index) == needed, f"{address}: not in the order of the built page"
        assert {heading["id"] for heading in matter.get("headings", [])} <= set(read(site / address).ids), address
    assert "assets/javascripts/self-check.js" in front_matter["mn-Mong/sectors/schools.html"]["scripts"]
    languages = json.loads((sources / "site.json").read_text("utf-8"))["languages"]
    reached = [language["folder"] + page for language in languages for page in _reached(language["navigation"])]
    assert sorted(reached) == sorted(address.replace(".html", ".md") for address in front_matter)
    assert [bool(language["draft_notice"]) for language in languages] == [False, False, True]


def _reached(navigation: list[dict[str, Any]]) -> Iterator[str]:
    for entry in navigation:
        yield from _reached(entry["children"]) if "children" in entry else [entry["page"]]


@pytest.mark.build
def test_html_is_one_block_of_markdown(sources: Path) -> None:
    """Generators that follow CommonMark end HTML at a blank line: generated pages have none."""
    for page in sources.rglob("sectors/*.md"):
        assert "\n\n" not in page.read_text("utf-8").split("---\n", 2)[2].strip()


def test_a_folder_with_something_in_it_is_left_alone(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """The command never writes among files of others: it says so and ends."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    result = run("pages", tmp_path)
    assert result.returncode == 1 and "not an empty folder" in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
