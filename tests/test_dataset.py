"""The shipped data is complete, true to its own numbers, and written as the guide asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from rapidfuzz import fuzz

import salesgloss
from salesgloss import calc, model, schema, yaml_io
from salesgloss.model import Formula, Term
from salesgloss.schema import document
from salesgloss.text import fold, has_chinese, is_chinese
from salesgloss.text.hanzi import SIMPLIFIED

DATA = Path(__file__).parents[1] / "data"
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
FULL_WIDTH = "，。；：、？！「」（）"
BANNED_ENGLISH = ("refers to", "is a term", "plays a crucial", "in today's")
BANNED_CHINESE = (
    "營銷", "運營", "合同", "渠道", "復盤", "質量", "默認", "視頻", "軟件", "網絡", "信息", "賬戶",
    "至關重要", "有助於", "旨在",
)  # fmt: skip
BANNED_CHINESE_FORMS = (
    r"扮演[^，。]*角色", r"透過[^，。；]{0,18}來", rf"進行[{HAN}]", r"是一種[^，。；]{0,30}的",
)  # fmt: skip
# Simplified formats that the Big5 character set happens to hold.
SIMPLIFIED_IN_BIG5 = frozenset("万与个么体叶云无尽号虫价")
NO_STANDARD = re.compile(r"no (\w+ )*?(formula|calculation)|not standard")


@pytest.fixture(scope="module")
def terms() -> tuple[Term, ...]:
    document = yaml_io.read(DATA / "terms.yaml")
    assert not document.diagnostics
    assert isinstance(document.data, dict)
    return tuple(schema.decode(record) for record in document.data["terms"])


def offenders(found: Iterable[str]) -> None:
    listed = list(found)
    assert not listed, "\n".join(listed)


def test_loads_without_a_complaint() -> None:
    assert len(salesgloss.load()) >= 388


def test_has_every_term_of_the_article_and_the_inventory(terms: tuple[Term, ...]) -> None:
    wanted = (Path(__file__).parent / "data" / "ids.txt").read_text("utf-8").split()
    assert set(wanted) <= {term.id for term in terms}


def test_has_all_categories_kinds_levels_and_audiences(terms: tuple[Term, ...]) -> None:
    assert {term.category for term in terms} == {
        "finance", "sales", "customer", "marketing", "technology",
    }  # fmt: skip
    assert {term.kind for term in terms} == set(model.KINDS)
    assert {term.level for term in terms} == set(model.LEVELS)
    assert {each for term in terms for each in term.used_by} == set(model.AUDIENCES)


def test_satisfies_the_published_json_schema() -> None:
    published = yaml_io.read(DATA / "terms.schema.json").data
    assert published == document.json_schema(), "run: python -m salesgloss.schema > the file"
    data = yaml_io.read(DATA / "terms.yaml").data
    validator = jsonschema.Draft202012Validator(published)
    offenders(
        f"{'/'.join(map(str, each.path))}: {each.message}" for each in validator.iter_errors(data)
    )


def test_names_its_schema_for_editors() -> None:
    first = (DATA / "terms.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=./terms.schema.json"


def test_every_entry_is_complete(terms: tuple[Term, ...]) -> None:
    def missing(term: Term) -> Iterator[str]:
        for name in ("kind", "level", "used_by", "example", "usage", "related", "asked_as"):
            if not getattr(term, name):
                yield name
        for name in ("name", "definition", "example", "usage"):
            if not getattr(term.translation("zh-Hant"), name):
                yield f"zh-Hant.{name}"
        if {pair.id for pair in term.confused_with} - set(term.translation("zh-Hant").differences):
            yield "zh-Hant.differences"
        if {each.name for formula in term.formulas for each in formula.inputs} != set(
            term.translation("zh-Hant").labels
        ):
            yield "zh-Hant.labels"
        if {formula.name for formula in term.formulas} != set(term.translation("zh-Hant").formulas):
            yield "zh-Hant.formulas"
        if len(term.other_meanings) != len(term.translation("zh-Hant").other_meanings):
            yield "zh-Hant.other_meanings"
        if bool(term.rule_of_thumb) != bool(term.translation("zh-Hant").rule_of_thumb):
            yield "zh-Hant.rule_of_thumb"
        chinese = sum(map(has_chinese, term.asked_as))
        if len(term.asked_as) - chinese < 3 or chinese < 2:
            yield "asked_as (3 English, 2 Chinese)"

    offenders(f"{term.id}: {name}" for term in terms for name in missing(term))


def words(text: str) -> int:
    return len(re.findall(r"\S*[A-Za-z0-9]\S*", text))


def test_definitions_keep_to_their_length(terms: tuple[Term, ...]) -> None:
    def wrong(term: Term) -> Iterator[str]:
        if words(term.gloss("en")) > 30:
            yield f"{words(term.gloss('en'))} words in the gloss"
        if not 30 <= words(term.definition) <= 90:
            yield f"{words(term.definition)} words in the definition"
        if len(term.gloss("zh-Hant").rstrip("。？！")) > 45:
            yield "over 45 characters in the Chinese gloss"

    offenders(f"{term.id}: {what}" for term in terms for what in wrong(term))


def test_glosses_stand_alone(terms: tuple[Term, ...]) -> None:
    def wrong(term: Term) -> Iterator[str]:
        gloss = term.gloss("en").lower()
        for name in filter(None, (term.acronym, term.name)):
            if gloss.startswith(name.lower()):
                yield f"opens with {name}"
        if " " in term.name and re.search(rf"\b{re.escape(term.name.lower())}\b", gloss):
            yield "defines the name by itself"

    offenders(f"{term.id}: {what}" for term in terms for what in wrong(term))


def test_openings_vary(terms: tuple[Term, ...]) -> None:
    openings = Counter(" ".join(term.definition.lower().split()[:4]) for term in terms)
    most = max(2, len(terms) * 3 // 100)
    offenders(
        f"{count} entries open with {text!r}" for text, count in openings.items() if count > most
    )


def test_definitions_differ(terms: tuple[Term, ...]) -> None:
    def are_similar() -> Iterator[str]:
        for number, one in enumerate(terms):
            for other in terms[number + 1 :]:
                if fuzz.token_sort_ratio(one.definition, other.definition, score_cutoff=80):
                    yield f"{one.id} and {other.id}"

    offenders(are_similar())


def test_worked_cases_come_out(terms: tuple[Term, ...]) -> None:
    def wrong(formula: Formula) -> Iterator[str]:
        if not formula.worked:
            yield "no worked case"
        for case in formula.worked:
            result = calc.evaluate(formula.expression, case.inputs)
            stated = Decimal(str(case.result))
            step = Decimal(1).scaleb(min(0, int(stated.normalize().as_tuple().exponent)))
            if abs(result - stated) > step / 2:
                yield f"{formula.expression} gives {result}, not {stated}"

    offenders(
        f"{term.id} ({formula.name}): {what}"
        for term in terms
        for formula in term.formulas
        for what in wrong(formula)
    )
    assert sum(1 for term in terms if term.formulas) >= 90


def test_metrics_have_a_formula_or_say_why_not(terms: tuple[Term, ...]) -> None:
    offenders(
        term.id
        for term in terms
        if term.kind == "metric" and not term.formulas and not NO_STANDARD.search(term.usage or "")
    )


NUMBER = re.compile(
    r"(?<![A-Za-z0-9])(\$|€|£)?(\d[\d,]*(?:\.\d+)?)\s?"
    r"(%|k\b|M\b|bn?\b|B\b|million|thousand|billion|萬|億|千)?"
)
SCALE = {
    "k": 1000, "thousand": 1000, "千": 1000, "M": 10**6, "million": 10**6, "萬": 10**4,
    "億": 10**8, "b": 10**9, "bn": 10**9, "B": 10**9, "billion": 10**9,
}  # fmt: skip
NOT_A_QUANTITY = re.compile(
    r"\b(19|20)\d\d\b(?! ?(%|元|美元|名|家|個|users|customers))|\bQ[1-4]\b|\bH[12]\b|\bB2[BC]\b"
    r"|\b[A-Z]+\d+\b|SOC 2|\b4 ?Ps?\b|Rule of 40|\b\d+(st|nd|rd|th)\b|ASC 606|IFRS 15"
    r"|\d+ 月(?!份?以)|\d+:\d\d|[Nn]et ?\d+|第 ?\d+"
)


def numbers(text: str) -> Iterator[tuple[Decimal, bool]]:
    """Yield each quantity of ``text`` and whether it is a percentage."""
    for found in NUMBER.finditer(NOT_A_QUANTITY.sub(" ", text)):
        value = Decimal(found[2].replace(",", "")) * SCALE.get(found[3] or "", 1)
        yield value, found[3] == "%"


def test_examples_of_metrics_agree_with_a_worked_case(terms: tuple[Term, ...]) -> None:
    def stray(term: Term, text: str) -> Iterator[str]:
        pool = {
            abs(Decimal(str(value)))
            for formula in term.formulas
            for case in formula.worked
            for value in (*case.inputs.values(), case.result)
        }
        found = list(numbers(text))
        if not found:
            yield "no number"
        for value, percent in found if pool else ():
            formats = {each * 100 for each in pool} | (set() if percent else pool)
            if not any(abs(value - form) <= abs(form) * Decimal("0.006") for form in formats):
                yield f"{value} is in no worked case"

    offenders(
        f"{term.id} ({lang}): {what}"
        for term in terms
        if term.kind == "metric"
        for lang, text in (
            ("en", term.example or ""),
            ("zh", term.translation("zh-Hant").example or ""),
        )
        for what in stray(term, text)
    )


def test_questions_are_not_the_definition_again(terms: tuple[Term, ...]) -> None:
    offenders(
        f"{term.id}: {asked}"
        for term in terms
        for asked in term.asked_as
        if asked.lower().rstrip("?") in term.definition.lower()
        or asked in (term.translation("zh-Hant").definition or "")
        or fold(asked) in {fold(term.name), fold(term.translation("zh-Hant").name or "-")}
    )


def test_english_prose_avoids_the_worn_phrases(terms: tuple[Term, ...]) -> None:
    offenders(
        f"{term.id}: {phrase}"
        for term in terms
        for text in (term.definition, term.usage or "", term.example or "")
        for phrase in BANNED_ENGLISH
        if phrase in text.lower()
    )


def chinese_prose(term: Term) -> Iterator[str]:
    zh = term.translation("zh-Hant")
    yield from filter(None, (zh.definition, zh.example, zh.usage))
    yield from zh.differences.values()
    yield from zh.other_meanings
    yield from zh.labels.values()


def is_simplified(character: str) -> bool:
    if character in SIMPLIFIED_IN_BIG5:
        return True
    return character in SIMPLIFIED and not character.encode("big5", "ignore")


def test_chinese_is_traditional(terms: tuple[Term, ...]) -> None:
    offenders(
        f"{term.id}: {''.join(filter(is_simplified, text))} in {text}"
        for term in terms
        for text in (term.translation("zh-Hant").name or "", *chinese_prose(term))
        if any(map(is_simplified, text))
    )


def test_chinese_is_taiwans(terms: tuple[Term, ...]) -> None:
    offenders(
        f"{term.id}: {found[0]} in {text}"
        for term in terms
        for text in (term.translation("zh-Hant").name or "", *chinese_prose(term))
        for form in (*map(re.escape, BANNED_CHINESE), *BANNED_CHINESE_FORMS)
        if (found := re.search(form, text))
    )


def test_chinese_is_typeset(terms: tuple[Term, ...]) -> None:
    rules = {
        "a space between Han and Latin": rf"[{HAN}][A-Za-z0-9$%]|[A-Za-z0-9%][{HAN}]",
        "full-width punctuation": rf"[{HAN}][,;:?!()]|[,;:?!()][{HAN}]",
        "no space beside full-width punctuation": rf"[{FULL_WIDTH}] | [{FULL_WIDTH}]",
        "no space between Han": rf"[{HAN}] [{HAN}]",
        "corner brackets": '[“”"]',
    }
    offenders(
        f"{term.id}: wants {rule}: {found[0]!r} in {text}"
        for term in terms
        for text in chinese_prose(term)
        for rule, form in rules.items()
        if (found := re.search(form, text))
    )


def test_chinese_names_are_chinese_and_unlike(terms: tuple[Term, ...]) -> None:
    names = Counter(term.translation("zh-Hant").name for term in terms)
    offenders(f"{name}: {count} terms" for name, count in names.items() if count > 1)
    known_latin = {"acronym", "name"}
    offenders(
        f"{term.id}: {term.translation('zh-Hant').name}"
        for term in terms
        if not any(map(is_chinese, term.translation("zh-Hant").name or ""))
        and term.translation("zh-Hant").name not in {getattr(term, part) for part in known_latin}
    )


def test_few_look_alikes_a_term(terms: tuple[Term, ...]) -> None:
    written = {term.id: len(term.confused_with) for term in terms}
    offenders(f"{id}: {count} pairs" for id, count in written.items() if count > 4)
    offenders(
        f"{term.id}: {len(term.confused_with)} pairs, mirrored ones included"
        for term in salesgloss.load()
        if len(term.confused_with) > 5
    )
    offenders(
        f"{term.id}: {both}"
        for term in terms
        if (both := set(term.related) & {pair.id for pair in term.confused_with})
    )
