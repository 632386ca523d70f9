"""StarDict: GoldenDict, e-readers, sdcv. Names are headwords, all other spellings synonyms."""

from __future__ import annotations

import struct

from salesgloss.exchange.articles import articles
from salesgloss.exchange.publication import Format, Options, Progress, Publication, a_folder

NAME = "salesgloss"


def order(word: str) -> tuple[bytes, bytes]:
    """Return the key by which StarDict sorts: ASCII without case, then the bytes."""
    content = word.encode("utf-8", "replace")
    return content.lower(), content


def _write(published: Publication, options: Options, progress: Progress) -> dict[str, bytes]:
    found = sorted(articles(published), key=lambda article: order(article.headword))
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


FORMAT = Format(
    name="stardict",
    purpose={
        "en": "GoldenDict, e-readers, sdcv",
        "zh-Hant": "GoldenDict、電子書閱讀器、sdcv",
    },
    write=_write,
    is_folder=a_folder,
)
