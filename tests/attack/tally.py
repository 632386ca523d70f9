"""What was tried and how often, and the slowest of it."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

SCALE = float(os.environ.get("SALESGLOSS_ATTACK", "1"))  # times the usual trials
KEPT_IN = os.environ.get("SALESGLOSS_ATTACK_TALLY")  # a file, for a run of hours
EVERY = 1000


def trials(usual: int) -> int:
    """Return how many trials to make where ``usual`` are made in the ordinary suite."""
    return max(1, round(usual * SCALE))


@dataclass(slots=True)
class Tally:
    """Counts by what was tried, and by the same the most processor time that one took."""

    counts: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, tuple[float, str]] = field(default_factory=dict)

    def add(self, tried: str, *, seconds: float = 0.0, what: str = "") -> None:
        self.counts[tried] += 1
        if seconds > self.slowest.get(tried, (0.0, ""))[0]:
            self.slowest[tried] = (seconds, what)
        if not self.counts.total() % EVERY:
            self.keep()

    def rows(self) -> list[str]:
        """Return a line each of what was tried, how often, and the slowest."""
        found = []
        for tried, count in self.counts.items():
            row = f"{count:>9,}  {tried}"
            if tried in self.slowest:
                seconds, what = self.slowest[tried]
                row += f"; slowest {seconds:.3f} s: {what[:300]!a}"
            found.append(row)
        return found

    def keep(self) -> None:
        if KEPT_IN:
            Path(KEPT_IN).write_text("\n".join(self.rows()) + "\n", "utf-8")


TALLY = Tally()
