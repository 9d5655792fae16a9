"""Invented units' saved files, the same for the same seed: for tests, benchmarks and the documentation's examples.

`PYTHONPATH=.:tests/helpers .venv/bin/python tests/helpers/generate_assessments.py FOLDER --count 1000 --broken 100`
"""

from __future__ import annotations

import argparse
import io
import json
import random
import struct
import zipfile
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from project import PROJECT

from selfcheck.plan.load import load_plan
from selfcheck.plan.sector_data import plan_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PERIODS = ("2025", "2026")
# Texts that a careless program would trip over.
NOTES = ("见《年度计划》第3页", '记为"已办"，待补', "=1+1", "第一行\n第二行", "<b>粗体</b>, 逗号", "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ", "🙂")
# How far a remedy is: not begun, under way, closed, and one that an earlier period has left.
STATES: tuple[dict[str, str], ...] = (
    {},
    {"state": "under-way"},
    {"state": "closed", "closed_on": "2026-02-03", "proof": "验收单"},
    {"since": "2024"},
)
Json = dict[str, Any]


def sectors(data: Path = PROJECT / "data") -> dict[str, Json]:
    """The rules of each sector, as the page embeds them."""
    plan = load_plan(data)
    return {sector.id: plan_data(plan, sector) for sector in plan.sectors}


def assessments(
    count: int, seed: int, rules: dict[str, Json], periods: tuple[str, ...] = PERIODS, every: int = 4
) -> Iterator[Json]:
    """So many assessments, each of another unit and period; every fourth unit (or so) has the earlier periods too."""
    chance = random.Random(seed)
    start = datetime(2026, 3, 1, 8, tzinfo=UTC)
    names = list(rules)
    made = unit = 0
    while made < count:
        unit += 1
        data = rules[names[unit % len(names)]]
        for period in periods if unit % every == 0 else periods[-1:]:
            if made == count:
                return
            saved = start + timedelta(days=365 * (int(period) - 2026), minutes=made)
            made += 1
            yield _assessment(f"示例单位{unit:05}", period, saved, data, chance)


def _assessment(unit: str, period: str, saved: datetime, data: Json, chance: random.Random) -> Json:
    level = chance.betavariate(4, 2)  # how well the unit does on the whole
    coverage = 1 if chance.random() < 0.6 else chance.uniform(0.2, 1)
    at = saved.strftime("%Y-%m-%dT%H:%M:%SZ")
    facets = {
        facet["id"]: chance.choice(facet["options"]) for facet in data["sector"]["facets"] if chance.random() < 0.8
    }
    answers = {}
    for measure in data["sector"]["measures"]:
        strength = min(max(chance.gauss(level, 0.2), 0), 1)
        for requirement in measure["requirements"]:
            if chance.random() < coverage:
                answers[requirement["id"]] = _answer(requirement, data["scales"], strength, at, chance)
    return {
        "format": "self-check/1",
        "plan": dict(data["plan"]),
        "unit": unit,
        "sector": data["sector"]["id"],
        "period": period,
        "facets": facets,
        "answers": answers,
        "saved_at": at,
    }


def _answer(requirement: Json, scales: Json, strength: float, at: str, chance: random.Random) -> Json:
    if chance.random() < 0.04:
        return {"na": "本单位没有这类情况", "at": at}
    ratings = scales[requirement["scale"]].get("ratings")
    wanted = min(max(chance.gauss(strength, 0.25), 0), 1)
    if ratings is None:
        target = requirement.get("target", 4)
        answer: Json = {"rating": min(round(wanted * (target + 1)), target + 1)}
    else:
        answer = {"rating": min(ratings, key=lambda name: abs(ratings[name] - wanted))}
    if chance.random() < 0.3:
        answer["note"] = chance.choice(NOTES)
    if chance.random() < 0.3:
        answer["evidence"] = "办公室档案柜 2 号"
    if wanted < 0.6:
        answer |= {"action": "补齐材料", "post": "办公室主任岗", "due": "2026-12-31"}
        answer |= chance.choice(STATES)
    return answer | {"at": at}


def text_of(assessment: Json) -> bytes:
    """The file as the site saves it."""
    return (json.dumps(assessment, ensure_ascii=False, indent=2) + "\n").encode()


# --- Broken files ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Breakage:
    """A way in which a file is broken, the reason the page gives, and how to make one out of a good file."""

    name: str
    reason: str
    make: Callable[[Json], bytes]
    ending: str = "json"


def _changed(**changes: Any) -> Callable[[Json], bytes]:
    """The file with other values of some fields; None takes a field out."""

    def make(assessment: Json) -> bytes:
        return text_of({key: value for key, value in (assessment | changes).items() if value is not None})

    return make


def zipped(files: dict[str, bytes]) -> bytes:
    """An archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


@cache
def bomb(size: int = 600 * 1024 * 1024) -> bytes:
    """A small archive of one file that unpacks to `size` zeros, and says so."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = bytes(1024 * 1024)
    packed = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    name = b"a.json"
    sizes = struct.pack("<III", 0, len(packed), size)
    local = b"PK\3\4" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", len(name), 0) + name + packed
    central = b"PK\1\2" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
    central += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name
    return local + central + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)


