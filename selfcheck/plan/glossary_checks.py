"""Checks of the glossary: sources, reviews, writing systems, look-alikes, and terms that texts use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from . import mongolian, original
from .check_parts import requirements
from .evidence_checks import check_evidence
from .glossary import Term
from .term_finder import MIN_LENGTH, TermFinder
from .yaml_source import Location, YamlSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..base.problems import Problem
    from .model import Plan, Sector

Terms = list[tuple[YamlSource, Location, Term]]

_PINYIN = re.compile(r"[A-Za-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ,，、 '’-]+")
_LATIN = re.compile(r"[A-Za-zäöüÄÖÜšŠčČžŽéēγΓɣǰŋ,. '’-]+")
_CYRILLIC = re.compile(r"[А-Яа-яЁёӨөҮү,.«» -]+")
_HAN = re.compile(r"[\u3400-\u9fff]")


def check_glossary(read: list[tuple[YamlSource, Any]], language: str) -> list[Problem]:
    """All faults of the glossary's terms; `language` is the plan's own."""
    terms: Terms = [(source, ("terms", n), term) for source, glossary in read for n, term in enumerate(glossary.terms)]
    problems = list(_doubled(terms, language))
    by_id = {term.id: term for _, _, term in terms}
    for source, at, term in terms:
        problems += _named(term, at, source, language)
        problems += check_evidence(term, at, source, by_id)
        for rule in (_writing, _mongolian, _variants):
            problems += rule(term, at, source)
    return [*problems, *_look_alikes(terms)]


def check_terms_used(plan: Plan, read: list[tuple[YamlSource, Any]]) -> list[Problem]:
    """Requirements whose `terms` and text do not agree.

    The rule: `terms` names every term of three characters or more that the text uses, by the longest
    match, and no term that does not occur there as a word of its own: 汉文 is not in 蒙汉文字.
    Shorter terms may be named too.
    """
    terms = plan.terms
    if len(terms) < sum(len(glossary.terms) for glossary in plan.glossary):
        return []  # a duplicate id: which of the two is meant is unknown
    finder = TermFinder(plan.terms.values(), plan.source_language)
    return [problem for source, sector in read for problem in _used(sector, source, terms, finder)]


def check_related(plan: Plan, read: list[tuple[YamlSource, Any]], text: str) -> Iterator[Problem]:
    """Against the official text: a term is marked `related` exactly when it does not occur there."""
    finder = TermFinder(plan.terms.values(), plan.source_language)
    there = original.standing(text, map(finder.form, plan.terms.values()))
    for source, glossary in read:
        for t, term in enumerate(glossary.terms):
            form = finder.form(term)
            if not form or (form in there) != term.related:
                continue
            message, remedy = (
                (f"`{form}` stands in the official text, but is marked as `related`", "delete `related`")
                if term.related
                else (f"`{form}` is not in the official text", "add `related: true`, or write it as it stands there")
            )
            yield source.problem(("terms", t, "related" if term.related else "id"), message, remedy)


def unused_terms(plan: Plan) -> list[str]:
    """The ids of the terms that no requirement names, in the order of the data."""
    used = {term for sector in plan.sectors for requirement in sector.requirements for term in requirement.terms}
    return [term for term in plan.terms if term not in used]


def _used(sector: Sector, source: YamlSource, terms: dict[str, Term], finder: TermFinder) -> Iterator[Problem]:
    for at, _, requirement in requirements(sector):
        found = finder.find(requirement.text)
        missing = [term for term in found if len(finder.form(term)) >= MIN_LENGTH and term.id not in requirement.terms]
        # An unknown name is reported elsewhere, and may be the missing one misspelt.
        if missing and all(name in terms for name in requirement.terms):
            names = ", ".join(f"`{finder.form(term)}`" for term in missing)
            listed = ", ".join([*requirement.terms, *(term.id for term in missing)])
            yield source.problem(
                (*at, "text"), f"the text uses {names}, not named below it", f"write terms: [{listed}]"
            )
        for t, name in enumerate(requirement.terms):
            term = terms.get(name)
            if name in requirement.terms[:t]:
                yield source.problem((*at, "terms", t), f"the term `{name}` is named twice", "keep one")
            elif term and finder.form(term) and term not in found:
                yield source.problem(
                    (*at, "terms", t),
                    f"the text does not use the term `{name}` ({finder.form(term)})",
                    "delete it here, or write the term in the text",
                )


def _doubled(terms: Terms, language: str) -> Iterator[Problem]:
    seen: dict[tuple[str, str], str] = {}
    for source, at, term in terms:
        for field, value in ((("id",), term.id), (_key(language), term.form(language))):
            key = (field[-1], value or "")
            if value and key in seen:
                yield source.problem(
                    (*at, *field),
                    f"the term's {field[-1]} `{value}` stands twice (first in {seen[key]})",
                    "make one entry of the two",
                )
            seen.setdefault(key, f"{source.path}:{source.place((*at, *field))[0]}")


def _key(language: str) -> tuple[str, ...]:
    """Where a term's form in a language stands."""
    own = {"mn-Mong": "mn", "zh": "zh", "en": "en"}
    name = own.get(language) or own.get(language.split("-")[0])
    return (name,) if name else ("forms", language)


