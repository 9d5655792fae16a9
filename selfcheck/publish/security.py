"""What a browser may do on the site's pages: one policy, written into each page and into files for web servers.

The inline scripts of the theme are allowed by the hashes of those in the built pages; nothing else inline runs,
and nothing is loaded from, sent to or shown inside another site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..base.problems import Problem, SelfCheckError
from .inline_code import InlineCode, InlineScript, inline_code

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from pathlib import Path

_POLICY = {
    "default-src": "'none'",  # whatever is not named here
    "script-src": "'self'",  # and hashes
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's style sheets draw icons from data:
    "font-src": "'self'",
    "connect-src": "'self'",  # the search index
    "worker-src": "'self'",  # the search
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",  # forms are handled on the page
}
_HEADER_ONLY = {"frame-ancestors": "'none'"}  # browsers ignore it in a page
_FEATURES = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Where a page takes the policy: as early as possible, but after the encoding of what follows.
_CHARSET = '<meta charset="utf-8">'
_FOREVER = "public, max-age=31536000, immutable"


class InlineCodeError(SelfCheckError):
    """Pages hold code that the policy would refuse, or that nobody vouches for; `problems` names all of it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(
            "\n".join(
                [
                    "code inside of pages that browsers will refuse, or that leads their readers elsewhere",
                    *map(str, self.problems),
                ]
            )
        )


def policy(hashes: Iterable[str], *, header: bool = False) -> str:
    """The content security policy that allows the inline scripts of these hashes; for a page, or for a header."""
    directives = {**_POLICY, **(_HEADER_ONLY if header else {})}
    directives["script-src"] = " ".join([directives["script-src"], *sorted(set(hashes))])
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def headers(hashes: Iterable[str]) -> dict[str, str]:
    """All security headers of a web server's answers."""
    return {"Content-Security-Policy": policy(hashes, header=True), **_HEADERS}


def secured(site: Path, own: Container[InlineScript], hashed: str, *, in_pages: bool = True) -> dict[Path, str]:
    """The files to write so that a built site has its policy: every page, `_headers` and `_headers.nginx`.

    `own` are the inline scripts that may run; `hashed` is the pattern, below `site`, of files whose name changes with
    their content, so that browsers may keep them. Without `in_pages` pages are only checked (a preview server puts
    a script of its own into them). Raises InlineCodeError when a page holds code that is not among `own`.
    """
    files: dict[Path, str] = {}
    problems: list[Problem] = []
    hashes: set[str] = set()
    for page in sorted(site.rglob("*.html")):
        html = page.read_text("utf-8")
        code = inline_code(html)
        problems += _problems(page.relative_to(site).as_posix(), code, own)
        found = {script.hash for script in code.scripts}
        hashes |= found
        if in_pages:
            files[page] = _with_policy(html, policy(found))
    if problems:
        raise InlineCodeError(problems)
    files[site / "_headers"] = _for_hosts(site, headers(hashes), hashed)
    files[site / "_headers.nginx"] = _for_nginx(headers(hashes))
    return files


def _problems(page: str, code: InlineCode, own: Container[InlineScript]) -> list[Problem]:
    faults = [(line, column, name) for line, column, name in code.refused]
    faults += [(script.line, script.column, "a script") for script in code.scripts if script not in own]
    return [Problem(page, line, column, f"{name} stands in the page", _remedy(name)) for line, column, name in faults]


def _remedy(name: str) -> str:
    if name.startswith(("a redirect", "a <")) and "style" not in name:
        return "take it out: a page of the site stays, and shows nothing of another one"
    return "move it to a file below docs/assets/"


def _with_policy(html: str, content: str) -> str:
    head, charset, rest = html.partition(_CHARSET)
    if not charset:
        raise ValueError(f"a page without {_CHARSET} cannot take a policy")
    return f'{head}{charset}\n      <meta http-equiv="Content-Security-Policy" content="{content}">{rest}'


def _for_hosts(site: Path, values: dict[str, str], hashed: str) -> str:
    """The file that static hosts read: an address pattern, then headers."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in values.items())]
    for file in sorted(site.glob(hashed)):
        lines += [f"/{file.relative_to(site).as_posix()}", f"  Cache-Control: {_FOREVER}"]
    return "\n".join([*lines, ""])


def _for_nginx(values: dict[str, str]) -> str:
    """The file that deploy/nginx.conf includes."""
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in values.items())
