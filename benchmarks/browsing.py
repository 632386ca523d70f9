"""Time of a key in the browser, from pressing it until all is drawn: processor time, in milliseconds.

    python benchmarks/browsing.py

Names, a typo, a description and Chinese are typed sign by sign, and the cards walked through, in both
languages and three sizes of window; the library's own drawing is part of it. The same keys are
pressed several times over, and of each the median counts: a slow moment of the machine is none of ours.
"""

from __future__ import annotations

import asyncio
import statistics
import time

import salesgloss
from salesgloss.tui.browser import Browser, SearchLine

TEXTS = (
    "net revenue retention",
    "montly recuring rev",
    "how long until a customer pays back",
    "churn",
    "獲客成本",
    "sales accepted lead",
)
ROUNDS = 5
ON_A_CARD = ("enter", "tab", "tab", "enter", "1", "backspace", "slash")
SIZES = (80, 24), (40, 24), (160, 50)


async def keys(lang: str, size: tuple[int, int]) -> list[tuple[float, str]]:
    """Return of each key the milliseconds that it took."""
    found = []
    browser = Browser(salesgloss.load(), lang)
    async with browser.run_test(size=size) as pilot:
        await pilot.pause()
        for text in TEXTS:
            for key in (*text, *ON_A_CARD):
                start = time.process_time()
                await pilot.press("space" if key == " " else key)
                await pilot.pause()
                found.append(((time.process_time() - start) * 1000, key))
            browser.query_one(SearchLine).value = ""
            await pilot.pause()
    return found


def main() -> None:
    terms = len(salesgloss.load())
    print(f"{terms} terms{'':<14}{'keys':>6}{'median':>8}{'95 %':>8}{'most':>8}")
    for lang in ("en", "zh-Hant"):
        for size in SIZES:
            rounds = [asyncio.run(keys(lang, size)) for _ in range(ROUNDS)]
            found = sorted(map(statistics.median_low, zip(*rounds, strict=True)))
            took = [each for each, _ in found]
            centiles = statistics.quantiles(took, n=20)
            print(
                f"{lang:<10}{size[0]:>4} x {size[1]:<7}{len(took):>6}{statistics.median(took):>8.1f}"
                f"{centiles[-1]:>8.1f}{took[-1]:>8.1f}  {found[-1][1]}"
            )


if __name__ == "__main__":
    main()
