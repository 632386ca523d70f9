"""What a text finds while it is being typed: the tiers of a look-up, and every name that it may
yet become."""

from __future__ import annotations

from salesgloss import spelling_fields
from salesgloss.glossary import Glossary, Hit
from salesgloss.languages import LANGUAGES
from salesgloss.messages import word
from salesgloss.screens import plain
from salesgloss.search import EXACT_SCORE
from salesgloss.text import fold, has_chinese, words

MOST_HITS = 20  # of a look-up
MOST_ROWS = 100  # of a list that answers a text
SHORTEST_TOLD = 3  # letters


class Found:
    """The terms that a text finds, best first; ``why`` says by number how, where a look-up did."""

    def __init__(self, hits: dict[int, Hit], why: dict[int, str]) -> None:
        self.hits = hits
        self.why = why

    @property
    def numbers(self) -> list[int]:
        """The numbers of the terms."""
        return [*self.hits]


class Finder:
    """Finds in ``glossary``; the folded names are made once, so that a key costs little."""

    def __init__(self, glossary: Glossary, lang: str) -> None:
        self.glossary = glossary
        self.lang = lang
        self._rows = sorted(glossary.summaries, key=lambda row: row.title(lang).casefold())
        self._names: dict[int, str] = {}
        self._aliases: dict[int, str] = {}
        self._read_spellings()
        self._glosses = {
            row.number: " " + " ".join(words(row.gloss(each)) for each in LANGUAGES)
            for row in self._rows
        }

        self._all = Found({row.number: self.hit(row.number) for row in self._rows}, {})

    def _read_spellings(self) -> None:
        index = self.glossary.index
        for at in range(len(index.keys)):
            for claim in index.claims_at(at):
                kind = spelling_fields.kind(claim.field)
                if kind == spelling_fields.MISNOMER:
                    continue
                strong = kind in (spelling_fields.NAME, spelling_fields.ACRONYM)
                texts = self._names if strong else self._aliases
                spelled = f" {words(claim.spelling)}"
                texts[claim.number] = f"{texts.get(claim.number, '')}\n{spelled}"

    def hit(self, number: int) -> Hit:
        """Return the term of ``number`` as if it had been asked for by its id."""
        id = self.glossary.index.summary(number).id
        return Hit.of(
            self.glossary.index, number, score=EXACT_SCORE, matched=id, field=spelling_fields.ID
        )

    def warm_up(self) -> None:
        """Read what every tier needs, so that the first keys are answered as fast as the rest."""
        for described in ("montly costomers who pay us back late", "客戶多久沒有付錢"):
            self.glossary.lookup(described, limit=MOST_HITS)

    def find(self, text: str) -> Found:
        """Return what ``text`` finds: what it names, names it begins, what it was perhaps to be,
        what is said so; all terms for an empty one."""
        if not fold(text):
            return self._all
        is_letter = len(text.strip()) == 1  # begins much, is likely a slip of nothing
        answer = self.glossary.lookup(text, limit=MOST_HITS, exact=is_letter)
        looked_up = {hit.number: hit for hit in answer.hits}
        offered = {hit.number: hit for hit in answer.suggestions}
        begun = {number: self.hit(number) for number in self._begun_by(words(text))}
        told = {number: self.hit(number) for number in self._told_by(words(text))}
        if answer.match == "exact":
            hits = {**looked_up, **begun, **told}
        else:
            hits = {**begun, **looked_up, **told, **offered}
        why = {
            hit.number: plain.why_matched(hit.field, hit.matched, answer.match, self.lang)
            for hit in answer.hits
        }
        for number in offered:
            why.setdefault(number, word("others", self.lang).rstrip(":："))
        best = [*hits][:MOST_ROWS]
        return Found({number: looked_up.get(number, hits[number]) for number in best}, why)

    def _begun_by(self, wanted: str) -> list[int]:
        """Return the terms with a name, then those with another name, that ``wanted`` begins: the
        whole name first, then a word of it; in Chinese it may stand anywhere."""
        marks = [f"\n {wanted}", f" {wanted}", *([wanted] if has_chinese(wanted) else [])]
        found: dict[int, None] = {}
        for texts in (self._names, self._aliases):
            for mark in marks:
                for row in self._rows:
                    if mark in texts.get(row.number, ""):
                        found.setdefault(row.number)
        return [*found]

    def _told_by(self, wanted: str) -> list[int]:
        """Return the terms whose first sentence has a word that ``wanted`` begins; a letter or two
        begin one in most."""
        if len(wanted) < SHORTEST_TOLD and not has_chinese(wanted):
            return []
        mark = wanted if has_chinese(wanted) else f" {wanted}"
        return [row.number for row in self._rows if mark in self._glosses[row.number]]
