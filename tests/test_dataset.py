"""The shipped data is complete, true to its own numbers, and written as the guide asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from rapidfuzz import fuzz, process
from tests.british import BRITISH

import salesgloss
from salesgloss import calc, model, schema, spelling_fields, yaml_io
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
    offenders(
        f"{term.id}: {name}"
        for term in terms
        for name in (*lacking(term), *lacking_in_chinese(term))
    )


def lacking(term: Term) -> Iterator[str]:
    for name in ("topic", "kind", "level", "used_by", "related", "asked_as"):
        if not getattr(term, name):
            yield name
    if term.level == 3:
        if not (term.example or term.usage):
            yield "example or usage"
    else:
        yield from (name for name in ("example", "usage") if not getattr(term, name))
    asked_in_chinese = sum(map(has_chinese, term.asked_as))
    if len(term.asked_as) - asked_in_chinese < 3 or asked_in_chinese < 2:
        yield "asked_as (3 English, 2 Chinese)"


def lacking_in_chinese(term: Term) -> Iterator[str]:
    chinese = term.translation("zh-Hant")
    inputs = {each.name for formula in term.formulas for each in formula.inputs}
    results = {formula.result for formula in term.formulas if formula.result}
    whole = {
        "name": bool(chinese.name),
        "definition": bool(chinese.definition),
        "example": bool(term.example) == bool(chinese.example),
        "usage": bool(term.usage) == bool(chinese.usage),
        "differences": {pair.id for pair in term.confused_with} <= set(chinese.differences),
        "labels": inputs == set(chinese.labels),
        "formulas": {formula.name for formula in term.formulas} == set(chinese.formulas),
        "results": results == set(chinese.results),
        "other_meanings": len(term.other_meanings) == len(chinese.other_meanings),
        "parts": len(term.parts) == len(chinese.parts),
        "benchmarks": len(term.benchmarks) == len(chinese.benchmarks),
    }
    yield from (f"zh-Hant.{name}" for name, holds in whole.items() if not holds)


def test_a_thousand_terms_each_in_a_topic(terms: tuple[Term, ...]) -> None:
    categories = {
        each.id: [topic.id for topic in each.topics] for each in salesgloss.load().categories
    }
    assert len(terms) >= 950
    assert all(4 <= len(topics) <= 8 for topics in categories.values())
    counts = Counter((term.category, term.topic) for term in terms)
    offenders(
        f"{category}: {topic}: {counts[category, topic]}"
        for category, topics in categories.items()
        for topic in topics
        if counts[category, topic] < 5
    )


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of ``text``."""
    rest = " ".join(text.split())
    while rest:
        sentence = model.first_sentence(rest)
        yield sentence
        rest = rest[len(sentence) :].strip()


def words(text: str) -> int:
    return len(re.findall(r"\S*[A-Za-z0-9]\S*", text))


def test_definitions_keep_to_their_length(terms: tuple[Term, ...]) -> None:
    def wrong(term: Term) -> Iterator[str]:
        if words(term.gloss("en")) > 30:
            yield f"{words(term.gloss('en'))} words in the gloss"
        if not 18 <= words(term.definition) <= 90:
            yield f"{words(term.definition)} words in the definition"
        for sentence in sentences(term.definition):
            if words(sentence) > 28:
                yield f"{words(sentence)} words in a sentence: {sentence}"
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
    said = [" ".join(sorted(term.definition.split())) for term in terms]

    def are_similar() -> Iterator[str]:
        for number, (one, text) in enumerate(zip(terms, said, strict=True), 1):
            like = process.extract_iter(text, said[number:], scorer=fuzz.ratio, score_cutoff=80)
            for _, _, at in like:
                yield f"{one.id} and {terms[number + at].id}"

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
        if len(term.confused_with) > 12
    )
    offenders(
        f"{term.id}: {both}"
        for term in terms
        if (both := set(term.related) & {pair.id for pair in term.confused_with})
    )


# What stands before a name makes it another quantity or thing.
MEASURES = ("rate", "margin", "gross", "net", "cost", "value", "ratio", "per", "total", "average")


def spellings(term: Term) -> Iterator[tuple[str, str]]:
    """Yield (kind, folded spelling) of what leads to ``term``."""
    for text, field in term.spellings():
        if (kind := spelling_fields.kind(field)) != spelling_fields.ID:
            yield kind, fold(text)


def test_a_spelling_has_one_owner(terms: tuple[Term, ...]) -> None:
    names: dict[str, set[str]] = {}
    for term in terms:
        for kind, spelling in spellings(term):
            if kind in (spelling_fields.NAME, spelling_fields.ALIAS):
                names.setdefault(spelling, set()).add(term.id)
    offenders(f"{spelling}: {owners}" for spelling, owners in names.items() if len(owners) > 1)
    offenders(
        f"{term.id}: keyword {spelling} is a name of {names[spelling]}"
        for term in terms
        for kind, spelling in spellings(term)
        if kind == spelling_fields.KEYWORD and names.get(spelling, {term.id}) != {term.id}
    )
    offenders(
        f"{term.id}: {spelling} is alias and keyword"
        for term in terms
        for spelling in [each for kind, each in spellings(term) if kind == spelling_fields.KEYWORD]
        if spelling in {each for kind, each in spellings(term) if kind != spelling_fields.KEYWORD}
    )


