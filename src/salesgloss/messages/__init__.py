"""The program's own words around the glossary's: one catalog a language, the same keys in each.

Keys that begin with one of SUBJECTS stand in a module of their own, which only its command reads.
"""

from salesgloss.languages import DEFAULT, LANGUAGES, module_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

SUBJECTS = ("calc", "quiz", "site")
_catalogs: "dict[str, ModuleType]" = {}
_words: dict[tuple[str, str], str] = {}


def catalog(lang: str) -> "ModuleType":
    """Return the catalog of ``lang``, that of the default language for any other."""
    if lang not in _catalogs:
        _catalogs[lang] = module_of(__name__, lang if lang in LANGUAGES else DEFAULT)
    return _catalogs[lang]


def word(key: str, lang: str) -> str:
    """Return the words for ``key`` in ``lang``; the key itself where there are none."""
    found = _words.get((key, lang))
    if found is None:
        found = _words[key, lang] = messages(key, lang).get(key, key)
    return found


def messages(key: str, lang: str) -> dict[str, str]:
    """Return the messages in ``lang`` that ``key`` is one of, or would be."""
    subject = key.partition(".")[0]
    if subject not in SUBJECTS:
        found: dict[str, str] = catalog(lang).MESSAGES
        return found
    try:
        of_subject: dict[str, str] = module_of(__name__, f"{lang}_{subject}").MESSAGES
    except ModuleNotFoundError:
        return messages(key, DEFAULT)
    return of_subject


def message(key: str, lang: str, /, **values: object) -> str:
    """Return the message of ``key`` in ``lang`` around ``values``; KeyError for an unknown key."""
    text: str = catalog(lang).typeset(messages(key, lang)[key].format(**values))
    return text


def counted(count: int, noun: str, lang: str = DEFAULT) -> str:
    """Return ``count`` of ``noun`` (an English one) in ``lang``: "1 day", "11 days"."""
    text: str = catalog(lang).counted(count, noun)
    return text


def parenthesized(text: str, lang: str) -> str:
    """Return ``text`` in parentheses behind a word, nothing where it is empty."""
    return f"{word('open', lang)}{text}{word('close', lang)}" if text else ""


def with_name(label: str, name: str, lang: str) -> str:
    """Return a term's label with its name behind it in parentheses; the name alone where it is the
    label, or has that behind itself: 業務代表（AE）."""
    if name == label or (name and name.endswith(parenthesized(label, lang))):
        return name
    return label + parenthesized(name, lang)
