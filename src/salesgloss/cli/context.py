"""What every command begins with: the language to speak and the glossary to ask."""

import os

from salesgloss import languages, layers
from salesgloss.cli.output import print_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesgloss.glossary import Glossary
    from salesgloss.index import Index


def glossary(
    files: "Sequence[str]" = (), *, standard: bool = False, lang: str | None = None
) -> "Glossary":
    """Return the glossary of what ``index`` returns for the same arguments."""
    from salesgloss.glossary import Glossary  # more than a look-up needs

    return Glossary(index(files, standard=standard, lang=lang))


def index(
    files: "Sequence[str]" = (), *, standard: bool = False, lang: str | None = None
) -> "Index":
    """Return the index of all glossaries in use, or with ``standard`` of the bundled one alone.

    Warns, on standard error and in ``lang``, of an own file that had to be left out.
    """
    if standard:
        return layers.index(own=False)
    found = layers.index(files, today=today)
    if found.ignored:
        print_error(found.ignored, lang or language())
    return found


def today() -> str:
    """Return the day, as ISO text."""
    from salesgloss.cli import clock  # datetime: only where an entry has a date of review

    return clock.now().date().isoformat()


def language(asked: str | None = None) -> str:
    """Return the language to speak: ``asked``, else as the environment says, else English.

    Raises UsageError where ``asked`` is no language of the glossary.
    """
    if asked is not None:
        if known := languages.of_locale(asked):
            return known
        from salesgloss.errors import UsageError  # only where needed

        known_are = ", ".join(languages.LANGUAGES)
        raise UsageError(f"no language {asked!r}", hint=f"known are: {known_are}")
    environ = os.environ
    if known := languages.of_locale(environ.get("SALESGLOSS_LANG", "")):
        return known
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if named := environ.get(variable):
            return languages.of_locale(named) or languages.DEFAULT
    return languages.DEFAULT
