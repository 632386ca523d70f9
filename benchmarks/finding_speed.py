"""Time of a query in-process, by tier, and the size of the index, at three sizes.

    python benchmarks/finding_speed.py

The shipped terms, and with made-up ones to make 3,000 and 30,000: names of two or three made-up
words, a definition of thirty, two questions each. Queries are made from the terms: their names, names
with two letters exchanged, six words of a definition, and words that no term has.
"""

from __future__ import annotations

import random
import resource
import statistics
import time
from collections.abc import Sequence

import salesgloss
from salesgloss.glossary import Glossary
from salesgloss.index import Index
from salesgloss.index.build import build
from salesgloss.model import Term

SIZES = (0, 3_000, 30_000)
QUERIES = 200


def made_up(count: int, chance: random.Random) -> list[Term]:
    spoken = [
        "".join(chance.choice("bcdfglmnprstv") + chance.choice("aeiou") for _ in range(size))
        for size in (2, 3, 4)
        for _ in range(3_000)
    ]
    found: dict[str, Term] = {}
    while len(found) < count:
        name = " ".join(chance.choices(spoken, k=chance.choice((2, 3))))
        id = name.replace(" ", "-")
        found[id] = Term(
            id=id,
            name=name,
            category="sales",
            definition=f"{' '.join(chance.choices(spoken, k=30))}.",
            asked_as=tuple(" ".join(chance.choices(spoken, k=8)) for _ in range(2)),
        )
    return list(found.values())


def queries(terms: Sequence[Term], chance: random.Random) -> dict[str, list[str]]:
    chosen = chance.choices(terms, k=QUERIES)
    return {
        "exact": [term.name for term in chosen],
        "close": [swapped(term.name, chance) for term in chosen],
        "meaning": [" ".join(term.definition.split()[2:8]) for term in chosen],
        "none": [f"zyx{number}qk wvut{number}" for number in range(QUERIES)],
    }


def swapped(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, max(len(name) - 2, 2))
    return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]


def main() -> None:
    shipped = list(salesgloss.load())
    print(
        f"{'terms':>8}{'build s':>9}{'index MB':>10}{'peak MB':>9}   p50 / p95 ms by the tier asked for"
    )
    for size in SIZES:
        chance = random.Random(size)
        terms = [*shipped, *made_up(max(size - len(shipped), 0), chance)]
        start = time.perf_counter()
        compiled = build(terms)
        built = time.perf_counter() - start
        glossary = Glossary(Index(compiled))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        cells = [f"{len(terms):>8,}{built:>9.1f}{len(compiled) / 1e6:>10.1f}{peak:>9.0f}  "]
        for tier, asked in queries(terms, chance).items():
            times = sorted(timed(glossary, query) for query in asked)
            middle, late = statistics.median(times), times[int(0.95 * len(times))]
            cells.append(f"{tier} {middle:.2f} / {late:.2f}")
        print("   ".join(cells))


def timed(glossary: Glossary, query: str) -> float:
    start = time.perf_counter()
    glossary.lookup(query)
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
