"""Mentions of terms -> a text with marks: what is outside of a mark is the text as it was."""

from __future__ import annotations

from html import escape

from salesgloss.exchange.annotation.prose import HTML, MARKDOWN, Cover
from salesgloss.exchange.annotation.senses import Discourse, marks
from salesgloss.languages import DEFAULT
from salesgloss.model import BUNDLED
from salesgloss.search.mentions import Mention
from salesgloss.search.name_forms import looks_like_acronym
from salesgloss.text import json_string, line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from salesgloss.glossary import Glossary, TermSummary


class Annotator:
    """Finds the mentions block by block and keeps count of the terms met.

    Only those of ``categories`` (ids), where there are any; with ``first`` only each term's first.
    """

    def __init__(
        self,
        glossary: Glossary,
        kind: str,
        *,
        categories: Iterable[str] = (),
        first: bool = False,
    ) -> None:
        self._index = glossary.index
        self._cover = Cover(kind)
        self._discourse = Discourse()
        self._categories = frozenset(categories)
        self._first = first
        self._rows: dict[int, TermSummary] = {}
        self._met: dict[int, int] = {}

    def mentions(self, text: str) -> list[Mention]:
        """Return the mentions in the next block of the text, in order."""
        found = (self._wanted(each) for each in self._meant(text))
        return [each for each in found if each is not None]

    def _meant(self, text: str) -> list[Mention]:
        return marks(self._index, self._cover.cover(text), self._discourse)

    def _wanted(self, mention: Mention) -> Mention | None:
        numbers = mention.numbers
        if self._categories:
            numbers = tuple(
                number for number in numbers if self.row(number).category in self._categories
            )
        if not numbers or (self._first and numbers[0] in self._met):
            return None
        self._met.setdefault(numbers[0], len(self._met) + 1)
        if numbers == mention.numbers:
            return mention
        return Mention(mention.start, mention.end, mention.surface, numbers, mention.field)

    def row(self, number: int) -> TermSummary:
        """Return the light row of a term."""
        if number not in self._rows:
            self._rows[number] = self._index.summary(number)
        return self._rows[number]

    def place(self, number: int) -> int:
        """Return the term's number among those met, from 1."""
        return self._met[number]

    def met(self) -> list[TermSummary]:
        """Return the terms met, the company's own first, else as they came."""
        rows = map(self.row, self._met)
        return sorted(rows, key=lambda row: row.origin == BUNDLED)


def explained(row: TermSummary, lang: str) -> str:
    """Return what a term is called in full, with its gloss, on one line."""
    name = row.title(lang)
    colon = ": " if lang == DEFAULT else "\uff1a"
    return line(f"{name}{colon}{row.gloss(lang)}")


def _woven(
    text: str,
    mentions: Iterable[Mention],
    mark: Callable[[str, Mention], str],
    outside: Callable[[str], str] = str,
) -> Iterator[str]:
    done = 0
    for each in mentions:
        yield outside(text[done : each.start])
        yield mark(outside(text[each.start : each.end]), each)
        done = each.end
    yield outside(text[done:])


class AsText:
    """Each mention with its number behind it; below, the terms by number with their glosses."""

    def __init__(self, annotator: Annotator, lang: str) -> None:
        self._annotator = annotator
        self._lang = lang
        self._last = "\n"

    def begin(self) -> str:
        return ""

    def block(self, text: str, mentions: Iterable[Mention]) -> str:
        self._last = text[-1:] or self._last
        return "".join(_woven(text, mentions, self._mark))

    def _mark(self, surface: str, mention: Mention) -> str:
        return f"{surface}[{self._annotator.place(mention.numbers[0])}]"

    def end(self) -> str:
        rows = self._annotator.met()
        if not rows:
            return ""
        gap = "\n" if self._last == "\n" else "\n\n"
        return gap + "".join(map(self._note, rows))

    def _note(self, row: TermSummary) -> str:
        return f"[{self._annotator.place(row.number)}] {_headed(row, self._lang)}\n"


class AsMarkdown(AsText):
    """Footnotes, by the term's id."""

    def _mark(self, surface: str, mention: Mention) -> str:
        return f"{surface}[^{self._annotator.row(mention.numbers[0]).id}]"

    def _note(self, row: TermSummary) -> str:
        return f"[^{row.id}]: {_headed(row, self._lang)}\n"


def _headed(row: TermSummary, lang: str) -> str:
    told = explained(row, lang)
    return line(
        f"{row.acronym}, {told}" if row.acronym and row.acronym != row.title(lang) else told
    )


class AsHtml:
    """``abbr`` around acronyms, ``dfn`` around other names, told by their title; linked to
    ``site`` where there is one. Only text that is none yet is escaped (``kind``)."""

    def __init__(self, annotator: Annotator, lang: str, *, kind: str, site: str | None) -> None:
        self._annotator = annotator
        self._lang = lang
        self._site = site.rstrip("/") if site else None
        self._outside: Callable[[str], str] = str if kind in (HTML, MARKDOWN) else _escaped

    def begin(self) -> str:
        return ""

    def block(self, text: str, mentions: Iterable[Mention]) -> str:
        return "".join(_woven(text, mentions, self._mark, self._outside))

    def _mark(self, surface: str, mention: Mention) -> str:
        row = self._annotator.row(mention.numbers[0])
        tag = "abbr" if looks_like_acronym(mention.surface.rstrip("s")) else "dfn"
        marked = f'<{tag} title="{escape(explained(row, self._lang))}">{surface}</{tag}>'
        if self._site is None:
            return marked
        folder = "" if self._lang == DEFAULT else f"{self._lang}/"
        return f'<a href="{escape(self._site)}/{folder}term/{escape(row.id)}.html">{marked}</a>'

    def end(self) -> str:
        return ""


def _escaped(text: str) -> str:
    return escape(text, quote=False)


class AsJson:
    """``{"matches": [...], "terms": [...]}``; offsets are code points into the whole text. Of
    several files each is on one line, with the ``file`` before its matches."""

    def __init__(self, annotator: Annotator, glossary: Glossary, *, file: str | None) -> None:
        self._annotator = annotator
        self._glossary = glossary
        self._offset = 0
        self._file = file
        self._next = ",\n " if file is None else ", "
        self._gap = ""

    def begin(self) -> str:
        named = "" if self._file is None else f'"file": {json_string(self._file)}, '
        return f'{{{named}"matches": ['

    def block(self, text: str, mentions: Iterable[Mention]) -> str:
        pieces = []
        for each in mentions:
            pieces.append(self._gap + self._match(each))
            self._gap = self._next
        self._offset += len(text)
        return "".join(pieces)

    def _match(self, mention: Mention) -> str:
        ids = [json_string(self._annotator.row(number).id) for number in mention.numbers]
        start, end = self._offset + mention.start, self._offset + mention.end
        return (
            f'{{"id": {ids[0]}, "surface": {json_string(mention.surface)}, "start": {start}, '
            f'"end": {end}, "alternatives": [{", ".join(ids[1:])}]}}'
        )

    def end(self) -> str:
        rows = self._annotator.met()
        records = (self._glossary.index.record_json(row.number).decode() for row in rows)
        return '], "terms": [' + self._next.join(records) + "]}\n"


Format = AsText | AsHtml | AsJson
