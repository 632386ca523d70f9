"""The languages that the glossary speaks: one row each.

A new one is a row here, its rules in ``text.rules``, its messages in ``messages``, its data.
On the way of every look-up: imports nothing that costs time.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

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
