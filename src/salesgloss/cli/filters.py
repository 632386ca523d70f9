"""Which terms a command is about: those of a category, a topic, a kind, a level, an audience."""

from __future__ import annotations

from collections.abc import Sequence

from salesgloss.errors import UsageError
from salesgloss.glossary import Glossary, TermSummary
from salesgloss.glossary.categories import resolve
from salesgloss.languages import translations
from salesgloss.messages import word
from salesgloss.model import APPROVED, AUDIENCES, KINDS, STATUSES


def select_terms(
    glossary: Glossary,
    categories: Sequence[str],
    *,
    kind: str | None = None,
    level: int | None = None,
    audience: str | None = None,
    topics: Sequence[str] = (),
    own: bool = False,
    status: str | None = None,
    overdue_on: str | None = None,
) -> list[TermSummary]:
    """Return the rows that meet every given wish, by category, then by name.

    ``own`` asks for what a company's glossary says, ``overdue_on`` for what was to be reviewed
    before that day. Raises UsageError for a category, topic, kind, status or audience that there
    is not.
    """
    order = [category.id for category in glossary.categories]
    wanted = {glossary.find_category(text).id for text in categories}
    about = {_find_topic(glossary, text) for text in topics}
    holds = resolve_choice(status, STATUSES, "status", plural="statuses")
    of_kind = resolve_choice(kind, KINDS, "kind")
    meant_for = resolve_choice(audience, AUDIENCES, "audience")
    rows = (
        row
        for row in glossary.summaries
        if (not wanted or row.category in wanted)
        and (of_kind is None or row.kind == of_kind)
        and (level is None or row.level == level)
        and (meant_for is None or meant_for in row.used_by)
        and (not about or row.topic in about)
        and (not own or row.is_own)
        and (holds is None or _status(row) == holds)
        and (overdue_on is None or "" < row.review_by < overdue_on)
    )
    return sorted(rows, key=lambda row: (order.index(row.category), row.name.casefold(), row.id))


def _find_topic(glossary: Glossary, text: str) -> str:
    """Return the id of the topic that ``text`` names, by its id or its title in any language, or
    nearly; UsageError, naming all, where there is none."""
    names = [
        (name, topic.id)
        for category in glossary.categories
        for topic in category.topics
        for name in (topic.id, *topic.titles.values())
    ]
    if not names:
        raise UsageError("no topics", hint="this glossary's categories list none")
    return resolve(text, names, "topic")


def resolve_choice(
    given: str | None, known: Sequence[str], what: str, *, plural: str = ""
) -> str | None:
    """Return the one of ``known`` that ``given`` names, by a prefix, a plural, nearly, or by what
    it is called in another language."""
    if given is None:
        return None
    names = [(each, each) for each in known]
    names += [(word(each, lang), each) for each in known for lang in translations()]
    return resolve(given, names, what, plural=plural)


def _status(row: TermSummary) -> str:
    """Return whether an entry holds: what says nothing else is approved."""
    return row.status or APPROVED
