"""Fit how sure a look-up may be: the coefficients of the named and of the meaning tier.

    python benchmarks/calibrate.py [QUERIES.tsv] [--write]

QUERIES.tsv has the columns kind, lang, query and expected (names joined by '|', or NONE). Each
tier is a logistic regression, ridge by ``PENALTY``, fitted by Newton's method on what the tier
sees: queries that the tiers before it leave to it. Shown for each are the folds' reliability (five
folds, each judged by a model that has not seen it) and what the two thresholds give; ``--write``
puts the coefficients, fitted on all, where ``salesgloss.search.probability`` reads them.
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
from salesgloss.search import confidence, exact, fuzzy, meaning, named, probability, tiers

ROOT = Path(__file__).parent.parent
COEFFICIENTS = ROOT / "src/salesgloss/search/coefficients.py"
PENALTY = 0.5
FOLDS = 5
Case = tuple[dict[str, float], bool, int]  # features, whether right, the query's number


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    default = Path(__file__).parent / "queries/training.tsv"
    parser.add_argument("queries", nargs="?", type=Path, default=default)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with options.queries.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    glossary = salesgloss.load()
    cases = {"named": [*named_cases(glossary, rows)], "meaning": [*meant_cases(glossary, rows)]}
    fitted = {}
    for model, known in cases.items():
        print(f"\n{model}: {len(known)} cases, {sum(right for _, right, _ in known)} right")
        show_reliability([*cross_validated(known)])
        fitted[model] = fit(known)
        print(pformat({name: round(value, 2) for name, value in fitted[model].items()}))
    if options.write:
        COEFFICIENTS.write_text(source(fitted), encoding="utf-8")


def left_to_likeness(glossary: Glossary, query: str) -> bool:
    """Tell whether no reading of ``query`` is exact or close, and it compares nothing."""
    index = glossary.index
    if exact(index, query) or tiers.exact_reading(index, query):
        return False
    if glossary.lookup(query).match in ("exact", "close"):
        return False
    return not confidence.clear_winners(fuzzy.find_fuzzy(index, query))


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
    for at, row in enumerate(rows):
        query = row["query"]
        if left_to_likeness(glossary, query):
            found = meaning.search(glossary.index, query, meaning.RERANK_DEPTH)
            if likely := confidence.prioritize(query, found):
                features = confidence.describing(glossary.index, query, likely)
                yield features, likely[0].number in wanted(glossary, row), at


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Return the coefficient of each feature, and under "" what is added to all."""
    names = ["", *cases[0][0]]
    rows = [([1.0, *features.values()], float(right)) for features, right, _ in cases]
    weights = [0.0] * len(names)
    for _ in range(30):
        ridge = [0.0, *[PENALTY] * (len(names) - 1)]
        gradient = [-penalty * weight for penalty, weight in zip(ridge, weights, strict=True)]
        hessian = [[ridge[i] * (i == j) for j in range(len(names))] for i in range(len(names))]
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
                yield probability.by_model(model, features), right


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
