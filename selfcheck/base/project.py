"""The project's own folders: in a checkout, or with the installed core, which brings along what it needs."""

from pathlib import Path

CORE = Path(__file__).parents[1]
_BROUGHT = CORE / "_project"  # tools/wheel.py fills it
INSTALLED = _BROUGHT.is_dir()

PROJECT = _BROUGHT if INSTALLED else CORE.parent
HOOKS = PROJECT / "hooks"
BROWSER = PROJECT / "browser"
DOCS = PROJECT / "docs"
# What becomes of the browser code, ready made; not there in a checkout, where deno makes it.
MADE = PROJECT / "made"
# Where a plan's data and what is made of them are looked for when nobody says: the checkout, or where one stands.
HERE = Path() if INSTALLED else PROJECT
