"""The offline package: one .zip, the same wherever and whenever it is made, that any program unpacks."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from project import HARBOUR, PROJECT

from selfcheck.languages.site import Site
from selfcheck.publish.package import LEFT_OUT, PackageError, make_package, start_page

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTE = 1_000_000


@pytest.fixture
def harbour_site() -> Site:
    """The small invented plan."""
    return Site.load(HARBOUR, PROJECT / "docs")


@pytest.fixture
def built(tmp_path: Path, harbour_site: Site) -> Path:
    """A folder with what a built site of the invented plan has at least, and what a package leaves out."""
    folder = tmp_path / "built"
    for language in ("", "zh/"):
        for page in ("index", *(f"sectors/{sector.id}" for sector in harbour_site.plan.sectors)):
            _write(folder / f"{language}{page}.html", f"{language}{page}")
    for name in ("assets/main.js", "assets/main.js.map", "sitemap.xml", "sitemap.xml.gz"):
        _write(folder / name, name)
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def test_a_plan_gives_the_package_its_name(harbour_site: Site, built: Path) -> None:
    """Another plan gets a package of its own name; inside is one folder in which one file is to be opened."""
    package = make_package(harbour_site, built)
    assert package.name == f"{harbour_site.plan.frame.id}-v{harbour_site.plan.frame.version}"
    paths = [Path(name).relative_to(package.name) for name in _names(package.content)]
    assert {path.parts[0] for path in paths} == {"start.html", "SHA256SUMS", "site"}
    shipped = {path.relative_to("site").as_posix() for path in paths if path.parts[0] == "site"}
    assert "assets/main.js" in shipped
    assert shipped == {
        file.relative_to(built).as_posix()
        for file in built.rglob("*")
        if file.is_file() and not any(file.match(pattern) for pattern in LEFT_OUT)
    }


@pytest.mark.build
def test_the_start_page_speaks_the_plans_languages(harbour_site: Site, site: Path) -> None:
    """Each language has its link; one without a translation of the explanation has nothing borrowed beside it."""
    real = Site.load(PROJECT / "data", PROJECT / "docs")
    sections = start_page(real).split("<section")[1:]
    assert [section.count("<p>") for section in sections] == [3, 3, 0]
    for section, language in zip(sections, ("", "en/", "mn-Mong/"), strict=True):
        assert f'href="site/{language}index.html"' in section
        assert (site / language / "index.html").is_file()
    # The plan's own language comes first; both have an interface of their own, of which nothing is borrowed.
    english, chinese = start_page(harbour_site).split("<section")[1:]
    assert "<p><span" not in english + chinese
    assert 'href="site/index.html"' in english and 'href="site/zh/index.html"' in chinese


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda built: shutil.rmtree(built / "zh"), "zh/index.html is missing: build it first"),
        (lambda built: (built / "sectors" / "boats.html").unlink(), "sectors/boats.html is missing: build it first"),
        (lambda built: _write(built / "about" / "关于.html", ""), "site/about/关于.html: older unzip programs garble"),
    ],
)
def test_no_package_that_would_not_work(
    harbour_site: Site, built: Path, spoil: Callable[[Path], None], words: str
) -> None:
    """A site that is not there, or is another plan's, or has names that get garbled: it says what to do instead."""
    spoil(built)
    with pytest.raises(PackageError, match=words):
        make_package(harbour_site, built)


