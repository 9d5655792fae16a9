"""The site on Debian's nginx with the repository's configuration, its updates, and the workflow that publishes it."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from pathlib import Path

import pytest
import yaml
from nginx import Published, publish
from pagefacts import pages
from project import PROJECT

from selfcheck.publish.inline_code import inline_code

HASHED = re.compile(r"\.[0-9a-f]{8}\.min\.js$")
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".tbx": "application/xml; charset=utf-8",
    ".ttl": "text/turtle; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml; charset=utf-8",
}


def files(published: Published) -> list[str]:
    """Every file of the release that is shown, but those for web servers."""
    root = published.place / "htdocs" / "check"
    paths = (file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file())
    return sorted(path for path in paths if not path.startswith("_headers"))


@pytest.mark.build
def test_every_file_has_its_type_its_policy_and_its_rule_for_caches(published: Published) -> None:
    """A browser takes no file for what it is not, and keeps none but those whose name changes with their content."""
    assert len(files(published)) > 150
    for path in files(published):
        answer = published.ask(path, "HEAD")
        assert answer.status == 200, path
        assert answer.headers["content-type"] == TYPES[Path(path).suffix], path
        forever = "public, max-age=31536000, immutable"
        assert answer.headers["cache-control"] == (forever if HASHED.search(path) else "no-cache"), path
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self' 'sha256-")
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.build
def test_the_headers_are_those_of_the_pages(published: Published, published_site: Path) -> None:
    """The header allows each page's scripts, forbids frames, and hosts that read `_headers` send the same."""
    answer = published.ask("index.html")
    allowed = answer.headers["content-security-policy"]
    for page in [*pages(published_site), published_site / "404.html"]:
        assert all(script.hash in allowed for script in inline_code(page.read_text("utf-8")).scripts), page
    assert "unsafe" not in allowed
    assert "frame-ancestors 'none'" in allowed
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(answer.headers["permissions-policy"].split(", "))
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["server"] == "nginx"  # without its version
    all_files = (published_site / "_headers").read_text("utf-8").split("\n/", 1)[0].splitlines()
    assert all_files[0] == "/*"
    for line in all_files[1:]:
        name, value = line.strip().split(": ", 1)
        assert answer.headers[name.lower()] == value


@pytest.mark.build
def test_texts_are_compressed(published: Published, published_site: Path) -> None:
    """Whatever is text and not tiny comes compressed and unharmed; what is compressed already comes as it is."""
    for path in files(published):
        content = (published_site / path).read_bytes()
        answer = published.ask(path, Accept_Encoding="gzip")
        assert answer.body == content, path
        text = TYPES[Path(path).suffix].endswith("utf-8")
        assert ("content-encoding" in answer.headers) == (text and len(content) >= 1024), path


@pytest.mark.build
@pytest.mark.parametrize("path", ["", "sectors/schools.html", "downloads/glossary.tbx", "search/search_index.json"])
def test_what_has_not_changed_is_not_sent_again(published: Published, path: str) -> None:
    """A second visit is answered in a few bytes."""
    first = published.ask(path, Accept_Encoding="gzip")
    again = published.ask(path, Accept_Encoding="gzip", If_None_Match=first.headers["etag"])
    assert (first.status, again.status, again.raw) == (200, 304, b"")


@pytest.mark.build
@pytest.mark.parametrize(
    "path", ["nothing.html", "sectors/", ".hidden", "en/.git/config", "_headers", "_headers.nginx"]
)
def test_what_is_not_for_readers_is_not_found(published: Published, published_site: Path, path: str) -> None:
    """Missing pages, folders and hidden files all lead to the site's own error page, with the headers."""
    release = published.place / "htdocs" / "check"
    for hidden in (release / ".hidden", release / "en" / ".git" / "config"):
        hidden.parent.mkdir(exist_ok=True)
        hidden.write_text("secret", "utf-8")
    answer = published.ask(path)
    for hidden in (release / ".hidden", release / "en" / ".git"):
        shutil.rmtree(hidden) if hidden.is_dir() else hidden.unlink()
    assert answer.status == 404
    assert answer.body == (published_site / "404.html").read_bytes()
    assert answer.headers["cache-control"] == "no-cache"
    assert "content-security-policy" in answer.headers


@pytest.mark.build
def test_paths_without_a_slash_and_other_methods(published: Published) -> None:
    """The path alone leads to the home page, of a language too; nothing can be sent to the server."""
    for path, target in (("/check", "/check/"), ("en", "/check/en/")):
        answer = published.ask(path)
        assert (answer.status, answer.headers["location"]) == (301, target)
    assert published.ask("index.html", "POST").status == 405


