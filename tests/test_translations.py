"""Translation catalogues: they follow the texts, and what is not translated is shown as such."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import polib
import pytest
from babel.messages.pofile import read_po
from project import PROJECT

from selfcheck.base.problems import DataError
from selfcheck.base.project import BROWSER
from selfcheck.languages.catalogues import INTERFACE, catalogue_file, read_catalogue, read_catalogues
from selfcheck.languages.interface_texts import marked_texts, outdated_template, read_template
from selfcheck.languages.messages import Message, messages, translated
from selfcheck.languages.site import Site
from selfcheck.languages.update import outdated_catalogues, update, update_all
from selfcheck.plan.load import load_plan
from selfcheck.plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def fill(data: Path, sources: list[Message], translations: dict[str, str]) -> None:
    """Write a Chinese catalogue with these translations."""
    update(data, "zh", "plan", sources)
    file = catalogue_file(data, "zh", "plan")
    text = file.read_text("utf-8")
    for source, translation in translations.items():
        assert f'msgid "{source}"\nmsgstr ""' in text
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{translation}"')
    file.write_text(text, "utf-8")


def lookup(data: Path, context: str, source: str) -> Text:
    """What the Chinese catalogue in `data` gives for a text."""
    return read_catalogue(data, "zh", "plan", "en").text(context, source)


def test_every_text_of_the_plan_has_a_context_from_its_ids(harbour: Path) -> None:
    """Translators see where a text belongs, and moving a requirement between measures keeps its translation."""
    contexts = {message.context: message.text for message in messages(load_plan(harbour))}
    assert contexts["piers.ropes.text"] == "Ropes are coiled."
    assert contexts["piers.order.title"] == "Order"
    assert contexts["piers.order.context.1.text"] == "The pier looks cared for."
    assert contexts["piers.facets.cover.options.tent.label"] == "With a tent"
    assert contexts["scales.scales.has.ratings.yes.label"] == "Yes"
    assert contexts["plan.notes.invented.text"] == "No such harbour exists."
    assert contexts["evidence"] == "Rope list"
    assert not any("anchor" in context or ".id" in context for context in contexts)


def test_a_translated_plan_keeps_everything_else(harbour: Path) -> None:
    """Translation changes texts only: ids, conditions, weights and order stay as they are."""
    plan = load_plan(harbour)
    other = translated(plan, lambda context, text: f"<{text}>")
    ropes = other.sectors[0].requirements[0]
    assert (ropes.text, ropes.evidence, ropes.id, ropes.anchor) == (
        "<Ropes are coiled.>",
        ["<Rope list>"],
        "ropes",
        "coil the ropes",
    )
    assert other.sectors[0].facets[1].option_ids == ["roof", "tent"]


def test_a_changed_text_turns_its_translation_fuzzy(harbour: Path) -> None:
    """The old translation stays visible as a draft, with the old source beside it."""
    fill(harbour, messages(load_plan(harbour)), {"Ropes are coiled.": "绳已盘好。"})
    file = harbour / "sectors" / "1-piers.yml"
    file.write_text(file.read_text("utf-8").replace("Ropes are coiled.", "All ropes are coiled."), "utf-8")
    update(harbour, "zh", "plan", messages(load_plan(harbour)))
    text = lookup(harbour, "piers.ropes.text", "All ropes are coiled.")
    assert (text, text.lang, text.draft) == ("绳已盘好。", "zh", True)
    assert '#| msgid "Ropes are coiled."' in catalogue_file(harbour, "zh", "plan").read_text("utf-8")


def test_a_changed_shared_text_finds_its_nearest_translation(harbour: Path) -> None:
    """Evidence texts share one context: a changed one takes over the translation most like it."""
    fill(harbour, messages(load_plan(harbour)), {"Rope list": "绳索清单"})
    file = harbour / "sectors" / "1-piers.yml"
    file.write_text(
        file.read_text("utf-8").replace("- Rope list", "- List of ropes and lines\n          - Rope lists"), "utf-8"
    )
    update(harbour, "zh", "plan", messages(load_plan(harbour)))
    assert lookup(harbour, "evidence", "Rope lists").draft
    assert lookup(harbour, "evidence", "List of ropes and lines").lang == "en"


def test_a_text_that_goes_and_comes_back_finds_its_translation_as_a_draft(harbour: Path) -> None:
    """Taking a requirement out does not throw its translation away, nor make a reviewed one of a draft."""
    sources = messages(load_plan(harbour))
    fill(harbour, sources, {"A log is kept.": "备有日志。"})
    update(harbour, "zh", "plan", [message for message in sources if message.text != "A log is kept."])
    update(harbour, "zh", "plan", sources)
    text = lookup(harbour, "boats.log.text", "A log is kept.")
    assert (text, text.draft) == ("备有日志。", True)


def test_a_review_survives_an_update(harbour: Path) -> None:
    """Who translated last, a translator's comment and the fuzzy mark are the translators' and stay."""
    sources = messages(load_plan(harbour))
    fill(harbour, sources, {"Piers": "码头"})
    file = catalogue_file(harbour, "zh", "plan")
    text = file.read_text("utf-8").replace(
        '"Language: zh\\n"', '"Language: zh\\n"\n"Last-Translator: Harbour board <board@example.org>\\n"'
    )
    text = text.replace(
        '#: data/sectors/1-piers.yml\nmsgctxt "piers.title"',
        '# seen by the board\n#: data/sectors/1-piers.yml\n#, fuzzy\nmsgctxt "piers.title"',
    )
    file.write_text(text, "utf-8")
    update(harbour, "zh", "plan", sources)
    after = file.read_text("utf-8")
    assert "Last-Translator: Harbour board" in after
    assert "# seen by the board" in after
    assert lookup(harbour, "piers.title", "Piers").draft


def test_a_translators_name_may_hold_quotation_marks(harbour: Path) -> None:
    """Whatever the header says of the translator, the catalogue that is written can be read again."""
    sources = messages(load_plan(harbour))
    update(harbour, "zh", "plan", sources)
    file = catalogue_file(harbour, "zh", "plan")
    name = 'Last-Translator: Harbour \\"night\\" board \\\\ <board@example.org>'
    file.write_text(file.read_text("utf-8").replace('"Language: zh', f'"{name}\\n"\n"Language: zh'), "utf-8")
    for _ in range(2):
        update(harbour, "zh", "plan", sources)
        assert f'"{name}\\n"\n' in file.read_text("utf-8")


def test_a_draft_that_lost_its_names_is_not_shown(harbour: Path) -> None:
    """After a text got a {name}, its former translation stays for the translator; the page shows the original."""
    before, after = Message("", "Piers", ""), Message("", "Piers of {unit}", "")
    fill(harbour, [before], {"Piers": "码头"})
    update(harbour, "zh", "plan", [after])
    assert 'msgstr "码头"' in catalogue_file(harbour, "zh", "plan").read_text("utf-8")
    assert (lookup(harbour, "", after.text), lookup(harbour, "", after.text).lang) == (after.text, "en")


def test_faults_of_one_catalogue_leave_all_as_they_are(harbour: Path) -> None:
    """`make translations` writes nothing when a catalogue cannot be read: what it holds would be lost."""
    update_all(load_plan(harbour), harbour, marked_texts())
    files = sorted((harbour / "locales").rglob("*.po"))
    files[-1].write_text("msgid", "utf-8")
    before = [file.read_bytes() for file in files]
    with pytest.raises(DataError):
        update_all(load_plan(harbour), harbour, {})
    assert [file.read_bytes() for file in files] == before


def test_updating_twice_changes_nothing(harbour: Path) -> None:
    """A catalogue that is up to date is written back byte for byte, so that changes are easy to read."""
    sources = messages(load_plan(harbour))
    update(harbour, "zh", "plan", sources)
    first = catalogue_file(harbour, "zh", "plan").read_bytes()
    update(harbour, "zh", "plan", sources)
    assert catalogue_file(harbour, "zh", "plan").read_bytes() == first


def test_a_broken_catalogue_is_reported_with_its_line(harbour: Path) -> None:
    """A slip in a PO file names file and line instead of a traceback."""
    file = catalogue_file(harbour, "zh", "plan")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('msgid "Piers"\nmsgstr "码头"\nmsgidd "Boats"\n', "utf-8")
    with pytest.raises(DataError) as caught:
        Site.load(harbour, PROJECT / "docs").editions["zh"]
    assert caught.value.problems[0].path == "data/locales/zh/plan.po"


def test_an_untranslated_passage_says_its_language(harbour: Path) -> None:
    """What has no translation is shown in the plan's language and knows it."""
    edition = Site.load(harbour, PROJECT / "docs").editions["zh"]
    text = edition.plan.sectors[0].requirements[0].text
    assert isinstance(text, Text)
    assert (str(text), text.lang) == ("Ropes are coiled.", "en")


