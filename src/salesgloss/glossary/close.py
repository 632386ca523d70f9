"""The close tier: spellings that the query begins, reorders or nearly spells."""

from __future__ import annotations

from salesgloss.glossary import confidence, likeness
from salesgloss.glossary.analysis import STOP_WORDS, stem
from salesgloss.text import fold, has_chinese, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from salesgloss.glossary import Glossary
    from salesgloss.glossary.answer import Hit

LOOKED_AT = 10  # of the spellings most alike, so many are judged closely; of long ones, half
_LONG = 24  # characters
_BEGUN = 50  # of the spellings a query begins
# Words that say what sort of thing is meant and add nothing: "the BANT framework".
_SORT_WORDS = """
acronym concept definition formula framework kpi meaning method methodology metric model process
score software strategy survey system team technique term tool
"""
_SORTS = frozenset(_SORT_WORDS.split())
_CLIPPED = {
    "acct": "account", "acq": "acquisition", "avg": "average", "biz": "business",
    "comp": "compensation", "cust": "customer", "dev": "development", "gen": "generation",
    "mgmt": "management", "mgr": "manager", "mktg": "marketing", "mkt": "market",
    "mo": "month", "mthly": "monthly", "op": "opportunity", "opp": "opportunity",
    "opps": "opportunity", "ops": "operations", "org": "organization", "prop": "proposition",
    "qual": "qualified", "rep": "representative", "reps": "representative", "rev": "revenue",
    "yr": "year",
}  # fmt: skip


def bags(spoken: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield (bag, number of the key) for the keys, in order, of more than one word."""
    for number, key in enumerate(sorted(spoken, key=str.encode)):
        if bag := _bag(spoken[key].split(" ")):
            yield bag, number


def _bag(spoken: Iterable[str]) -> str:
    """Return the words of substance, stemmed and sorted; empty for fewer than two."""
    found = {stem(_CLIPPED.get(word, word)) for word in spoken if word not in STOP_WORDS}
    return " ".join(sorted(found)) if len(found) > 1 else ""


def near(glossary: Glossary, text: str) -> list[Hit]:
    """Return the terms whose spellings are close to ``text``, best first; ties by id."""
    wanted = words(text)
    if not wanted:
        return []
    scores = dict.fromkeys(_reordered(glossary, wanted), confidence.SURE)
    if not scores:
        scores = _begun(glossary, wanted)
        for number, score in _alike(glossary, wanted):
            scores[number] = max(score, scores.get(number, 0.0))
    return _hits(glossary, scores)


def _reordered(glossary: Glossary, wanted: str) -> list[int]:
    """Return the numbers of the keys with the same words of substance, or the same but for a word
    that only says what sort of thing is meant."""
    rows = glossary.image.rows("bags")
    spoken = wanted.split(" ")
    plain = [word for word in spoken if word not in _SORTS]
    for reading in (spoken, plain):
        if (bag := _bag(reading)) and (row := rows.find(bag.encode("utf-8", "replace"))):
            return [int(number) for number in row.split()]
    if plain and len(plain) < len(spoken):
        keys, key = glossary.image.rows("keys"), fold(" ".join(plain)).encode("utf-8", "replace")
        at = keys.bisect(key)
        if at < len(keys) and keys[at].startswith(key + b"\t"):
            return [at]
    return []


def _begun(glossary: Glossary, wanted: str) -> dict[int, float]:
    keys = glossary.image.rows("keys")
    key = fold(wanted)
    begin = key.encode("utf-8", "replace")
    start = keys.bisect(begin)
    scores: dict[int, float] = {}
    for at in range(start, min(start + _BEGUN, len(keys))):
        if not keys[at].startswith(begin):
            break
        cells = keys[at].decode().split("\t")
        at_word = has_chinese(key) or (" " in wanted and words(cells[3]).startswith(f"{wanted} "))
        scores[at] = confidence.begun(len(key), len(cells[0]), at_word=at_word)
    return scores


def _alike(glossary: Glossary, wanted: str) -> Iterator[tuple[int, float]]:
    from salesgloss import matching  # rapidfuzz: half of what a close look-up costs

    spoken = glossary.image.section("words").decode().split("\n")
    chinese = has_chinese(wanted)
    limit = LOOKED_AT if len(wanted) <= _LONG else LOOKED_AT // 2
    for number, _ in matching.rank(wanted, spoken, limit=limit, cutoff=confidence.LEAST):
        meant = spoken[number]
        price = likeness.price(wanted, meant)
        length = max(map(len, map("".join, map(likeness.without_articles, (meant, wanted)))))
        one_word = " " not in meant
        yield number, confidence.spelled(price, length, chinese=chinese, one_word=one_word)


def _hits(glossary: Glossary, scores: Mapping[int, float]) -> list[Hit]:
    """Return a hit for each term at its best-scored spelling; misnomers never are near."""
    keys = glossary.image.rows("keys")
    found: dict[int, Hit] = {}
    for at, score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
        cells = keys[at].decode().split("\t")
        for cell in range(1, len(cells), 3):
            number, field, spelling = int(cells[cell]), cells[cell + 1], cells[cell + 2]
            if field.endswith("misnomer"):
                continue
            sure = confidence.in_field(score, field, spelling)
            hit = glossary.hit(number, score=round(sure, 1), matched=spelling, field=field)
            if number not in found or hit.score > found[number].score:
                found[number] = hit
    return sorted(
        (hit for hit in found.values() if hit.score >= confidence.LEAST),
        key=lambda hit: (-hit.score, hit.id),
    )