def test_its_files_are_dated_by_the_plan_or_as_told(
    harbour_site: Site,
    built: Path,
    tmp_path: Path,
    run: Callable[..., subprocess.CompletedProcess[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The moment of packing stands nowhere; SOURCE_DATE_EPOCH decides where a distributor sets it."""
    assert _dates(make_package(harbour_site, built).content) == {harbour_site.plan.frame.date}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    result = run("--data", HARBOUR, "package", "--site", built, "--into", tmp_path / "dist")
    assert result.returncode == 0, result.stderr
    assert _dates((tmp_path / "dist" / "harbour-2031-v3.zip").read_bytes()) == {datetime.date(2027, 1, 15)}


@pytest.mark.build
def test_two_builds_give_the_same_package(site: Path, tmp_path: Path) -> None:
    """From another folder, with another umask, hash seed, time zone and language, comes the same archive."""
    elsewhere = tmp_path / "另 一处"
    for part in ("browser", "data", "docs", "hooks", "overrides", "selfcheck"):
        # What is installed below browser/ is large, and only read.
        shutil.copytree(PROJECT / part, elsewhere / part, ignore=shutil.ignore_patterns("node_modules"))
    (elsewhere / "browser" / "node_modules").symlink_to(PROJECT / "browser" / "node_modules")
    (elsewhere / ".build").mkdir()
    (elsewhere / ".build" / "deno").symlink_to(PROJECT / ".build" / "deno")
    shutil.copy(PROJECT / "mkdocs.yml", elsewhere)
    odd = {"PYTHONHASHSEED": "7", "TZ": "Asia/Urumqi", "LC_ALL": "C", "NO_MKDOCS_2_WARNING": "1", "SITE_DIR": "site"}
    environment = {**os.environ, **odd, "PYTHONPATH": "."}
    for command in (["mkdocs", "build", "--quiet", "--strict"], ["selfcheck", "package"]):
        program = [sys.executable, "-m", *command]
        subprocess.run(program, cwd=elsewhere, env=environment, umask=0o077, check=True)
    before = _sums(site)
    package = make_package(Site.load(PROJECT / "data", PROJECT / "docs"), site)
    assert _sums(site) == before  # packing changes nothing
    archive = elsewhere / "dist" / f"{package.name}.zip"
    made, expected = archive.read_bytes(), package.content
    # Sums first: pytest would spend hours on telling how two archives differ.
    inside, wanted = ({n: _sum_of(c) for n, c in _unpacked(each).items()} for each in (made, expected))
    assert inside == wanted
    assert _sum_of(made) == _sum_of(expected)
    assert str(PROJECT).encode() not in b"".join(_unpacked(package.content).values())


@pytest.mark.build
def test_it_unpacks_and_its_sums_hold(site: Path, tmp_path: Path) -> None:
    """`unzip` and Python unpack the same files, and `sha256sum` finds each unharmed; its size is bounded."""
    if not shutil.which("unzip"):
        pytest.skip("unzip is not installed: run tests/install-browser.sh as root")
    package = make_package(Site.load(PROJECT / "data", PROJECT / "docs"), site)
    assert len(package.content) <= 4 * MEGABYTE
    readme = (PROJECT / "README.md").read_text("utf-8")
    for megabytes in re.findall(r"make package[^.]*?about (\d+) MB", readme):
        assert int(megabytes) == round(len(package.content) / MEGABYTE)
    archive = package.write(tmp_path)
    checked = subprocess.run(
        ["sha256sum", "-c", f"{archive.name}.sha256"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert checked.stdout == f"{archive.name}: OK\n"
    subprocess.run(["unzip", "-q", archive, "-d", tmp_path / "unzip"], check=True)
    shutil.unpack_archive(archive, tmp_path / "python")
    assert _sums(tmp_path / "unzip") == _sums(tmp_path / "python")
    modes = {entry.external_attr >> 16 & 0o777 for entry in zipfile.ZipFile(archive).infolist()}
    assert modes == {0o644}  # a web server may read what its administrator has unpacked
    folder = tmp_path / "unzip" / package.name
    subprocess.run(["sha256sum", "--quiet", "--strict", "-c", "SHA256SUMS"], cwd=folder, check=True)
    listed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text("ascii").splitlines()}
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert listed == there - {"SHA256SUMS"}


def _sum_of(content: bytes) -> str:
    return sha256(content).hexdigest()


def _names(archive: bytes) -> list[str]:
    return zipfile.ZipFile(BytesIO(archive)).namelist()


def _dates(archive: bytes) -> set[datetime.date]:
    return {datetime.date(*entry.date_time[:3]) for entry in zipfile.ZipFile(BytesIO(archive)).infolist()}


def _unpacked(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(archive)) as files:
        return {name: files.read(name) for name in files.namelist()}


def _sums(folder: Path) -> dict[str, str]:
    """Each file below a folder, with its checksum."""
    return {
        file.relative_to(folder).as_posix(): _sum_of(file.read_bytes()) for file in folder.rglob("*") if file.is_file()
    }