def test_the_catalogues_are_up_to_date() -> None:
    """`make translations` has been run: no text of the plan or the interface is unknown to the translators."""
    assert outdated_catalogues(load_plan(PROJECT / "data"), PROJECT / "data", marked_texts()) == []


def test_the_template_holds_what_the_code_marks() -> None:
    """A build reads the template: a text that it lacks would stay untranslated in the scripts of a page."""
    marked = marked_texts()
    assert outdated_template(marked) == []
    assert read_template() == marked
    assert [each.path for each in outdated_template({**marked, "hooks/new.py": ["新"]})] == [
        "selfcheck/languages/ui.pot"
    ]


def test_a_catalogue_that_lacks_a_text_is_outdated(harbour: Path) -> None:
    """What the translators have not been given yet is found before it is committed."""
    plan, marked = load_plan(harbour), marked_texts()
    assert [each.path for each in outdated_catalogues(plan, harbour, marked)] == ["data/locales/zh/plan.po"]
    update_all(plan, harbour, marked)
    assert outdated_catalogues(plan, harbour, marked) == []
    outdated = outdated_catalogues(plan, harbour, {**marked, "new.py": ["第 {number} 行"]})
    assert [(each.path, each.message) for each in outdated] == [
        (f"selfcheck/languages/interface/{language}.po", "the catalogue is outdated") for language in ("en", "mn-Mong")
    ]


