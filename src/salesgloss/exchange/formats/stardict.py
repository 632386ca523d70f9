"""StarDict: GoldenDict, e-readers, sdcv. Names are headwords, all other spellings synonyms."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from salesgloss.exchange.articles import Article, articles
from salesgloss.exchange.publication import Format, Options, Progress, Publication, a_folder

NAME = "salesgloss"


def order(word: str) -> tuple[bytes, bytes]:
    """Return the key by which StarDict sorts: ASCII without case, then the bytes."""
    content = word.encode("utf-8", "replace")
    return content.lower(), content


def _write(published: Publication, options: Options, progress: Progress) -> dict[str, bytes]:
    found = sorted(_of_one_word(articles(published)), key=lambda each: order(each.headword))
    index, texts = bytearray(), bytearray()
    synonyms: list[tuple[str, int]] = []
    for at, article in enumerate(found):
        content = article.text.encode("utf-8", "replace")
        index += order(article.headword)[1] + b"\0" + struct.pack(">II", len(texts), len(content))
        texts += content
        synonyms += ((word, at) for word in article.synonyms)
        progress(at + 1, len(found))
    synonyms.sort(key=lambda pair: (order(pair[0]), pair[1]))
    others = b"".join(order(word)[1] + b"\0" + struct.pack(">I", at) for word, at in synonyms)
    information = (
        "StarDict's dict ifo file\nversion=3.0.0\n"
        f"bookname=salesgloss\nwordcount={len(found)}\nsynwordcount={len(synonyms)}\n"
        f"idxfilesize={len(index)}\nsametypesequence=m\n"
    )
    return {
        f"{NAME}.ifo": information.encode(),
        f"{NAME}.idx": bytes(index),
        f"{NAME}.dict": bytes(texts),
        f"{NAME}.syn": others,
    }


def _of_one_word(found: list[Article]) -> list[Article]:
    """Return the articles, and for each spelling that several share, in whatever case, one that
    holds them all: readers show but one, and the other meanings of an acronym would be lost."""
    owners: dict[bytes, list[int]] = {}
    spelled: dict[bytes, list[str]] = {}
    for at, article in enumerate(found):
        for word in (article.headword, *article.synonyms):
            key = order(word)[0]
            numbers = owners.setdefault(key, [])
            if at not in numbers:
                numbers.append(at)
            spelled.setdefault(key, []).append(word)
    joined = [
        _named([*dict.fromkeys(spelled[key])], "\n".join(found[at].text for at in numbers))
        for key, numbers in owners.items()
        if len(numbers) > 1
    ]
    alone = (
        (
            [word for word in (article.headword, *article.synonyms) if _is_alone(word, owners)],
            article,
        )
        for article in found
    )
    return [*joined, *(_named(words, article.text) for words, article in alone if words)]


def _is_alone(word: str, owners: Mapping[bytes, Sequence[int]]) -> bool:
    return len(owners[order(word)[0]]) == 1


def _named(words: Sequence[str], text: str) -> Article:
    return Article(words[0], tuple(words[1:]), text)


FORMAT = Format(
    name="stardict",
    purpose={
        "en": "GoldenDict, e-readers, sdcv",
        "zh-Hant": "GoldenDict、電子書閱讀器、sdcv",
    },
    write=_write,
    is_folder=a_folder,
)
