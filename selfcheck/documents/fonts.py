"""Which fonts a language is set in, and under which tag office programs know it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fonts:
    """Font names of one language. `tag` is the language tag that office programs use.

    `body`, `title`, `heading`, `subheading`: for Word; `sheet`, `sheet_heading`: for Excel, whose files
    can name one font a cell only, so one that every office PC has; `latin`: digits and Latin letters.
    """

    tag: str
    latin: str
    body: str
    title: str
    heading: str
    subheading: str
    sheet: str
    sheet_heading: str
    ideographic: bool = False


_OTHER = ("Times New Roman", "Times New Roman", "Arial", "Arial", "Arial", "Arial", "Arial")
_MONGOLIAN = "Mongolian Baiti"

_FONTS = {
    # GB/T 9704-2012: title 小标宋, body 仿宋, headings 黑体 and 楷体.
    "zh": Fonts(
        "zh-CN",
        "Times New Roman",
        "仿宋_GB2312",
        "方正小标宋简体",
        "黑体",
        "楷体_GB2312",
        "宋体",
        "黑体",
        ideographic=True,
    ),
    "en": Fonts("en-GB", *_OTHER),
    "mn-Mong": Fonts("mn-Mong-CN", *[_MONGOLIAN] * 7, ideographic=False),
}

# What a program takes where a font is not installed (w:altName in Word's font table).
SUBSTITUTES = {
    "方正小标宋简体": "宋体",
    "仿宋_GB2312": "FangSong",
    "楷体_GB2312": "KaiTi",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "Mongolian Baiti": "Noto Sans Mongolian",
}

# The box to tick. 宋体 has it, on Chinese systems and elsewhere under its other name, SimSun.
BOX_FONT = Fonts("zh-CN", *["宋体"] * 7, ideographic=True)


def fonts_of(language: str) -> Fonts:
    """The fonts of a language (IETF tag); Latin ones where nothing else is known."""
    return _FONTS.get(language) or _FONTS.get(language.split("-")[0]) or Fonts(language, *_OTHER)
