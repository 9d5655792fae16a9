"""`make coverage`: the bundles as they are on the site, but readable, with maps to the lines they come from."""

from __future__ import annotations

import sys
from pathlib import Path

from selfcheck.base.project import BROWSER
from selfcheck.publish.bundles import Bundling

if __name__ == "__main__":
    Bundling(BROWSER, ("--sourcemap=inline",)).write(Path(sys.argv[1]))