def test_chinese_texts_have_chinese_punctuation() -> None:
    """Half-width marks between Chinese characters come from an input method left in English."""
    texts = {text for texts in read_template().values() for text in texts}
    pages = [file.read_text("utf-8") for file in sorted((PROJECT / "docs" / "zh").rglob("*.md"))]
    for text in [*texts, *pages]:
        assert not re.findall(r"[\u4e00-\u9fff`）][,:;!?]|[,:;!?][\u4e00-\u9fff]", re.sub(r"\{[^}]*\}", "", text)), text


def test_every_text_of_the_browser_code_reaches_the_translators() -> None:
    """Each text is found in the file it stands in, within other texts too: a page brings those of its own scripts."""
    marked = marked_texts()
    for file in BROWSER.glob("*/**/*.ts"):
        name = file.relative_to(BROWSER)
        if name.parts[0] not in ("node_modules", "tests", "tools"):
            texts = re.findall(r'\b_\(\s*"([^"]+)"', file.read_text("utf-8"))
            assert set(texts) == set(marked.get(f"browser/{name.as_posix()}", [])), name


def test_a_translation_that_calls_a_term_otherwise_than_the_glossary_is_found(harbour: Path) -> None:
    """The glossary says 绳 for rope: a catalogue with 缆索 in a requirement is named with its line, a draft is not."""
    catalogue = polib.POFile()
    entry = polib.POEntry(msgctxt="piers.ropes.text", msgid="Ropes are coiled.", msgstr="缆索盘好。")
    catalogue.append(entry)
    file = harbour / "locales" / "zh" / "plan.po"
    file.parent.mkdir(parents=True)
    catalogue.save(str(file))
    with pytest.raises(DataError) as caught:
        read_catalogues(harbour, load_plan(harbour))
    [problem] = caught.value.problems
    assert problem.path == "data/locales/zh/plan.po" and problem.line > 1
    assert problem.message == "the translation of rope (`rope`) is not the glossary's: “绳”"
    for said, flags in (("绳索盘好。", []), ("缆索盘好。", ["fuzzy"])):
        entry.msgstr, entry.flags = said, flags
        catalogue.save(str(file))
        assert read_catalogues(harbour, load_plan(harbour))


def test_english_is_complete() -> None:
    """Every text of the plan and of the interface has an English translation that is no draft."""
    for status in Site.load(PROJECT / "data", PROJECT / "docs").statuses:
        if status.language == "en":
            assert (status.domain, status.draft, status.missing) == (status.domain, 0, 0)


def test_all_mongolian_is_marked_as_draft() -> None:
    """Nobody has reviewed a Mongolian text yet: none may look as if somebody had."""
    for file in (catalogue_file(PROJECT / "data", "mn-Mong", "plan"), INTERFACE / "mn-Mong.po"):
        with file.open("rb") as stream:
            entries = [entry for entry in read_po(stream) if entry.id and entry.string]
        assert entries, f"{file} has no drafts at all"
        assert all(entry.fuzzy for entry in entries)


@pytest.mark.parametrize(
    "file",
    sorted([*(PROJECT / "data" / "locales").rglob("*.po"), *INTERFACE.glob("*.po")]),
    ids=lambda f: f"{f.parent.name}/{f.stem}",
)
def test_gettext_accepts_the_catalogues(file: Path, msgfmt: Callable[..., None]) -> None:
    """The translators' own tools read the catalogues without complaint."""
    msgfmt(file)


@pytest.fixture
def msgfmt() -> Callable[..., None]:
    """gettext's own checker."""
    program = shutil.which("msgfmt")
    if not program:
        pytest.skip("gettext is not installed: tests/install-browser.sh installs it when root")

    def check(file: Path) -> None:
        result = subprocess.run(
            [program, "--check", "-o", "/dev/null", file], capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stderr

    return check
