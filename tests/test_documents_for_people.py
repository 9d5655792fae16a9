"""README and its companions say what is so."""

from __future__ import annotations

import re

from project import PROJECT
from update import FILES

from selfcheck.plan.load import load_plan

README = (PROJECT / "README.md").read_text("utf-8")


def test_the_figures_of_the_readme_are_those_of_the_data() -> None:
    """The data at a glance: as many sectors, measures, requirements and terms as the data hold."""
    plan = load_plan(PROJECT / "data")
    figures = {
        "sectors": len(plan.sectors),
        "measures": sum(len(sector.measures) for sector in plan.sectors),
        "requirements": sum(len(sector.requirements) for sector in plan.sectors),
        "glossary terms": len(plan.terms),
    }
    for name, figure in figures.items():
        assert re.search(rf"^\| {name} \| {figure}\b", README, re.MULTILINE), f"{name}: {figure}"
    assert f"{sum(term.status == 'attested' for term in plan.terms.values())} attested" in README


def test_the_commands_and_files_that_are_named_exist() -> None:
    """Every make target and every linked file that the documents name is there."""
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    for name in ("README.md", "CONTRIBUTING.md", "HACKING.md"):
        text = (PROJECT / name).read_text("utf-8")
        for target in re.findall(r"`make ([a-z-]+)", text) + re.findall(r"^make ([a-z-]+)", text, re.MULTILINE):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{name}: make {target}"
        for link in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (PROJECT / link).exists(), f"{name}: {link}"


def test_no_registry_or_machine_is_named() -> None:
    """Lists of pinned packages work with every registry: they record no address."""
    for name in (*FILES, "tests/chromium86/deno.lock"):
        text = (PROJECT / name).read_text("utf-8")
        assert not re.search(r"https?://|file:/|--(extra-)?index-url|--find-links", text), name


def test_the_oldest_python_is_the_same_everywhere() -> None:
    """README, pyproject.toml, the Makefile's check and the workflow name one version, and the pins hold for it."""
    text = {name: (PROJECT / name).read_text("utf-8") for name in ("README.md", "pyproject.toml", "Makefile")}
    [floor] = re.findall(r'requires-python = ">=([\d.]+)"', text["pyproject.toml"])
    assert f"Needed: Python {floor} or newer" in text["README.md"]
    assert f'({floor.replace(".", ", ")}) and "Python {floor} or newer' in text["Makefile"]
    workflow = (PROJECT / ".github" / "workflows" / "pages.yml").read_text("utf-8")
    assert set(re.findall(r'python-version: "([\d.]+)"', workflow)) == {floor}
    pins = (PROJECT / "requirements.txt").read_text("utf-8")
    # A package that has dropped the floor's first releases is pinned twice.
    for name, condition in re.findall(r"^(\S+)==\S+ ; python_full_version >= '([\d.]+)'", pins, re.MULTILINE):
        assert re.search(rf"^{name}==\S+ ; python_full_version < '{condition}'", pins, re.MULTILINE), name
