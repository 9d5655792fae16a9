"""Where the project's own folders are."""

from pathlib import Path

PROJECT = Path(__file__).parents[2]
HOOKS = PROJECT / "hooks"
CORE = PROJECT / "selfcheck"
BROWSER = PROJECT / "browser"
