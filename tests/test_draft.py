"""`selfcheck draft`: from the text of a plan to rows that a person goes on with."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import docx
import pytest
from project import PROJECT

from selfcheck.commands import main
from selfcheck.draft.clauses import clauses, run_ins
from selfcheck.draft.drafting import draft_of
from selfcheck.draft.paragraphs import read_paragraphs
from selfcheck.plan.load import load_plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from selfcheck.draft.model import Draft

INDICATORS = """\
书香单位测评指标

| 序号 | 一级指标 | 二级指标 | 测评内容 | 分值 | 测评方法 |
|---|---|---|---|---|---|
| 1 | 阅读基础 | 组织和经费 | 有年度阅读计划 | 20 | 查阅资料 |
| 2 | | | 经费列入预算，专款专用 | 15分 | 查阅资料 |
| 3 | | 场所 | 有固定的阅读场所 | 15 | 实地考察 |
| 4 | 阅读成效 | 活动 | 每年举办四次读书会 | 若干 | 查阅资料 |
"""
GERMAN = """\
Plan für sichere Werkstätten

Dieser Plan gilt für alle Werkstätten.

1. Brandschutz
1.1 Feuerlöscher hängen sichtbar und sind geprüft.
1.2 Die Räumung wird zweimal im Jahr geübt. Jede Übung wird aufgeschrieben.
2. Ordnung
2.1 Fluchtwege sind frei.
a) Vor Türen steht nichts.
b) Auf Treppen liegt nichts.
"""


def drafted(tmp_path: Path, text: str, name: str = "plan.txt") -> Draft:
    """The draft of this text."""
    file = tmp_path / name
    file.write_text(text, "utf-8")
    return draft_of(read_paragraphs(file))


def plain(text: str) -> str:
    """Without blanks, and with one width of marks, as anchors are compared."""
    return re.sub(r"\s", "", text).translate(str.maketrans(",;:()", "，；：（）"))


def test_the_official_text_gives_its_sectors_measures_and_clauses(official_text: str, tmp_path: Path) -> None:
    """All sectors and measures; 95 of a hundred requirements stand in a row; few rows are of no use."""
    draft = drafted(tmp_path, official_text)
    plan = load_plan(PROJECT / "data")
    assert [[measure.title for measure in sector.measures] for sector in draft.sectors] == [
        [str(measure.title) for measure in sector.measures] for sector in plan.sectors
    ]
    rows = [[plain(row.passage) for measure in sector.measures for row in measure.rows] for sector in draft.sectors]
    found = wanted = useless = 0
    for sector, passages in zip(plan.sectors, rows, strict=True):
        anchors = [plain(each.anchor) for each in sector.requirements if each.anchor]
        wanted += len(anchors)
        found += sum(any(anchor in passage for passage in passages) for anchor in anchors)
        useless += sum(not any(anchor in passage for anchor in anchors) for passage in passages)
    print(f"{found} of {wanted} requirements in {len(draft.rows)} rows, {useless} of no use")
    assert found >= 0.95 * wanted
    assert useless <= 0.15 * len(draft.rows)
    # A row is a clause, not a page: the requirements are some more.
    assert len(draft.rows) >= 0.75 * wanted
    assert any("加强学习教育" in row.doubt for row in draft.rows), "the text lacks a full stop there"
    assert any("四" in doubt and "context" in doubt for doubt in draft.doubts)


def test_a_table_of_indicators_gives_groups_points_and_methods(tmp_path: Path) -> None:
    """Empty cells mean the ones above; points that are no number are a question, never a guess."""
    draft = drafted(tmp_path, INDICATORS, "plan.md")
    assert [(each.group, each.title, len(each.rows)) for each in draft.measures] == [
        ("阅读基础", "组织和经费", 2),
        ("阅读基础", "场所", 1),
        ("阅读成效", "活动", 1),
    ]
    assert [(row.number, row.points, row.method) for row in draft.rows] == [
        ("1", 20, "查阅资料"),
        ("2", 15, "查阅资料"),
        ("3", 15, "实地考察"),
        ("4", None, "查阅资料"),
    ]
    assert [bool(row.doubt) for row in draft.rows] == [False, False, False, True]


def test_numbered_paragraphs_of_another_language(tmp_path: Path) -> None:
    """Measures are the first level of numbers; each sentence below is a row, with the number it stands under."""
    draft = drafted(tmp_path, GERMAN)
    assert draft.title == "Plan für sichere Werkstätten"
    assert [(each.number, each.title) for each in draft.measures] == [("1", "Brandschutz"), ("2", "Ordnung")]
    assert [(row.number, row.passage) for row in draft.rows] == [
        ("1.1", "Feuerlöscher hängen sichtbar und sind geprüft."),
        ("1.2", "Die Räumung wird zweimal im Jahr geübt."),
        ("", "Jede Übung wird aufgeschrieben."),
        ("2.1", "Fluchtwege sind frei."),
        ("a", "Vor Türen steht nichts."),
        ("b", "Auf Treppen liegt nichts."),
    ]
    assert ("", "Dieser Plan gilt für alle Werkstätten.") in draft.context


def in_word(text: str) -> bytes:
    """The text as a Word file: a line a paragraph, a Markdown table as a table with merged cells."""
    document = docx.Document()
    lines = [line for line in text.splitlines() if line.strip() and not re.fullmatch(r"[|-]+", line)]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    for line in lines:
        if not line.startswith("|"):
            document.add_paragraph(line)
    if cells:
        table = document.add_table(len(cells), len(cells[0]))
        for r, row in enumerate(cells):
            for c, cell in enumerate(row):
                table.cell(r, c).text = cell
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def in_html(text: str) -> bytes:
    """The text as a web page, with cells that reach over several rows."""
    lines = [line for line in text.splitlines() if line.strip() and not re.fullmatch(r"[|-]+", line)]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    body = "".join(f"<p>{line}</p>" for line in lines if not line.startswith("|"))
    for r, row in enumerate(rows):
        cells = ""
        for c, cell in enumerate(row):
            below = next((n for n, other in enumerate(rows[r + 1 :]) if other[c]), len(rows) - r - 1)
            if cell:
                cells += f'<td rowspan="{below + 1}">{cell}</td>'
        body += f"{'<table>' if not r else ''}<tr>{cells}</tr>"
    return f"<meta charset=utf-8><title>x</title><nav>1. Menu</nav><script>2. x</script>{body}</table>".encode()


@pytest.mark.parametrize("text", [INDICATORS, GERMAN], ids=["indicators", "german"])
@pytest.mark.parametrize(("ending", "made"), [("docx", in_word), ("html", in_html)])
def test_word_and_web_pages_give_what_the_text_gives(
    tmp_path: Path, text: str, ending: str, made: Callable[[str], bytes]
) -> None:
    """The same rows, numbers and points, whatever the plan is written in."""
    (tmp_path / f"plan.{ending}").write_bytes(made(text))
    draft, plain_draft = draft_of(read_paragraphs(tmp_path / f"plan.{ending}")), drafted(tmp_path, text, "plan.md")
    assert draft.measures == plain_draft.measures
    assert draft.title == plain_draft.title


def test_headings_and_lists_that_word_numbers_itself(tmp_path: Path) -> None:
    """Their numbers are not in the text; their levels are."""
    document = docx.Document()
    document.add_heading("Brandschutz", 1)
    document.add_paragraph("Feuerlöscher hängen sichtbar.", "List Bullet")
    document.add_heading("Ordnung", 1)
    document.add_paragraph("Fluchtwege sind frei.")
    document.save(tmp_path / "plan.docx")
    draft = draft_of(read_paragraphs(tmp_path / "plan.docx"))
    assert [(each.title, [row.passage for row in each.rows]) for each in draft.measures] == [
        ("Brandschutz", ["Feuerlöscher hängen sichtbar."]),
        ("Ordnung", ["Fluchtwege sind frei."]),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("要有机构、有方案、有人员，定期检查。", ["要有机构", "有方案", "有人员", "定期检查"]),
        ("通过讲座等方式，组织学习，提高认识。", ["通过讲座等方式，组织学习，提高认识"]),
        ("建立制度，使工作有序开展；公开电话。", ["建立制度，使工作有序开展", "公开电话"]),
        ("落实“五个一，五个不”要求。", ["落实“五个一，五个不”要求"]),
        ("", []),
    ],
)
def test_a_clause_is_what_can_be_checked(text: str, parts: list[str]) -> None:
    """Lists of what is to be had are parted; how, for whom and what for stay with their clause."""
    assert list(clauses(text)) == parts


def test_a_heading_may_run_into_its_text() -> None:
    """It is short and has no comma; what stands before the first one has no heading."""
    assert run_ins("各单位要高度重视这项工作并落实。健全机制。建立制度，定期检查；营造氛围。张贴标语，公开电话。") == [
        ("", "各单位要高度重视这项工作并落实。"),
        ("健全机制", "建立制度，定期检查；"),
        ("营造氛围", "张贴标语，公开电话。"),
    ]


def test_a_draft_is_a_plan_that_lacks_only_its_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once `text` and `audience` are filled in the check passes; until then it names each line that lacks them."""
    (tmp_path / "plan.txt").write_text(GERMAN, "utf-8")
    folder = tmp_path / "mine"
    assert main(["draft", str(tmp_path / "plan.txt"), str(folder), "de"]) == 0
    assert "1 kinds of unit, 2 measures, 6 rows" in capsys.readouterr().out
    assert main(["--data", str(folder), "check"]) == 1
    assert capsys.readouterr().err.count("`text` is empty") == 6
    [sector] = (folder / "sectors").iterdir()
    sector.write_text(sector.read_text("utf-8").replace("''", "Es ist getan."), "utf-8")
    assert main(["--data", str(folder), "check"]) == 0
    report = (folder / "draft-report.md").read_text("utf-8")
    assert "Dieser Plan gilt" in report and "Brandschutz: 3" in report


def test_the_report_speaks_the_language_of_the_plan(tmp_path: Path) -> None:
    """An office reads in Chinese what was taken, what was not clear, and what was left out."""
    (tmp_path / "plan.md").write_text("说明一段。\n" + INDICATORS + "| x | y |\n", "utf-8")
    assert main(["draft", str(tmp_path / "plan.md"), str(tmp_path / "mine"), "zh"]) == 0
    report = (tmp_path / "mine" / "draft-report.md").read_text("utf-8")
    for part in (
        "1 类单位，3 项措施，4 行",
        "3 行有分值，共 50 分",
        "分值不是数字：若干",
        "没有把握的地方",
        "作为背景留下",
    ):
        assert part in report, part
    assert not re.search("[a-z]{4,} [a-z]{2,}", report)


def test_what_cannot_be_drafted_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    """A text without parts, a picture, a damaged Word file: no folder comes about."""
    for name, content in (("a.txt", b"nur ein Satz."), ("b.png", b"\x89PNG\r\n\x1a\n\0\0"), ("c.docx", b"PK")):
        (tmp_path / name).write_bytes(content)
        assert main(["draft", str(tmp_path / name), str(tmp_path / "plan"), "de"]) == 1
        assert not (tmp_path / "plan").exists()
