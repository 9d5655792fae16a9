"""Everything a page can draw on: the plan in each language, the interface's texts, drawings, official passages."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..base.browser_entries import ENTRIES, modules
from ..base.files import odd_files
from ..base.problems import DataError, Problem, collect
from ..base.project import BROWSER, PROJECT
from ..plan.icons import read_icons
from ..plan.load import load_plan
from ..plan.original import passages, read_original
from ..plan.versions import since_each_version
from .catalogues import Catalogue, Status, read_catalogues, statuses, unshown
from .edition import Edition
from .interface_texts import read_template
from .messages import translated

if TYPE_CHECKING:
    from pathlib import Path

    from markupsafe import Markup

    from ..plan.model import Plan
    from ..plan.text import Text
    from ..plan.versions import Change, Requirements


@dataclass(frozen=True)
class Site:
    """The plan read from a data folder, ready to be turned into pages and files."""

    data: Path
    docs: Path
    plan: Plan
    catalogues: dict[tuple[str, str], Catalogue]
    icons: dict[str, Markup] = field(default_factory=dict)
    passages: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, data: Path, docs: Path) -> Site:
        """Read the plan from the folder `data`; `docs` holds the pages that tell of the tool.

        Raises DataError with every problem found.
        """
        data = data.absolute()
        problems: list[Problem] = []
        plan = collect(problems, load_plan, data)
        icons = collect(problems, read_icons, data)
        catalogues = collect(problems, read_catalogues, data, plan)
        problems += odd_files(docs) + odd_files(data / "pages")
        if plan is None or icons is None or catalogues is None or problems:
            raise DataError(problems)
        text = read_original(data, plan.source_language)
        return cls(data, docs, plan, catalogues, icons, passages(plan, text) if text else {})

    @cached_property
    def editions(self) -> dict[str, Edition]:
        """One edition a language, the plan's own first. Raises DataError for a catalogue gettext cannot read."""
        return {language.id: self._edition(language.id) for language in self.plan.languages}

    @cached_property
    def statuses(self) -> list[Status]:
        """How far each catalogue has come."""
        return statuses(self.plan, self.catalogues, self.interface_texts)

    @cached_property
    def plan_changes(self) -> list[tuple[int, Requirements, list[Change]]]:
        """Each earlier version of the plan that was kept, and what has changed since."""
        return since_each_version(self.plan, self.data)

    @property
    def notices(self) -> list[str]:
        """What the plan's owner should know before anything else: languages whose interface is mostly another's,
        and Mongolian drafts with words that no source shows."""
        lacking = [(each.language, each) for each in self.statuses if each.domain == "ui" and each.missing]
        return [
            f"The interface has no {name} for {status.missing} of its {status.total} texts and shows another language "
            f"there. To fill them: make worksheet LANGUAGE={name} FILE={name}.xlsx"
            for name, status in lacking
        ] + [str(problem) for problem in unshown(self.data, self.plan, self.catalogues)]

    @cached_property
    def interface_texts(self) -> dict[str, list[str]]:
        """The interface's texts by the source file that has them."""
        return read_template()

    def texts_of(self, entry: str) -> list[str]:
        """The texts in a bundle of the browser code, in its own language; `entry` as in `browser_entries.ENTRIES`."""
        return self._texts[entry]

    @cached_property
    def _texts(self) -> dict[str, list[str]]:
        """The texts of every bundle: found once, as each page and language asks for them."""
        found: dict[str, list[str]] = {}
        for entry in ENTRIES:
            files = [module.relative_to(PROJECT).as_posix() for module in sorted(modules(BROWSER, entry))]
            found[entry] = list(dict.fromkeys(text for file in files for text in self.interface_texts.get(file, [])))
        return found

    @property
    def has_mongolian(self) -> bool:
        """Whether any page or term is in the traditional script."""
        languages = any(language.id.startswith("mn") for language in self.plan.languages)
        return languages or any(term.mn for term in self.plan.terms.values())

    def draft_notice(self, edition: Edition) -> Text | None:
        """What an edition that holds drafts says at its head, on the screen and on paper."""
        drafts = any(status.draft for status in self.statuses if status.language == edition.language)
        return edition.draft_remark() if drafts else None

    def url(self, language: str, path: str) -> str:
        """The address of a page below the site's root: the first language has no folder of its own."""
        return path if language == self.plan.source_language else f"{language}/{path}"

    def _edition(self, language: str) -> Edition:
        texts = self.catalogues[language, "plan"].text
        return Edition(language, translated(self.plan, texts), self.catalogues[language, "ui"])
