"""Look-ups with an own glossary of 300, 3,000 and 30,000 terms, through the same door.

    python benchmarks/scale.py [--words FILE] [--rounds 15]

The terms are two-word names from a real word list. Prints, for each size: the time to compile
(the first look-up), the size of the cache, the peak memory of compiling, the ratio of an exact and
of a close look-up to ``python -c pass``, and how many names with one typo are found first.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from installed import Installed
from startup import piped

import salesgloss

SIZES = (300, 3_000, 30_000)
TYPOS = 300
NEIGHBORS = {
    key: row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for at, key in enumerate(row)
}


def names(words: Path, count: int, chance: random.Random) -> list[str]:
    plain = [word for word in words.read_text("utf-8").split() if word.isascii() and word.isalpha()]
    usable = sorted({word.lower() for word in plain if 4 <= len(word) <= 10})
    bundled = salesgloss.load()
    found: dict[str, None] = {}
    while len(found) < count:
        name = f"{chance.choice(usable)} {chance.choice(usable)}"
        if not bundled.owners(name):  # a spelling belongs to one term
            found[name] = None
    return list(found)


def typo(name: str, chance: random.Random) -> str:
    """Return ``name`` with one slip: a neighboring key, a swap, a letter left out or doubled."""
    at = chance.randrange(1, len(name) - 1)
    while not name[at : at + 2].isalpha():
        at = chance.randrange(1, len(name) - 1)
    slips = (
        name[:at] + chance.choice(NEIGHBORS[name[at]]) + name[at + 1 :],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
    )
    return chance.choice(slips)


def write(path: Path, all_names: list[str]) -> None:
    entries = "".join(
        f"- {{id: {name.replace(' ', '-')}, name: {name}, category: sales,"
        f" definition: Our word for {name}.}}\n"
        for name in all_names
    )
    path.write_text(f"name: Acme\nterms:\n{entries}", "utf-8")


def recall(run: list[str], wanted: list[str], environment: dict[str, str]) -> float:
    chance = random.Random("typos")
    chosen = chance.sample(wanted, TYPOS)
    queries = [typo(name, chance) for name in chosen]
    done = subprocess.run(
        [*run, "--json", "-"],
        input="\n".join(queries),
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    first = 0
    for name, answer in zip(chosen, map(json.loads, done.stdout.splitlines()), strict=True):
        first += bool(answer["results"]) and answer["results"][0]["id"] == name.replace(" ", "-")
    return first / TYPOS


def rate(run: list[str], environment: dict[str, str], count: int = 40_000) -> float:
    """Return how many exact queries a second one process answers."""
    queries = "MRR\nCAC\nnet revenue retention\n獲客成本\n" * (count // 4)
    start = time.perf_counter()
    subprocess.run(
        [*run, "--json", "-"],
        input=queries.encode(),
        capture_output=True,
        check=True,
        env=environment,
    )
    return count / (time.perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", type=Path, default=Path("/usr/share/dict/words"))
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        installed = Installed(Path(scratch))
        base = [installed.python, "-c", "pass"]
        heads = ("terms", "compile s", "cache MB", "peak MB", "exact", "close", "recall @1")
        print("".join(f"{head:>11}" for head in heads))
        for size in SIZES:
            chance = random.Random(size)
            all_names = names(options.words, size, chance)
            own = Path(scratch, f"own-{size}.yaml")
            write(own, all_names)
            run = [installed.program, "lookup", "--glossary", str(own)]
            before = set((installed.home / "cache").glob("*"))
            start = time.perf_counter()
            subprocess.run(
                [*run, all_names[0]], check=True, capture_output=True, env=installed.environment
            )
            compiled = time.perf_counter() - start
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            cache = sum(
                path.stat().st_size for path in set((installed.home / "cache").glob("*")) - before
            )
            exact, close = [], []
            for _ in range(options.rounds):
                floor = piped(base, installed.environment)
                exact.append(piped([*run, chance.choice(all_names)], installed.environment) / floor)
                slip = typo(chance.choice(all_names), chance)
                close.append(piped([*run, slip], installed.environment) / floor)
            found = recall(run, all_names, installed.environment)
            print(
                f"{size:>11,}{compiled:>11.2f}{cache / 1e6:>11.1f}{peak:>11.0f}"
                f"{statistics.median(exact):>11.2f}{statistics.median(close):>11.2f}{found:>11.3f}"
            )
        speed = rate([installed.program, "lookup"], installed.environment)
        print(f"one process answers {speed:,.0f} exact queries a second")


if __name__ == "__main__":
    main()
