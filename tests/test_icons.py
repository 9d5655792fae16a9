"""Drawings of sectors: they stand in every page as they are, so they may be nothing but drawings."""

from __future__ import annotations

from pathlib import Path

import pytest
from selfcheck.icons import read_icons
from selfcheck.problems import DataError

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"'


def _icon(data: Path, text: str) -> Path:
    (data / "icons").mkdir()
    (data / "icons" / "boats.svg").write_text(text, "utf-8")
    return data


def test_a_plain_drawing_is_taken_as_it_is(harbour: Path) -> None:
    """Shapes and groups are all that an icon needs."""
    drawing = f'{HEAD}><g fill="none"><path d="M0 0h24"/></g></svg>'
    assert read_icons(_icon(harbour, drawing + "\n")) == {"boats": drawing}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f"{HEAD}><script>alert(1)</script></svg>", "boats.svg:1:1: not a plain drawing: script"),
        (f"{HEAD}><foreignObject/></svg>", "boats.svg:1:1: not a plain drawing: foreignObject"),
        (f'{HEAD} onload="alert(1)"><path/></svg>', "boats.svg:1:1: not a plain drawing: onload"),
        (f'{HEAD}><path style="fill:url(//elsewhere)"/></svg>', "boats.svg:1:1: not a plain drawing: style"),
        (f'{HEAD}><path xmlns:x="http://www.w3.org/1999/xlink" x:href="//elsewhere"/></svg>', "href"),
        (f"{HEAD}>\n<path>\n</svg>", "boats.svg:3:3: not valid SVG"),
    ],
)
def test_anything_more_is_refused(harbour: Path, text: str, fault: str) -> None:
    """Nothing that runs, loads or embeds gets into a page by way of an icon; the place is named."""
    with pytest.raises(DataError) as error:
        read_icons(_icon(harbour, text))
    assert fault in str(error.value)
