"""How far a text, there and about, is of the glossary's field: by its terms that can mean nothing
else, of the sentence most, less of those around it, a little of all the text so far."""

from __future__ import annotations

import re

AT_HOME = 1.8  # for any mention where one word in a hundred is such a term, or more
ABROAD = -1.8  # where none is
LONG_TEXT = 60  # words; in fewer, the lack of such terms tells nothing
_MOST = 1.0  # of such terms that a sentence counts for
_RICH = 0.01  # of the words of a text, such terms: more of them tell no more
_ALL = 30  # words' worth that all the text so far counts for, anywhere in it
_HALF = 40  # words further away, what stands there counts half
_BORDER = 0.5  # and so much less for each end of a line between

_HAN = re.compile("[\u3400-\u9fff]+")

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Tally:
    """The words of a text so far, and its terms that can mean nothing else."""

    __slots__ = ("certain", "words")

    def __init__(self) -> None:
        self.words = 0.0
        self.certain = 0.0


class Neighborhood:
    """A stretch of text by its sentences, taken up in the ``tally`` of all the text."""

    def __init__(
        self,
        text: str,
        starts: Sequence[int],
        certain: Iterable[tuple[int, str, float]],
        tally: Tally,
    ) -> None:
        """``starts`` are those of the sentences, ``certain`` the sentence numbers, surfaces and
        weights of the terms that can mean nothing else."""
        words, fades = _measured(text, starts)
        told = [0.0] * len(words)
        met: dict[tuple[int, str], float] = {}
        for sentence, surface, weight in certain:
            met[sentence, surface] = weight
        for (sentence, _), weight in met.items():
            told[sentence] = min(_MOST, told[sentence] + weight)
        tally.words += sum(words)
        tally.certain += sum({surface: weight for (_, surface), weight in met.items()}.values())
        self._tells = tally.words >= LONG_TEXT or tally.certain > 0
        self._whole = min(_RICH, tally.certain / max(tally.words, LONG_TEXT))
        self._words = words
        self._told = told
        self._before = _carried(words, told, fades)
        self._after = _carried(words[::-1], told[::-1], fades[::-1])[::-1]

    def prior(self, sentence: int) -> float:
        """Return how much the text around a sentence, by its number, speaks for any mention."""
        if not self._tells:
            return 0.0
        return min(AT_HOME, ABROAD + (AT_HOME - ABROAD) * self._share(sentence))

    def _share(self, at: int) -> float:
        """Return how many certain terms a hundred words have, around a sentence."""
        words_before, before = self._before[at]
        words_after, after = self._after[at]
        return (
            100
            * (self._told[at] + before + after + _ALL * self._whole)
            / (self._words[at] + words_before + words_after + _ALL)
        )


def _measured(text: str, starts: Sequence[int]) -> tuple[list[float], list[float]]:
    """Return the words of each sentence, and what is left behind it of what stands before."""
    has_chinese = _HAN.search(text)
    words, fades = [], []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        said: float = text.count(" ", start, end) + text.count("\n", start, end)
        if has_chinese:
            said += sum(map(len, _HAN.findall(text, start, end))) / 2
        words.append(said)
        fade = 0.5 ** (said / _HALF)
        if text.endswith("\n", start, end):
            fade *= _BORDER
            if text.endswith("\n\n", start, end):
                fade *= _BORDER
        fades.append(fade)
    return words, fades


def _carried(
    words: list[float], told: list[float], fades: list[float]
) -> list[tuple[float, float]]:
    """Return what the sentences before each come to: words, certain terms, the nearer the more."""
    found, size, certain = [], 0.0, 0.0
    for said, sure, fade in zip(words, told, fades, strict=True):
        found.append((size, certain))
        size, certain = (size + said) * fade, (certain + sure) * fade
    return found