def _named(term: Term, at: Location, source: YamlSource, language: str) -> Iterator[Problem]:
    """A term is found and explained in the plan's own language, whatever others it is in."""
    if not term.form(language):
        key = _key(language)
        line = f"{key[0]}: …" if len(key) == 1 else f"forms: {{{key[1]}: …}}"
        yield source.problem((*at, "id"), f"`{term.id}` is not named in the plan's own language", f"add `{line}`")
    if not term.meaning(language):
        yield source.problem(
            (*at, "definition"), f"`{term.id}` is not explained in the plan's own language", f"add `{language}: …` here"
        )
    for other in term.forms:
        if (key := _key(other)) != ("forms", other):
            yield source.problem(
                (*at, "forms", other), f"`{other}` has a key of its own", f"write `{key[0]}: …`, outside `forms`"
            )
    if term.pinyin and not term.zh:
        yield source.problem((*at, "pinyin"), "`pinyin` without Chinese", "add `zh: …`, or delete this line")


def _writing(term: Term, at: Location, source: YamlSource) -> Iterator[Problem]:
    """Each field in its own writing system: letters that only look right break search and copying."""
    rules = (
        ("pinyin", _PINYIN, "pinyin with tone marks", "write e.g. mínzú tuánjié, without digits for tones"),
        ("mn_latin", _LATIN, "a Latin transliteration", "write e.g. bičig, ündüsüten-ü"),
        ("mn_cyrl", _CYRILLIC, "Cyrillic", "write it with Cyrillic letters; a Latin o or y only looks like one"),
    )
    for field, pattern, wanted, remedy in rules:
        value = getattr(term, field) or ""
        strange = "".join(dict.fromkeys(character for character in value if not pattern.fullmatch(character)))
        if strange:
            codes = ", ".join(f"`{character}` (U+{ord(character):04X})" for character in strange)
            yield source.problem((*at, field), f"{codes} does not belong in {wanted}", remedy)
    if _HAN.search(term.en or ""):
        yield source.problem((*at, "en"), "Chinese characters in the English", "translate them")
    if _HAN.search(term.meaning("en") or ""):
        yield source.problem((*at, "definition", "en"), "Chinese characters in the English", "translate them")
    for field in ("mn_latin", "mn_cyrl"):
        if getattr(term, field) and not term.mn:
            yield source.problem((*at, field), f"`{field}` without `mn`", "add the Mongolian form, or delete this line")


def _mongolian(term: Term, at: Location, source: YamlSource) -> Iterator[Problem]:
    if not term.mn:
        return
    faults = mongolian.encoding_faults(term.mn)
    for message, remedy in faults:
        yield source.problem((*at, "mn"), message, remedy)
    if not faults and term.mn_latin and not mongolian.same_transliteration(term.mn, term.mn_latin):
        yield source.problem(
            (*at, "mn_latin"),
            f"`{term.mn_latin}` does not spell the Mongolian form",
            f"letter by letter that is {mongolian.transliterated(term.mn)}; correct this line, or `mn`",
        )


def _variants(term: Term, at: Location, source: YamlSource) -> Iterator[Problem]:
    """A variant documents what others write: its encoding is checked, its spelling is theirs."""
    known = {term.mn}
    for v, variant in enumerate(term.variants):
        here = (*at, "variants", v, "mn")
        for message, remedy in mongolian.encoding_faults(variant.mn):
            yield source.problem(here, message, remedy)
        if variant.mn in known:
            yield source.problem(here, f"the variant `{variant.mn}` repeats a form above", "delete it")
        known.add(variant.mn)
    if term.variants and not term.mn:
        yield source.problem((*at, "variants"), "variants of a form that is not there", "write the first one as `mn`")


def _look_alikes(terms: Terms) -> Iterator[Problem]:
    """Words of the terms that look alike and are spelt apart: readers and search take them for one.

    Where it is one word in two spellings, the entries must agree on one. Where both spellings have a
    reason (another word, another usage), one of the two entries says so: it lists the other spelling under
    `variants`, or quotes it in its `note`.
    """
    first: dict[tuple[str, ...], dict[str, tuple[str, str]]] = {}  # shape -> spelling -> (place, entry's own words)
    for source, at, term in terms:
        if not term.mn or mongolian.encoding_faults(term.mn):
            continue
        told = " ".join([term.note or "", *(variant.mn for variant in term.variants)])
        for word in dict.fromkeys(mongolian.stem(word) for word in mongolian.words(term.mn)):
            spellings = first.setdefault(mongolian.shape(word), {})
            for other, (place, other_told) in spellings.items():
                if other != word and other not in told and word not in other_told:
                    yield source.problem(
                        (*at, "mn"),
                        f"`{word}` ({mongolian.transliterated(word)}) looks like `{other}` "
                        f"({mongolian.transliterated(other)}) in {place}",
                        "spell both alike; or, where both are right, list the other spelling under `variants` "
                        "or quote it in `note`",
                    )
                    break
            else:
                place = f"{source.path}:{source.place((*at, 'mn'))[0]}"
                # The entry that explains the spelling stands for all that use it.
                kept = spellings.get(word)
                spellings[word] = (kept[0] if kept else place, f"{kept[1] if kept else ''} {told}")