def _broken_zip(assessment: Json) -> bytes:
    whole = zipped({"a.json": text_of(assessment)})
    return whole[: len(whole) // 2]


def _encrypted(assessment: Json) -> bytes:
    whole = bytearray(zipped({"a.json": text_of(assessment)}))
    whole[6] |= 1
    whole[whole.index(b"PK\1\2") + 8] |= 1
    return bytes(whole)


def _compound(stream: str) -> bytes:
    """An office file before 2007, as far as anything looks at it: the name of a stream in it."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + stream.encode("utf-16-le")


def _workbook(*, whole: bool = True) -> bytes:
    """A workbook that is none of ours; not `whole`: one that does not say where its sheets are."""
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "xl/workbook.xml": b"<workbook xmlns:r='r'><sheets><sheet name='a' r:id='r1'/></sheets></workbook>",
        "xl/s.xml": b"<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
    }
    links = b"<Relationships><Relationship Id='r1' Target='s.xml'/></Relationships>"
    return zipped({**parts, "xl/_rels/workbook.xml.rels": links} if whole else parts)


_WORD = "Word 表格供打印后手工填写，不能这样交。请交 Excel 自评表，或者网页上“保存到文件”得到的文件"
_CSV = "CSV 是给程序用的，不能这样交。请交 Excel 自评表，或者网页上“保存到文件”得到的文件"
_OLD_BOOK = "这种格式的表格无法读取，请在表格软件里另存为 .xlsx"
_LOCKED_BOOK = "文件有打开密码，请去掉密码后再保存一次"
_OTHER_BOOK = "不是本站的自评表，或者隐藏的“self-check”工作表已被删除"

# The texts are those of the Chinese page.
BREAKAGES = [
    Breakage("empty", "空文件", lambda _: b""),
    Breakage("cut", "内容已损坏，或者不是自查文件", lambda one: text_of(one)[: len(text_of(one)) // 2]),
    Breakage("web-page", "内容已损坏，或者不是自查文件", lambda _: "<!doctype html><title>登录</title>".encode()),
    Breakage("twice", "内容已损坏，或者不是自查文件", lambda one: text_of(one) * 2),
    Breakage("gbk", "文字编码不是 UTF-8，可能被别的程序改存过", lambda one: text_of(one).decode().encode("gb18030")),
    Breakage("utf-16", "文字编码不是 UTF-8，可能被别的程序改存过", lambda one: text_of(one).decode().encode("utf-16")),
    Breakage("list", "不是自查文件", lambda one: b"[" + text_of(one) + b"]"),
    Breakage("number", "不是自查文件", lambda _: b"42"),
    Breakage("other-format", "不是自查文件", _changed(format="other/1")),
    Breakage("no-format", "不是自查文件", _changed(format=None)),
    Breakage("newer-format", "来自较新版本的网站，请更新本站", _changed(format="self-check/2")),
    Breakage("no-plan", "没有写明属于哪份方案", _changed(plan=None)),
    Breakage("plan-version", "没有写明属于哪份方案", _changed(plan={"id": "x", "version": 0})),
    Breakage("other-plan", "属于另一份方案", _changed(plan={"id": "another-plan", "version": 1})),
    Breakage("no-sector", "没有写明单位类型", _changed(sector=None)),
    Breakage("other-sector", "方案里没有这种单位类型", _changed(sector="barracks")),
    Breakage("no-unit", "没有填单位名称，无法归到单位", _changed(unit=" \u3000")),
    Breakage("too-large", "文件太大，不是自查文件", lambda one: text_of(one) + b" " * (5 * 1024 * 1024)),
    Breakage("cut-zip", "压缩包已损坏", _broken_zip, "zip"),
    Breakage("encrypted-zip", "压缩包有密码，请先解压", _encrypted, "zip"),
    Breakage("zip-bomb", "压缩包解压以后太大", lambda _: bomb(), "zip"),
    Breakage("slides", "不是自查文件", lambda _: zipped({"[Content_Types].xml": b"<Types/>"}), "pptx"),
    Breakage("word-file", _WORD, lambda _: zipped({"[Content_Types].xml": b"<Types/>", "word/x.xml": b""}), "docx"),
    Breakage("old-word-file", _WORD, lambda _: _compound("WordDocument"), "doc"),
    Breakage("old-workbook", _OLD_BOOK, lambda _: _compound("Workbook"), "et"),
    Breakage("locked-workbook", _LOCKED_BOOK, lambda _: _compound("EncryptedPackage"), "xlsx"),
    Breakage("other-workbook", _OTHER_BOOK, lambda _: _workbook(), "xlsx"),
    Breakage("broken-workbook", "表格文件已损坏", lambda _: _workbook(whole=False), "xlsx"),
    Breakage("table", _CSV, lambda _: "编号,自评\r\na,b\r\n".encode(), "csv"),
    Breakage("rar", "本页无法打开这种压缩包，请先解压，或者改用 .zip", lambda _: b"Rar!\x1a\x07\x01\x00", "rar"),
    Breakage("scan", "不是自查文件", lambda _: b"%PDF-1.7\n", "pdf"),
]


def write(folder: Path, count: int, seed: int = 1, broken: int = 0, rules: dict[str, Json] | None = None) -> Json:
    """Write `count` files, `broken` of them broken in turn in every way; gives the reason of each broken one."""
    folder.mkdir(parents=True, exist_ok=True)
    reasons = {}
    step = count // broken if broken else 0
    for number, assessment in enumerate(assessments(count, seed, rules or sectors())):
        place, rest = divmod(number, step) if step else (0, 1)
        if rest == 0 and place < broken:
            way = BREAKAGES[place % len(BREAKAGES)]
            name = f"{number:05}-{way.name}.{way.ending}"
            content = way.make(assessment)
            reasons[name] = way.reason
        else:
            name = f"{number:05}_{assessment['unit']}_{assessment['sector']}_{assessment['period']}.json"
            content = text_of(assessment)
        (folder / name).write_bytes(content)
    return reasons


def main() -> None:
    """Write files as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--broken", type=int, default=0)
    options = parser.parse_args()
    write(options.folder, options.count, options.seed, options.broken)
    print(f"{options.count} files in {options.folder}, {options.broken} of them broken")


if __name__ == "__main__":
    main()
