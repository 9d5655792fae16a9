"""What a file is, by its first bytes (`browser/core/file-kinds.ts`)."""

from __future__ import annotations

import re

_STARTS = (
    (b"Rar!", "other-archive"),
    (b"7z\xbc\xaf", "other-archive"),
    (b"\x1f\x8b", "other-archive"),
    (b"BZh", "other-archive"),
    (b"\xfd7zX", "other-archive"),
    (b"%PDF", "not-an-assessment"),
    (b"MZ", "not-an-assessment"),
    (b"\x89PNG", "not-an-assessment"),
    (b"\xff\xd8\xff", "not-an-assessment"),
)
_TABLE = re.compile(r"\.(csv|tsv)$", re.IGNORECASE)
_JSON = re.compile(rb"(\xef\xbb\xbf)?\s*[{\[]")
_COLLECTION = re.compile(r'\ufeff?\s*\{[^\[]*"(format"\s*:\s*"self-check-collection\\?/|assessments"\s*:\s*\[)')
# Files that systems put into archives and folders by themselves.
_JUNK = re.compile(r"(^|[\\/])(__MACOSX[\\/]|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


def is_junk(name: str) -> bool:
    """Whether a file is one that a system has put there, and not the user."""
    return _JUNK.search(name) is not None


def kind_of(name: str, content: bytes) -> str:
    """`zip`, `text`, or why a file of this kind cannot be handed in."""
    if content[:3] in (b"PK\3", b"PK\5"):
        return "zip"
    if content[:4] == b"\xd0\xcf\x11\xe0":
        return _compound(content)
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    return "csv-file" if _TABLE.search(name) and not _JSON.match(content[:64]) else "text"


def _compound(content: bytes) -> str:
    """An office file before 2007, or an encrypted one: the names of the streams in it tell, in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "workbook-encrypted"
    return "word-file" if "WordDocument".encode("utf-16-le") in content else "workbook-old"


def office_kind(names: list[str]) -> str | None:
    """`workbook`, or why another office program's file is not read; None for an archive of files."""
    if not any(name in ("[Content_Types].xml", "mimetype") for name in names):
        return None
    if any(name.startswith("word/") for name in names):
        return "word-file"
    if any(re.match(r"[\\/]?xl[\\/]workbook\.xml$", name, re.IGNORECASE) for name in names):
        return "workbook"
    other = any(re.match(r"xl[\\/]|content\.xml$", name, re.IGNORECASE) for name in names)
    return "workbook-old" if other else "not-an-assessment"


def is_collection(content: bytes) -> bool:
    """Whether a file holds many assessments, in whatever layout, by its first kilobyte."""
    return _COLLECTION.match(content[:1024].decode("utf-8", "replace")) is not None
