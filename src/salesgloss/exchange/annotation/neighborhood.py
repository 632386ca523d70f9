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

_HAN = re.compile("[\u3400-\u9fff]")

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
        sentences = [
            text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
        ]
        words = list(map(_words, sentences))
        fades = [
            0.5 ** (size / _HALF) * _BORDER ** _line_ends(said)
            for said, size in zip(sentences, words, strict=True)
        ]
        met: list[dict[str, float]] = [{} for _ in words]
        for sentence, surface, weight in certain:
            met[sentence][surface] = weight
        told = [min(_MOST, sum(each.values())) for each in met]
        tally.words += sum(words)
        tally.certain += sum({name: size for each in met for name, size in each.items()}.values())
        self._tally = tally
        self._shares = self._smoothed(words, told, fades)

    def prior(self, sentence: int) -> float:
        """Return how much the text around a sentence, by its number, speaks for any mention."""
        if self._tally.words < LONG_TEXT and not self._tally.certain:
            return 0.0
        return min(AT_HOME, ABROAD + (AT_HOME - ABROAD) * self._shares[sentence])

    def _smoothed(self, words: list[float], told: list[float], fades: list[float]) -> list[float]:
        """Return how many certain terms a hundred words have, around each sentence."""
        whole = min(_RICH, self._tally.certain / max(self._tally.words, LONG_TEXT))
        before = _carried(words, told, fades)
        after = _carried(words[::-1], told[::-1], fades[::-1])[::-1]
        return [
            100
            * (told[at] + before[at][1] + after[at][1] + _ALL * whole)
            / (words[at] + before[at][0] + after[at][0] + _ALL)
            for at in range(len(words))
        ]


def _carried(
    words: list[float], told: list[float], fades: list[float]
) -> list[tuple[float, float]]:
    """Return what the sentences before each come to: words, certain terms, the nearer the more."""
    found, size, certain = [], 0.0, 0.0
    for said, sure, fade in zip(words, told, fades, strict=True):
        found.append((size, certain))
        size, certain = (size + said) * fade, (certain + sure) * fade
    return found


def _line_ends(sentence: str) -> int:
    """Return how many line ends ``sentence`` ends with, no more than two."""
    return sentence[-2:].count("\n") if sentence.endswith("\n") else 0


def _words(text: str) -> float:
    size = text.count(" ") + text.count("\n")
    return size if text.isascii() else size + len(_HAN.findall(text)) / 2
