"""What nobody writes: characters that stand for nothing, letters of many scripts at once, and a
name among scraps that are no words."""

from __future__ import annotations

from salesgloss.index.analysis import STOP_WORDS, tokens
from salesgloss.text import is_chinese, words
from salesgloss.text.wordlist import is_everyday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.index import Index

_NOTHING = ("Cn", "Co", "Cs")  # unassigned, for private use, half a character
# Of letters: those of our languages, and what stands beside them in the same text.
_USUAL = ("LATIN", "CJK", "HIRAGANA", "KATAKANA", "FULLWIDTH", "HALFWIDTH", "BOPOMOFO", "MODIFIER",
          "FEMININE", "MASCULINE", "IDEOGRAPHIC", "MICRO")  # fmt: skip
_SAID_ALONE = ("a", "i")  # letters that are words
_SHORT = 4  # letters of an acronym that random ones spell now and then


def is_noise(text: str) -> bool:
    """Tell whether ``text`` holds a character that stands for nothing, or letters of two scripts
    besides Latin and Han."""
    if text.isascii():
        return False
    from unicodedata import category, name

    scripts = set()
    for character in text:
        if character.isascii() or is_chinese(character):
            continue
        kind = category(character)
        if kind in _NOTHING:
            return True
        if kind[0] == "L":
            scripts.add(name(character, "").partition(" ")[0].partition("-")[0])
    return len(scripts.difference(_USUAL)) > 1


def is_among_scraps(index: Index, text: str, surface: str) -> bool:
    """Tell whether ``surface``, a short name in small letters, stands among nothing but scraps: no
    other word of ``text`` is one, to the glossary or to anybody. One of two letters may be chance
    and bears out one scrap at most, a letter alone is none."""
    if len(surface) > _SHORT or not surface.isascii() or not surface.islower():
        return False
    others = [word for word in words(text).split() if word != surface]
    known = [word for word in others if len(word) > 1 and _is_word(index, word)]
    scraps = sum(word not in known and word not in _SAID_ALONE for word in others)
    return scraps > len(known) and not any(map(_is_telling, known))


def is_nothing_but_scraps(index: Index, text: str) -> bool:
    """Tell whether ``text`` has a scrap that is no word, but no word of substance beside it from
    which a description could be understood."""
    spoken = words(text).split()
    content = [word for word in spoken if word not in STOP_WORDS and _is_telling(word)]
    known = [word for word in content if _is_word(index, word)]
    return not known and any(len(word) > 1 and not _is_word(index, word) for word in spoken)


def _is_telling(word: str) -> bool:
    return len(word) > 2 or not word.isascii() or not word.isalpha()


def _is_word(index: Index, word: str) -> bool:
    if not word.isascii() or word in STOP_WORDS or is_everyday(word):
        return True
    return any(map(index.postings, tokens(word)))