def small(folder: Path, text: str) -> Path:
    """A site of three files that all bear the same old time, as from an archive."""
    folder.mkdir()
    for name in ("index.html", "404.html", "_headers.nginx"):
        file = folder / name
        file.write_text(text if name == "index.html" else "", "utf-8")
        os.utime(file, (0, 0))
    return folder


@pytest.mark.build
def test_an_update_shows_at_once_and_can_be_taken_back(
    published: Published, published_site: Path, tmp_path: Path
) -> None:
    """A new release is never answered with "unchanged", even at the same size and time; going back shows the old."""
    first = (published_site / "index.html").read_bytes()
    etags = []
    for text in ("<p>one</p>", "<p>two</p>"):
        result = publish(small(tmp_path / text[3:6], text), published.place)
        assert result.returncode == 0, result.stderr
        answer = published.ask("", If_None_Match=etags[-1] if etags else "")
        assert (answer.status, answer.body.decode()) == (200, text)
        etags.append(answer.headers["etag"])
    assert publish("--back", published.place).returncode == 0
    assert published.ask("").body == b"<p>one</p>"
    assert publish("--back", published.place).returncode == 0
    assert published.ask("").body == first
    result = publish("--back", published.place)
    assert (result.returncode, "Nothing was changed" in result.stderr) == (1, True)
    assert published.ask("").body == first
    assert publish(small(tmp_path / "later", "<p>later</p>"), published.place).returncode == 0
    assert publish("--back", published.place).returncode == 0
    assert published.ask("").body == first, "what was taken back does not come back"


def test_half_a_site_is_not_published(tmp_path: Path) -> None:
    """A folder that is no finished site changes nothing, and the message says what is missing."""
    half = small(tmp_path / "half", "x")
    (half / "404.html").unlink()
    result = publish(half, tmp_path / "srv")
    assert (result.returncode, "404.html is missing" in result.stderr) == (1, True)
    assert not (tmp_path / "srv").exists()


def test_only_one_publishes_at_a_time(tmp_path: Path) -> None:
    """Two at once would mix releases: the second is told to wait, and changes nothing."""
    place = tmp_path / "srv"
    assert publish(small(tmp_path / "one", "one"), place).returncode == 0
    with (place / ".publishing").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = publish(small(tmp_path / "two", "two"), place)
    assert (result.returncode, "Somebody else is publishing" in result.stderr) == (1, True)
    assert (place / "htdocs" / "check" / "index.html").read_text("utf-8") == "one"
    assert len(list((place / "releases" / "check").iterdir())) == 1


def test_nothing_published_cannot_be_taken_back(tmp_path: Path) -> None:
    """Going back where nothing stands ends in a line that says so."""
    result = publish("--back", tmp_path / "srv")
    assert (result.returncode, "nothing has been published" in result.stderr) == (1, True)


def test_what_is_published_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    """Whatever the publisher's mask is, folders and files are readable for others."""
    site = small(tmp_path / "site", "x")
    before = os.umask(0o077)
    try:
        assert publish(site, tmp_path / "srv").returncode == 0
    finally:
        os.umask(before)
    for path in (tmp_path / "srv").rglob("*"):
        if not path.is_symlink():
            assert path.stat().st_mode & 0o044 == 0o044, path


def test_the_workflow_publishes_what_was_checked() -> None:
    """Its commands exist, its rights are the least, each action is pinned, and nothing is published unchecked."""
    workflow = yaml.safe_load((PROJECT / ".github" / "workflows" / "pages.yml").read_text("utf-8"))
    jobs = workflow["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))
    commands = [step["run"].split() for step in steps if "run" in step]
    assert {command[0] for command in commands} == {"make"}
    assert {target for command in commands for target in command[1:]} == {"check", "site"} <= targets
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]) for step in steps if "uses" in step)
    assert workflow["permissions"] == {"contents": "read"}
    writing = {name for name, job in jobs.items() if "write" in job.get("permissions", {}).values()}
    assert writing == {"deploy"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert (jobs["deploy"]["needs"], jobs["build"]["needs"]) == ("build", "check")
    assert "refs/heads/main" in jobs["build"]["if"]
    site = next(step for step in jobs["build"]["steps"] if step.get("run") == "make site")
    assert site["env"]["SITE_URL"].endswith("/")
    # The build reads these from its environment.
    assert all(f"!ENV [{name}," in (PROJECT / "mkdocs.yml").read_text("utf-8") for name in site["env"])
