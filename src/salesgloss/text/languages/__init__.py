"""The languages that the glossary speaks: one row each, and a module of rules by the same name.

A new one is a row here, its rules beside this file, its messages in ``cards.messages``, its data.
On the way of every look-up: imports nothing that costs time.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from salesgloss.text.languages.rules import Rules

# Code -> the language part of the locales that read it. The first is the one every entry has;
# every Chinese reads zh-Hant until there is a simplified edition.
LANGUAGES = {"en": "en", "zh-Hant": "zh"}
DEFAULT, *_OTHERS = LANGUAGES
_TRANSLATIONS = tuple(_OTHERS)


def translations() -> tuple[str, ...]:
    """Return the languages that an entry may be translated into."""
    return _TRANSLATIONS


def of_locale(name: str) -> str | None:
    """Return the language that a locale's name ("zh_TW.UTF-8") or a language's asks for."""
    base = name.replace("_", "-").split(".")[0].split("@")[0].split("-")[0].lower()
    return next((code for code, locale in LANGUAGES.items() if locale == base), None)


def module_name(code: str) -> str:
    """Return what a module about the language is called."""
    return code.lower().replace("-", "_")


def module_of(package: str, code: str) -> "ModuleType":
    """Return the module of ``package`` about the language."""
    name = f"{package}.{module_name(code)}"
    __import__(name)  # importlib alone would cost a twentieth of an exact look-up
    return sys.modules[name]


def rules_for(text: str) -> "Rules":
    """Return the rules of the language that folded ``text`` is written in."""
    every = (*_every_rules(),)
    return next((each for each in every if each.is_written_in(text)), every[-1])


def _every_rules() -> "Iterator[Rules]":
    """Yield the rules of every language; the default, which any text may be in, comes last."""
    for code in (*translations(), DEFAULT):
        yield module_of(__name__, code).RULES
