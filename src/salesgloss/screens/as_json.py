"""Answers as JSON, assembled from the records' ready-made bytes."""

from salesgloss.languages import DEFAULT, translations
from salesgloss.text import json_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesgloss.index import Index, TermSummary
    from salesgloss.search import Answer, Hit


def answer(index: "Index", found: "Answer") -> bytes:
    """Return ``found`` as one JSON object on one line, the same in every language."""
    results = [
        _hit(hit, f', "matched": {json_string(hit.matched)}, "field": {json_string(hit.field)}')
        + b', "term": '
        + index.record_json(hit.number)
        + b"}"
        for hit in found.hits
    ]
    compared = b""
    if len(found.sides) > 1:
        compared = b', "differences": [' + b", ".join(_differences(index, found)) + b"]"
    offered = [_hit(hit) + b"}" for hit in found.suggestions]
    return b"".join(
        (
            f'{{"query": {json_string(found.query)}, "match": "{found.match}", "results": ['.encode(
                "utf-8", "replace"
            ),
            b", ".join(results),
            b"]",
            compared,
            b', "suggestions": [',
            b", ".join(offered),
            b"]}\n",
        )
    )


def listing(index: "Index", rows: "Iterable[TermSummary]") -> bytes:
    """Return the records of ``rows`` as one JSON array."""
    records = (index.record_json(row.number) for row in rows)
    return b"[" + b",\n ".join(records) + b"]\n"


def _differences(index: "Index", found: "Answer") -> "Iterator[bytes]":
    """Yield each pair of what is compared that has a sentence, as one object."""
    from salesgloss.screens import comparison  # no part of a plain answer

    for pair in comparison.differences(index, found, DEFAULT):
        if pair.sentence:
            ids = f"[{json_string(pair.one.id)}, {json_string(pair.other.id)}]"
            texts = "".join(
                f', "{lang}": {{"difference": {json_string(text)}}}'
                for lang in translations()
                if (text := index.difference(pair.one.number, pair.other.number, lang))
                != pair.sentence
            )
            sentence = json_string(pair.sentence)
            yield f'{{"ids": {ids}, "difference": {sentence}{texts}}}'.encode()


def _hit(hit: "Hit", more: str = "") -> bytes:
    label = json_string(hit.label)
    return f'{{"id": {json_string(hit.id)}, "label": {label}, "score": {hit.score}{more}'.encode()
