"""Start-up of every kind of call, as a ratio to ``python -c pass`` of the same interpreter.

    python benchmarks/startup.py [--rounds 31] [--against CHECKOUT]

Every command runs once a round, so that a slow moment of the machine meets all of them; ratios
are taken round by round and their medians printed, with the quartiles. The wheel is installed in
a fresh environment by a current pip and byte-compiled. Terminal figures run under a
pseudo-terminal and are compared with ``python -c pass`` under one. With ``--against`` every
command also runs, in the same rounds, as another checkout has it; the last column is this one's
time to that one's.
"""

from __future__ import annotations

import argparse
import os
import pty
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from installed import Installed

PIPED, TERMINAL, PROMPT = "piped", "terminal", "until its first question"
ASKED = (b"Answer", b"Any key")  # the second where a word is shown before it is asked
PEERS = {
    "sdcv": ["sdcv", "-n", "MRR"],
    "dict": ["dict", "-h", "localhost", "MRR"],
    "tealdeer / tldr": ["tldr", "--version"],
    "wtf": ["wtf", "ROI"],
    "fzf --filter": ["sh", "-c", "printf 'MRR\\nARR\\n' | fzf --filter MRR"],
}


def piped(command: Sequence[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment,
        check=False,
    )
    return time.perf_counter() - start


def on_terminal(
    command: Sequence[str], environment: dict[str, str], until: Sequence[bytes] = ()
) -> float:
    """Return the seconds until ``command`` ends on a terminal, or has written one of ``until``."""
    unpaged = {**environment, "TERM": "xterm", "PAGER": "cat"}  # a pager would wait for a key
    ours, theirs = pty.openpty()
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=unpaged)
    os.close(theirs)
    seen = b""
    while not any(text in seen for text in until):
        if select.select([ours], [], [], 10)[0]:
            try:
                read = os.read(ours, 65536)
            except OSError:
                read = b""
            if not read:
                break
            seen += read
    took = time.perf_counter() - start
    process.kill() if until else process.wait()
    process.wait()
    os.close(ours)
    return took


def _timed(command: Sequence[str], where: str, installed: Installed) -> float:
    if where == PIPED:
        return piped(command, installed.environment)
    return on_terminal(command, installed.environment, ASKED if where == PROMPT else ())


def own_glossary(path: Path, count: int) -> Path:
    entries = "".join(
        f"  - id: own-term-{number}\n    name: Own Term {number}\n    category: sales\n"
        f"    definition: What our company calls the own term with the number {number}.\n"
        for number in range(count)
    )
    path.write_text(f"name: Acme\nterms:\n{entries}", "utf-8")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=31)
    parser.add_argument("--against", type=Path, metavar="CHECKOUT")
    options = parser.parse_args()
    rounds = options.rounds
    with tempfile.TemporaryDirectory() as scratch:
        installed = Installed(Path(scratch))
        other = Installed(Path(scratch, "other"), options.against) if options.against else None
        own = own_glossary(Path(scratch, "own.yaml"), 1000)
        run = installed.program
        cases = [
            ("exact look-up, --plain", PIPED, [run, "lookup", "--plain", "MRR"], 1.3),
            ("exact look-up, --json", PIPED, [run, "lookup", "--json", "MRR"], 1.3),
            ("exact look-up in Chinese", PIPED, [run, "lookup", "獲客成本"], None),
            (
                "... with an own glossary of 1,000",
                PIPED,
                [run, "lookup", "MRR", "--glossary", str(own)],
                1.6,
            ),
            ("completion of a name", PIPED, [run, "--complete", "zsh", ":mr", "lookup"], 1.6),
            ("exact look-up", TERMINAL, [run, "lookup", "MRR"], 6),
            ("close look-up", PIPED, [run, "lookup", "montly recuring revenue"], 4.5),
            ("meaning look-up", PIPED, [run, "lookup", "how long until a customer pays back"], 5.5),
            ("a miss", PIPED, [run, "lookup", "photosynthesis"], 5.5),
            ("calc", PIPED, [run, "calc", "CAC", "spend=50k", "new_customers=25"], 5),
            ("list", PIPED, [run, "list"], 9),
            ("--help", PIPED, [run, "--help"], 9),
            ("a comparison", TERMINAL, [run, "lookup", "MRR vs ARR"], 7),
            ("list", TERMINAL, [run, "list"], 10),
            ("--help", TERMINAL, [run, "--help"], 14),
            ("quiz", PROMPT, [run, "quiz"], 12),
        ]
        cases += [
            (name, PIPED, command, None)
            for name, command in PEERS.items()
            if shutil.which(command[0])
        ]
        base = [installed.python, "-c", "pass"]
        ratios: list[list[float]] = [[] for _ in cases]
        to_other: list[list[float]] = [[] for _ in cases]
        for turn in range(rounds + 1):
            floor = {PIPED: piped(base, installed.environment)}
            floor[TERMINAL] = floor[PROMPT] = on_terminal(base, installed.environment)
            for (_, where, command, _), found, compared in zip(
                cases, ratios, to_other, strict=True
            ):
                took = _timed(command, where, installed)
                if turn:  # the first round warms the caches
                    found.append(took / floor[where])
                if other and command[0] == run:
                    before = _timed([other.program, *command[1:]], where, other)
                    compared.append(took / before)
        print(
            f"python {'.'.join(map(str, sys.version_info[:3]))}, pip {installed.pip}, {rounds} rounds"
        )
        print(
            f"{'what':<36}{'where':<26}{'ratio':>6}  {'quartiles':<14}{'at most':>8}{'to other' if other else '':>10}"
        )
        for (name, where, _, most), found, compared in zip(cases, ratios, to_other, strict=True):
            low, middle, high = statistics.quantiles(found, n=4)
            bound = f"{most:>8}" if most else f"{'':>8}"
            beside = f"{statistics.median(compared[1:]):>10.2f}" if compared else ""
            print(f"{name:<36}{where:<26}{middle:>6.2f}  {low:.2f} - {high:<7.2f}{bound}{beside}")


if __name__ == "__main__":
    main()
