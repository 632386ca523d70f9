"""Fit what a look-up ranks by and how sure it may be: the coefficients of named and meaning.

    python benchmarks/calibrate.py [--write]

The tables in ``queries`` have the columns kind, lang, query and expected (names joined by '|', or
NONE). Each model is a logistic regression, ridge by ``PENALTY``, fitted by Newton's method on what
its tier sees: queries that the tiers before it leave to it. A ranking is fitted on pairs, how a
right term differs from each wrong one beside it. ``meaning.tsv`` counts for the meaning tier alone:
so many descriptions that hold the names of other terms, and names of other things, nobody asks.
Shown for each are the folds' reliability (five folds, each judged by a model that has not seen it)
and what the two thresholds give; ``--write`` puts the coefficients, fitted on all, where
``salesgloss.search.probability`` reads them.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator, Mapping, Sequence
from math import log
from pathlib import Path
from pprint import pformat

import salesgloss
from salesgloss.glossary import Glossary
from salesgloss.search import confidence, exact, meaning, named, noise, probability, tiers
from salesgloss.search.asking import sought
from salesgloss.search.coefficients import COEFFICIENTS
from salesgloss.search.meaning import ScoredTerm
from salesgloss.text import has_chinese, words
from salesgloss.text.rules import rules_for

ROOT = Path(__file__).parent.parent
QUERIES = ROOT / "benchmarks/queries"
FITTED = ROOT / "src/salesgloss/search/coefficients.py"
PENALTY = 0.5
RANKING_PENALTY = 0.1
FOLDS = 5
Case = tuple[dict[str, float], bool, int]  # features, whether right, the query's number


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows, more = (read(QUERIES / name) for name in ("training.tsv", "meaning.tsv"))
    more = [*rows, *more]
    glossary = salesgloss.load()
    fitted = {}
    for model in (meaning.RANKING, meaning.CHINESE_RANKING):
        ranked = [*ranked_cases(glossary, more, chinese=model == meaning.CHINESE_RANKING)]
        show_ranking(model, ranked)
        fitted[model] = COEFFICIENTS[model] = fit(ranked, RANKING_PENALTY)
        print(pformat({name: round(value, 2) for name, value in fitted[model].items()}))
    cases = {"named": [*named_cases(glossary, rows)], "meaning": [*meant_cases(glossary, more)]}
    for model, known in cases.items():
        print(f"\n{model}: {len(known)} cases, {sum(right for _, right, _ in known)} right")
        show_reliability([*cross_validated(known)])
        fitted[model] = fit(known)
        print(pformat({name: round(value, 2) for name, value in fitted[model].items()}))
    if options.write:
        FITTED.write_text(source(fitted), encoding="utf-8")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def left_to_likeness(glossary: Glossary, query: str) -> bool:
    """Tell whether ``query`` comes as far as the tiers that are fitted: no reading of it is exact or
    close, and it may hold a name or describe something."""
    index = glossary.index
    if exact(index, query) or tiers.exact_reading(index, query) or noise.is_noise(query):
        return False
    if glossary.lookup(query).match in ("exact", "close"):
        return False
    return confidence.has_content(query) and tiers.says_more_than_a_name(query)


def wanted(glossary: Glossary, row: Mapping[str, str]) -> set[int]:
    """Return the numbers of the terms that answer ``row``."""
    if row["expected"] == "NONE":
        return set()
    return {
        hit.number
        for name in row["expected"].split("|")
        for hit in exact(glossary.index, name) or tiers.exact_reading(glossary.index, name)
    }


def named_cases(glossary: Glossary, rows: Sequence[Mapping[str, str]]) -> Iterator[Case]:
    for at, row in enumerate(rows):
        if left_to_likeness(glossary, row["query"]):
            right = wanted(glossary, row)
            for mention, features in named.described(glossary.index, row["query"]):
                yield features, bool(right & set(mention.numbers)), at


def meant_cases(glossary: Glossary, rows: Sequence[Mapping[str, str]]) -> Iterator[Case]:
    for at, row, likely in described(glossary, rows):
        features = confidence.describing(glossary.index, told(row), likely)
        yield features, likely[0].number in wanted(glossary, row), at


def ranked_cases(
    glossary: Glossary, rows: Sequence[Mapping[str, str]], *, chinese: bool
) -> Iterator[Case]:
    """Yield for each wrong candidate how the likeliest right one differs from it, which is right,
    and the reverse, which is wrong."""
    for at, row, likely in described(glossary, rows):
        numbers = wanted(glossary, row)
        right = [each for each in likely if each.number in numbers]
        if right and has_chinese(told(row)) is chinese:
            for other in likely:
                if other.number not in numbers:
                    for best, worse, is_right in (
                        (right[0], other, True),
                        (other, right[0], False),
                    ):
                        yield differences(best.features, worse.features), is_right, at


def differences(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {name: value - other[name] for name, value in one.items()}


def described(
    glossary: Glossary, rows: Sequence[Mapping[str, str]]
) -> Iterator[tuple[int, Mapping[str, str], list[ScoredTerm]]]:
    """Yield the rows that come as far as the meaning tier, with their candidates."""
    for at, row in enumerate(rows):
        likely = tiers.candidates(glossary.index, told(row), meaning.RERANK_DEPTH)
        if likely and left_to_likeness(glossary, row["query"]):
            yield at, row, likely


def told(row: Mapping[str, str]) -> str:
    """Return what the query of ``row`` describes."""
    query = row["query"]
    return sought(query, rules_for(words(query))) or query


def fit(cases: Sequence[Case], penalty: float = PENALTY) -> dict[str, float]:
    """Return the coefficient of each feature, and under "" what is added to all."""
    names = ["", *cases[0][0]]
    rows = [([1.0, *features.values()], float(right)) for features, right, _ in cases]
    weights = [0.0] * len(names)
    for _ in range(30):
        ridges = [0.0, *[penalty] * (len(names) - 1)]
        gradient = [-ridge * weight for ridge, weight in zip(ridges, weights, strict=True)]
        hessian = [[ridges[i] * (i == j) for j in range(len(names))] for i in range(len(names))]
        for values, right in rows:
            odds = sum(weight * value for weight, value in zip(weights, values, strict=True))
            chance = probability.logistic(odds)
            spread = chance * (1 - chance)
            for i, value in enumerate(values):
                if value:
                    gradient[i] += value * (right - chance)
                    for j, other in enumerate(values):
                        hessian[i][j] += spread * value * other
        step = solve(hessian, gradient)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return dict(zip(names, weights, strict=True))


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Return the x of matrix x = right, by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(size):
            if other != at and (factor := rows[other][at]):
                rows[other] = [
                    value - factor * base for value, base in zip(rows[other], rows[at], strict=True)
                ]
    return [row[-1] for row in rows]


def cross_validated(cases: Sequence[Case]) -> Iterator[tuple[float, bool]]:
    """Yield the probability of each case by a model that has not seen its query."""
    for fold in range(FOLDS):
        model = fit([case for case in cases if case[2] % FOLDS != fold])
        for features, right, at in cases:
            if at % FOLDS == fold:
                yield probability.logistic(probability.log_odds_by(model, features)), right


def show_ranking(name: str, cases: Sequence[Case]) -> None:
    """Print how many queries have a right term before all wrong ones, of those that have one among
    the candidates, each judged by a model that has not seen it."""
    queries = {at for _, _, at in cases}
    lost = set()
    for fold in range(FOLDS):
        model = fit([case for case in cases if case[2] % FOLDS != fold], RANKING_PENALTY)
        for features, is_right, at in cases:
            if at % FOLDS == fold and is_right and probability.log_odds_by(model, features) <= 0:
                lost.add(at)
    print(f"\n{name}: {len(queries)} queries, {len(queries - lost)} with a right term first")


def show_reliability(judged: Sequence[tuple[float, bool]]) -> None:
    print("said        n  right")
    for low in range(0, 100, 10):
        held = [right for chance, right in judged if low <= 100 * chance < low + 10]
        if held:
            print(f"{low:3}-{low + 10:3}% {len(held):5}   {sum(held) / len(held):4.0%}")
    loss = -sum(log(max(chance if right else 1 - chance, 1e-9)) for chance, right in judged)
    print(f"log loss {loss / len(judged):.3f}")
    for threshold in (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
        answered = [right for chance, right in judged if chance >= threshold]
        missed = sum(right for chance, right in judged if chance < threshold)
        print(
            f"at {threshold:.2f}: {len(answered)} answered, {sum(answered)} right, {missed} missed"
        )


def source(fitted: Mapping[str, Mapping[str, float]]) -> str:
    """Return the module of the coefficients."""
    lines = [
        '"""Fitted by ``benchmarks/calibrate.py``: what each feature adds to the log odds."""',
        "",
    ]
    lines += [
        "from __future__ import annotations",
        "",
        "COEFFICIENTS: dict[str, dict[str, float]] = {",
    ]
    for model, weights in fitted.items():
        lines += [f'    "{model}": {{']
        lines += [f'        "{name}": {value:.3f},' for name, value in weights.items()]
        lines += ["    },"]
    return "\n".join([*lines, "}", ""])


if __name__ == "__main__":
    main()
