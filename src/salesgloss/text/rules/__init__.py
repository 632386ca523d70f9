"""What search must know of a language: plain tables, folded as queries are, a module each."""

from __future__ import annotations

from salesgloss.languages import DEFAULT, module_of, translations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """Return ``words`` so that "what is a" is tried before "what is"."""
    return tuple(sorted(words, key=len, reverse=True))


class Rules:
    """How questions are worded in a language.

    ``before`` and ``after`` wrap what a question asks about, ``opening`` and ``closing`` words any
    message; between ``loosely_before`` and ``loosely_after`` ones ("how does … work") nothing but
    a name is sought, in Chinese an English one; behind ``defining`` ones stands what is asked
    about, wherever they are.

    ``versus`` stands between terms in any query, ``either`` there or within a description,
    ``exceeding`` at the end of what stands between them ("bigger than an"), ``joined`` between them
    once a difference is asked for, by ``asks_before`` or ``asks_after`` or perhaps, before, by
    ``asks_openly``; ``leading`` words may stand before terms that are compared, ``misspelled`` ones
    are read as what they stand for. ``space`` parts words, where anything does.

    ``light`` words may stand beside a name without making it another one ("churn rate
    benchmarks"); ``asks`` words make a question; ``errand`` wordings ask for help with one's own
    work, not for what a word means, ``no_errand`` are those of them that ask about a measure;
    ``seeks_name`` wordings describe what they would have named, at the end those that follow a
    description.

    Behind ``saying`` words stands what somebody says, behind ``negating`` ones (and ``articles``)
    what is not meant, behind ``placing`` ones where it is; ``operators`` reckon with what is beside
    them, ``owning`` words make what is before them that of what is behind. From ``trailing`` words
    on, a comparison says nothing of its sides.

    Who asks for a fact says ``own`` words of their company, ``facts`` words for a person, a day or
    a number, ``dated`` words for a time; ``closed`` words open a question for a yes or no, or stand
    in it, and behind ``inverting`` ones stands who is meant ("which ... do we").
    """

    __slots__ = (
        "after", "articles", "asks", "asks_after", "asks_before", "asks_openly", "before", "closed",
        "closing", "dated", "defining", "either", "errand", "exceeding", "facts", "inverting",
        "is_written_in", "joined", "leading", "light", "loosely_after", "loosely_before",
        "misspelled", "negating", "no_errand", "opening", "operators", "own", "owning", "placing",
        "saying", "seeks_name", "space", "trailing", "versus",
    )  # fmt: skip

    def __init__(
        self,
        *,
        is_written_in: Callable[[str], bool],
        space: str,
        before: Iterable[str],
        after: Iterable[str],
        versus: tuple[str, ...],
        either: tuple[str, ...],
        joined: tuple[str, ...],
        asks_before: Iterable[str],
        asks_after: Iterable[str],
        asks_openly: Iterable[str] = (),
        exceeding: Iterable[str] = (),
        leading: Iterable[str] = (),
        loosely_before: Iterable[str] = (),
        loosely_after: Iterable[str] = (),
        opening: Iterable[str] = (),
        closing: Iterable[str] = (),
        defining: Iterable[str] = (),
        misspelled: Mapping[str, str] | None = None,
        light: Iterable[str] = (),
        asks: Iterable[str] = (),
        errand: Iterable[str] = (),
        no_errand: Iterable[str] = (),
        seeks_name: Iterable[str] = (),
        own: Iterable[str] = (),
        facts: Iterable[str] = (),
        dated: Iterable[str] = (),
        inverting: Iterable[str] = (),
        closed: Iterable[str] = (),
        saying: Iterable[str] = (),
        negating: Iterable[str] = (),
        articles: Iterable[str] = (),
        placing: Iterable[str] = (),
        operators: Iterable[str] = (),
        owning: Iterable[str] = (),
        trailing: Iterable[str] = (),
    ) -> None:
        self.is_written_in = is_written_in
        self.space = space
        self.opening = longest_first(opening)
        self.closing = longest_first(closing)
        self.before = frozenset((*before, *self.opening))
        self.after = frozenset((*after, *self.closing))
        self.loosely_before = frozenset(loosely_before)
        self.loosely_after = frozenset(loosely_after)
        self.defining = longest_first(defining)
        self.versus = versus
        self.either = either
        self.joined = joined
        self.exceeding = tuple(exceeding)
        self.leading = longest_first((*leading, *self.opening))
        self.misspelled = misspelled or {}
        self.asks_before = longest_first(asks_before)
        self.asks_openly = longest_first(asks_openly)
        self.asks_after = longest_first(asks_after)
        self.light = longest_first(light)
        self.asks = tuple(asks)
        self.errand = tuple(errand)
        self.no_errand = tuple(no_errand)
        self.seeks_name = longest_first(seeks_name)
        self.own = tuple(own)
        self.facts = tuple(facts)
        self.dated = tuple(dated)
        self.inverting = tuple(inverting)
        self.closed = tuple(closed)
        self.saying = tuple(saying)
        self.negating = tuple(negating)
        self.articles = tuple(articles)
        self.placing = tuple(placing)
        self.operators = tuple(operators)
        self.owning = tuple(owning)
        self.trailing = tuple(trailing)


def rules_for(text: str) -> Rules:
    """Return the rules of the language that folded ``text`` is written in."""
    every = (*_every_rules(),)
    return next((each for each in every if each.is_written_in(text)), every[-1])


def _every_rules() -> Iterator[Rules]:
    """Yield the rules of every language; the default, which any text may be in, comes last."""
    for code in (*translations(), DEFAULT):
        yield module_of(__name__, code).RULES
