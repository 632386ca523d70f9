"""Text -> the tokens by which the meaning tier compares a question with the glossary.

English words are stemmed by a few rules, Chinese is cut into pairs of characters and single ones.
The same rules serve the index and the query, so only their agreement matters, not their beauty.
"""

from __future__ import annotations

from operator import add

from salesgloss.text import is_chinese, is_plain_chinese, words
from salesgloss.text.rules import chinese_words, english_words

STOP_WORDS = english_words.STOP_WORDS

READ_AS = tuple(pair.split(">") for pair in chinese_words.SYNONYMS.split())
_READ_OTHERWISE = frozenset(everyday[:2] for everyday, _ in READ_AS)

# Ending, what stands for it, how much of the word must be left.
_RULES = """
ification:ify:3 isition:ire:3 ised:ize:4 ising:ize:4 ise:ize:4 ization:ize:4 isation:ize:4
ational:ate:5 fulness:ful:4 iveness:ive:4 ability:able:4 ingly::4 edly::4 ment::4 ness::4 ation::4
ition::4 tion:t:3 sion:s:4 ance::4 ence::4 ally:al:3 ing::3 ed::3 er::3 or::4 ly::3 al::4 ive::4
able::4 ful::4
"""
ENDINGS = tuple(
    (ending, instead, int(least or 0))
    for ending, instead, least in (rule.split(":") for rule in _RULES.split())
)
_ENDINGS_BY_LETTER = {
    letter: tuple(rule for rule in ENDINGS if rule[0][-1] == letter)
    for letter in {ending[-1] for ending, _, _ in ENDINGS}
}
CONTENT_WEIGHT = 0.8  # the weight from which on a token is of substance
_stems: dict[str, str] = {}
_synonyms: dict[str, set[str]] = {}


def stem(word: str) -> str:
    """Return ``word`` (folded) without its commonest endings: plural, tense, noun of a verb."""
    found = _stems.get(word)
    if found is None:
        is_inflected = len(word) > 3 and word.isascii() and word.isalpha()
        found = _normalize_stem(_without_ending(_singular(word))) if is_inflected else word
        _stems[word] = found
    return found


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending, instead, shortest in _ENDINGS_BY_LETTER.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word[: -len(ending)] + instead
    return word


def _normalize_stem(word: str) -> str:
    """Return the rest of a word as every form of it leaves it: plann -> plan, pric(e), calcul(at)."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word.endswith("y"):
        word = word[:-1] + "i"
    return word[:-2] if len(word) > 4 and word.endswith("at") else word


def tokens(text: str) -> list[str]:
    """Return the tokens of ``text``, as often as they occur."""
    return spread(runs(text))


def runs(text: str) -> list[str]:
    """Return ``text`` as English tokens and whole runs of Chinese, in order."""
    folded = words(text)
    if folded.isascii():
        return [word if word in STOP_WORDS else stem(word) for word in folded.split()]
    return [
        run if is_chinese(run[0]) or run in STOP_WORDS else stem(run)
        for run in _parted(read_as(folded))
    ]


def read_as(folded: str) -> str:
    """Return a folded text with the Chinese words that mean the same as one of them."""
    if _READ_OTHERWISE.isdisjoint(map(add, folded, folded[1:])):
        return folded
    for everyday, meant in READ_AS:
        folded = folded.replace(everyday, meant)
    return folded


def spread(found: list[str]) -> list[str]:
    """Return the tokens of ``runs``."""
    if "".join(found).isascii():
        return found
    spread_out: list[str] = []
    for run in found:
        if run.isascii() or not is_chinese(run[0]):
            spread_out.append(run)
        else:
            spread_out += run
            spread_out += map(add, run, run[1:])
    return spread_out


def _parted(folded: str) -> list[str]:
    """Return ``folded`` cut at spaces and where Chinese begins or ends."""
    parts: list[str] = []
    for word in folded.split():
        if word.isascii() or is_plain_chinese(word):
            parts.append(word)
        else:
            parts += _parted_word(word)
    return parts


def _parted_word(word: str) -> list[str]:
    spaced: list[str] = []
    chinese = False
    for character in word:
        if is_chinese(character) != chinese:
            chinese = not chinese
            spaced.append(" ")
        spaced.append(character)
    return "".join(spaced).split()


def synonyms(token: str) -> set[str]:
    """Return the tokens that mean much the same as ``token``."""
    if token not in _synonyms:
        found: set[str] = set()
        beginning = f" {token[:2]}"  # which every stem has of its word
        for row in english_words.SYNONYMS.split("\n"):
            if beginning in f" {row}" and token in (stems := set(map(stem, row.split()))):
                found |= stems
        _synonyms[token] = found - {token}
    return _synonyms[token]


def weight(token: str) -> float:
    """Return how much ``token`` tells of what a question is about: 1 for a word of substance."""
    if token in STOP_WORDS:
        return 0.4
    if not is_chinese(token[0]):
        return 1.0
    grammar = all(character in chinese_words.STOP_CHARACTERS for character in token)
    return (0.8 if len(token) == 1 else 1.0) * (0.2 if grammar else 1.0)
