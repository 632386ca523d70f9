"""The program's own words around the glossary's: one catalog a language, the same keys in each."""

from __future__ import annotations

from salesgloss.text.languages import DEFAULT, LANGUAGES, module_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

_catalogs: dict[str, ModuleType] = {}


def catalog(lang: str) -> ModuleType:
    """Return the catalog of ``lang``, that of the default language for any other."""
    if lang not in _catalogs:
        _catalogs[lang] = module_of(__name__, lang if lang in LANGUAGES else DEFAULT)
    return _catalogs[lang]


def word(key: str, lang: str) -> str:
    """Return the words for ``key`` in ``lang``; the key itself where there are none."""
    text: str = catalog(lang).MESSAGES.get(key, key)
    return text


def message(key: str, lang: str, /, **values: object) -> str:
    """Return the message of ``key`` in ``lang`` around ``values``; KeyError for an unknown key."""
    words = catalog(lang)
    text: str = words.typeset(words.MESSAGES[key].format(**values))
    return text


def counted(count: int, noun: str, lang: str = DEFAULT) -> str:
    """Return ``count`` of ``noun`` (an English one) in ``lang``: "1 day", "11 days"."""
    text: str = catalog(lang).counted(count, noun)
    return text


def parenthesized(text: str, lang: str) -> str:
    """Return ``text`` in parentheses behind a word, nothing where it is empty."""
    return f"{word('open', lang)}{text}{word('close', lang)}" if text else ""
