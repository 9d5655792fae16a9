"""Debian's nginx, set up as deploy/README.md says, with a port and folders of the test's own."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from project import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PUBLISH = PROJECT / "deploy" / "publish.sh"
# Everything around the server block that Debian's own nginx.conf has at places only root may write to.
_FRAME = """
daemon off;
user root; # only root may choose; another user's workers could not read a test's folders
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  {server}
}}
"""


@dataclass(frozen=True)
class Answer:
    """What a web server said."""

    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def body(self) -> bytes:
        """The content, uncompressed."""
        return gzip.decompress(self.raw) if self.headers.get("content-encoding") == "gzip" else self.raw


@dataclass(frozen=True)
class Published:
    """A site at an address, and the place from which it is served."""

    address: str
    place: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for an address below the site's, or from the host's root when it begins with a slash."""
        parts = urlsplit(self.address)
        connection = HTTPConnection(parts.netloc, timeout=30)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path if path.startswith("/") else f"{parts.path}/{path}", headers=names)
        response = connection.getresponse()
        answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        connection.close()
        return answer


def publish(source: Path | str, place: Path) -> subprocess.CompletedProcess[str]:
    """Publish a built site, or go back one release (`--back`)."""
    return subprocess.run([PUBLISH, source, place, "check"], capture_output=True, text=True, check=False)


def find_nginx() -> str | None:
    """Debian puts it where only root's PATH leads."""
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")


@contextmanager
def nginx(program: str, site: Path, folder: Path) -> Iterator[Published]:
    """Publish `site` into `folder` and serve it below /check/, by the steps of deploy/README.md."""
    place, settings = folder / "srv", folder / "etc"
    result = publish(site, place)
    assert result.returncode == 0, result.stderr
    (settings / "snippets").mkdir(parents=True)
    (settings / "snippets" / "self-check.conf").symlink_to(PROJECT / "deploy" / "nginx.conf")
    (settings / "self-check-headers.conf").symlink_to(place / "htdocs" / "check" / "_headers.nginx")

    # nginx takes over a socket that is open already: no port is guessed, and no request comes too early.
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        found = re.search(
            r"```nginx\s+(server .*?)```", (PROJECT / "deploy" / "README.md").read_text("utf-8"), re.DOTALL
        )
        assert found
        server = found[1].replace("/srv/self-check", str(place)).replace("listen 80;", f"listen 127.0.0.1:{port};")
        (settings / "nginx.conf").write_text(_FRAME.format(folder=folder, server=server), "utf-8")
        command = [program, "-c", settings / "nginx.conf", "-p", folder, "-e", folder / "error.log"]
        tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        assert tested.returncode == 0, tested.stderr + (folder / "error.log").read_text("utf-8")
        process = subprocess.Popen(
            command, env={**os.environ, "NGINX": f"{listening.fileno()};"}, pass_fds=[listening.fileno()]
        )
    try:
        yield Published(f"http://127.0.0.1:{port}/check", place)
    finally:
        process.terminate()
        process.wait()