def test_an_alias_is_no_other_measure(terms: tuple[Term, ...]) -> None:
    """Flags "EBITDA margin" among the aliases of EBITDA: another's name with a word of measure."""
    names = {fold(term.name): term.id for term in terms}
    names |= {fold(term.acronym): term.id for term in terms if term.acronym}

    def other(term: Term, alias: str) -> bool:
        said = alias.lower().split()
        own = set(re.findall(r"[a-z]+", term.name.lower()))
        measures = [word for word in said if word in MEASURES and word not in own]
        rest = fold(" ".join(word for word in said if word not in MEASURES))
        return bool(measures) and rest in names and names[rest] == term.id and term.kind == "metric"

    flagged = [
        f"{term.id}: {alias}" for term in terms for alias in term.aliases if other(term, alias)
    ]
    offenders(sorted(set(flagged) - set(MEASURE_ALIASES)))


# The same quantity said with its measure: a rate that is called by its event, a cost by its thing.
MEASURE_ALIASES = (
    "burn-multiple: net burn multiple",
    "customer-lifetime: average customer lifetime",
    "feature-adoption: feature adoption rate",
    "first-contact-resolution: first contact resolution rate",
    "market-penetration: market penetration rate",
    "pipeline-coverage: pipeline coverage ratio",
    "resolution-time: average resolution time",
    "return-on-investment: ROI ratio",
    "revenue: total revenue",
    "sales-cycle-length: Average Sales Cycle Length",
    "sales-cycle-length: average sales cycle length",
    "sales-efficiency: sales efficiency ratio",
    "stickiness: stickiness ratio",
    "ticket-deflection: ticket deflection rate",
    "time-in-stage: average time in stage",
    "weighted-pipeline: weighted pipeline value",
    "working-capital: net working capital",
)


def test_a_variant_that_gives_something_else_names_it(terms: tuple[Term, ...]) -> None:
    offenders(
        f"{term.id}: {formula.name}"
        for term in terms
        for formula in term.formulas[1:]
        if formula.result is None and formula.unit != term.formulas[0].unit
    )


def test_what_is_good_has_a_source(terms: tuple[Term, ...]) -> None:
    with_benchmarks = [term for term in terms if term.kind == "metric" and term.benchmarks]
    assert len(with_benchmarks) >= 45

    def wrong(term: Term) -> Iterator[str]:
        for each in term.benchmarks:
            if not (each.source and each.year):
                yield "no source or year"
            if each.year and each.year < 2020 and not (each.note or "").startswith("Historical"):
                yield f"{each.year} without a word that it is historical"
            if each.value is None and each.low is None and each.high is None:
                yield "no number"
        years = [each.year or 0 for each in term.benchmarks]
        if years != sorted(years, reverse=True):
            yield "not newest first"

    offenders(f"{term.id}: {what}" for term in terms for what in wrong(term))
    assert not [term.id for term in terms if term.rule_of_thumb]


def test_frameworks_say_what_they_consist_of(terms: tuple[Term, ...]) -> None:
    wanted = {
        "meddic", "meddpicc", "bant", "spin-selling", "aida", "buying-committee", "sales-funnel",
        "forecast-category", "multi-touch-attribution",
    }  # fmt: skip
    known = {term.id: term for term in terms}
    offenders(id for id in wanted & set(known) if len(known[id].parts) < 3)
    assert sum(1 for term in terms if term.parts) >= 60


def share(count: int, of: int) -> float:
    return 100 * count / of


@pytest.mark.parametrize(
    ("key", "mark", "most"),
    [("definition", ":", 15), ("usage", ":", 20), ("definition", ";", 10), ("usage", ";", 10)],
)
def test_sentences_are_sentences(terms: tuple[Term, ...], key: str, mark: str, most: int) -> None:
    texts = [text for term in terms if (text := getattr(term, key))]
    assert share(sum(mark in text for text in texts), len(texts)) <= most


ARTICLES = re.compile(
    r"^(An?|The|To|Any|Every|Each|All|Both|One|Two|Three|Four|Five|Six|What|How|Who|Where|When|Whether"
    r"|Either|Most|Several|Many|Part|Everything|Everyone|Someone|Something|Whatever|Whoever)\b"
)


def test_a_gloss_has_its_article(terms: tuple[Term, ...]) -> None:
    """A gloss opens with an article or a subject; mass nouns and plurals ("Software that …") stand
    bare in English too, so that only countable singulars without an article are left to flag."""
    singular = re.compile(
        r"^(Share|Number|Amount|Person|Share|Ratio|Rate|Percentage|Metric|Process|Document|Contract|Company"
        r"|Team|Role|List|Meeting|Leader|Value|Price|Cost|Measure|Method|Framework|Practice|Plan|Rule|Rep"
        r"|Agreement|Customer|Sum|Point|Period|Total|Average) (of|that|who|which|between|in|for|to|by|at|from)\b"
    )
    offenders(
        f"{term.id}: {term.gloss('en')}"
        for term in terms
        if not ARTICLES.match(term.gloss("en")) and singular.match(term.gloss("en"))
    )


def test_english_is_american(terms: tuple[Term, ...]) -> None:
    offenders(
        f"{term.id}: {found[0]}"
        for term in terms
        for text in (term.definition, term.usage or "", term.example or "")
        if (found := BRITISH.search(text))
    )
