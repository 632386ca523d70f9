"""Which of a list of words is most like what was written: "did you mean" of options, keys and values."""

from __future__ import annotations

from collections.abc import Collection, Iterator

LIKENESS = 0.7  # the least, from 0 to 1 (difflib's ratio)
MOST_COMPARED = 400  # words; difflib takes some 20 microseconds each


def closest(written: str, known: Collection[str], *, likeness: float = LIKENESS) -> str | None:
    """Return the one of ``known`` that is most like ``written``, None where none is.

    Among many only those are compared that begin alike or have about the same length.
    """
    import difflib  # only where something was mistyped

    candidates = list(_candidates(written, known)) if len(known) > MOST_COMPARED else list(known)
    near = difflib.get_close_matches(written[:200], candidates, n=1, cutoff=likeness)
    return near[0] if near else None


def _candidates(written: str, known: Collection[str]) -> Iterator[str]:
    begin, count = written[:2], 0
    for word in known:
        if word[:2] == begin and abs(len(word) - len(written)) <= 3:
            yield word
            count += 1
            if count == MOST_COMPARED:
                return
