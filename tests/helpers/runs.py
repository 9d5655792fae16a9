"""How many random cases a test tries."""

from __future__ import annotations

import math
import os


def runs(every: int) -> int:
    """All of them, or some in a quick run (`make check`)."""
    return math.ceil(every / 20) if os.environ.get("QUICK") else every
