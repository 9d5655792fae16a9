"""The offline package: the built site as one .zip that a clerk unpacks and opens by a double click.

Inside, one folder with few entries: `start.html`, which says what this is, the site itself in `site/`, and
`SHA256SUMS`, by which a copy on an old USB stick can be checked (`sha256sum -c SHA256SUMS`).
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..base.files import write_bytes, write_text
from ..base.problems import SelfCheckError
from ..base.zipped import pack
from ..pages.renderer import Renderer

if TYPE_CHECKING:
    import datetime

    from ..languages.site import Site

START, SUMS = "start.html", "SHA256SUMS"
FOLDER = "site"
# Of no use in a copy: maps serve whoever debugs the scripts, a sitemap names a published address, and its date.
LEFT_OUT = ("*.map", "sitemap.xml", "sitemap.xml.gz")


class PackageError(SelfCheckError):
    """Why no package could be made, in words for the person who asked for it."""


@dataclass(frozen=True)
class Package:
    """A package ready to be written. `name` has no ending; `files` is how many files are in it."""

    name: str
    content: bytes
    files: int

    def write(self, folder: Path) -> Path:
        """Write `<name>.zip` and `<name>.zip.sha256` into `folder`; returns the archive. It is there whole or not."""
        file = folder / f"{self.name}.zip"
        write_bytes(file, self.content)
        write_text(Path(f"{file}.sha256"), f"{sha256(self.content).hexdigest()}  {file.name}\n")
        return file


def make_package(site: Site, built: Path, date: datetime.date | None = None) -> Package:
    """Pack the site that was built from `site` into the folder `built`, which is only read.

    Every file in it is dated `date`, by default the day of the plan: the same site gives the same bytes.
    Raises PackageError when the built site is not there, is another plan's, or has a file with a name that
    not every unzip program can read.
    """
    frame = site.plan.frame
    pages = ["index.html", *(f"sectors/{sector.id}.html" for sector in site.plan.sectors)]
    if missing := [url for url in _urls(site, pages) if not (built / url).is_file()]:
        raise PackageError(f"{built} is no site of this plan, {missing[0]} is missing: build it first (make site)")
    files = {START: start_page(site).encode()}
    for file in built.rglob("*"):
        if file.is_file() and not any(file.match(pattern) for pattern in LEFT_OUT):
            files[f"{FOLDER}/{file.relative_to(built).as_posix()}"] = file.read_bytes()
    if strange := sorted(name for name in files if not name.isascii()):
        raise PackageError(
            f"{strange[0]}: older unzip programs garble such a name; rename its source with plain Latin letters"
        )
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    files[SUMS] = sums.encode()
    name = f"{frame.id}-v{frame.version}"
    entries = ((f"{name}/{path}", content) for path, content in sorted(files.items()))
    return Package(name, pack(entries, date or frame.stamp), len(files))


def _urls(site: Site, pages: list[str]) -> list[str]:
    return [site.url(language, page) for language in site.editions for page in pages]


def start_page(site: Site) -> str:
    """The page to open first, in all languages: what this is, how to open it, where answers stay.

    A language whose interface has no translation of it has its link alone.
    """
    renderers = {language: Renderer(site, edition) for language, edition in site.editions.items()}
    parts = [
        Markup(renderer.render("start-part.html", home=f"{FOLDER}/{site.url(language, 'index.html')}"))
        for language, renderer in renderers.items()
    ]
    return renderers[site.plan.source_language].render("start.html", parts=parts, styles=f"{FOLDER}/assets/stylesheets")
