"""What a shell may complete, told on lines of their own; the terms without Typer, the rest with it.

A candidate that comes from a glossary consists of letters, digits, hyphens and Han, so that no shell
finds anything in it to interpret.
"""

import sys

from salesgloss import languages, spelling_fields
from salesgloss.cli import OK, VERBS, context, lookup_request
from salesgloss.errors import SalesglossError
from salesgloss.text import fold, is_chinese, line, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from salesgloss.glossary import Glossary

    Candidate = tuple[str, str]

BASH, ZSH, FISH, POWERSHELL = SHELLS = ("bash", "zsh", "fish", "powershell")
FILES = ":files"  # instead of candidates: the shell completes names of files
MOST_WORDS = 8  # of one name
LONGEST_TEXT = 72  # characters of a description
_INTERPRETED = str.maketrans("", "", "\\`$")


def run(arguments: "Sequence[str]") -> int:
    """Print what may stand at ``:WORD`` behind the words before it, given as ``SHELL :WORD
    WORD...``; whatever goes wrong, a shell gets no answer rather than a message in its line."""
    shell, typed, *before = (*arguments, "", "")[: max(len(arguments), 2)]
    for row in told(shell, typed.removeprefix(":"), before):
        sys.stdout.buffer.write(f"{row}\n".encode("utf-8", "replace"))
    sys.stdout.flush()
    return OK


def told(shell: str, typed: str, before: "Sequence[str]") -> list[str]:
    """Return the lines for ``shell``: the candidates, each with a tab and what it is, where the
    shell shows that."""
    earlier = [*before]
    if shell == BASH:
        typed = _join_at_equals(earlier, typed)
    try:
        found = [*_candidates(earlier, typed)]
    except SalesglossError:
        return []
    if shell == BASH:
        return _one_case([candidate for candidate, _ in found])
    return ["\t".join(filter(None, (name, _description(text)))) for name, text in found]


def _join_at_equals(before: list[str], typed: str) -> str:
    """Return the word to complete, where Bash has taken ``--option=value`` for three words; the
    option stays in ``before``."""
    if typed == "=":
        return ""
    if before[-1:] == ["="]:
        del before[-1]
    return typed


def _one_case(names: list[str]) -> list[str]:
    """Return ``names`` so that Bash, which minds the case, sees what they have in common."""
    lower = [name.lower() for name in names]
    return names if _shared(names) == _shared(lower) else lower


def _shared(names: "Sequence[str]") -> int:
    """Return how many characters ``names`` begin with in common."""
    first, last = min(names, default=""), max(names, default="")
    same = (one == other for one, other in zip(first, last, strict=False))
    return next((at for at, is_same in enumerate(same) if not is_same), min(len(first), len(last)))


def _candidates(before: list[str], typed: str) -> "Iterable[Candidate]":
    request = _Typed(before)
    if request.value_of or (typed.startswith("-") and not request.ended) or not request.is_lookup:
        from salesgloss.cli import command_candidates  # Typer

        return command_candidates.candidates_for(before, typed)
    verbs = (
        [(verb, text) for verb, text in _verbs(request.lang) if verb.startswith(typed.lower())]
        if request.verb is None and not request.words
        else []
    )
    if verbs and not typed:
        return verbs
    shares = before[-1:] == [lookup_request.SHARE]
    formats = [(each, "") for each in lookup_request.SHARE_FORMATS if shares]
    return (*verbs, *formats, *terms(request, typed))


class _Typed:
    """A command line as far as it goes: its verb, if any yet, the words that are no options, and
    ``value_of`` the option whose value comes next; ``ended`` by ``--``."""

    def __init__(self, before: "Sequence[str]") -> None:
        self.verb: str | None = None
        self.words: list[str] = []
        self.files: list[str] = []
        self.asked_lang: str | None = None
        self.value_of = ""
        self.ended = False
        for word in before:
            self._read(word)

    def _read(self, word: str) -> None:
        if self.value_of:
            self._set(self.value_of, word)
            self.value_of = ""
        elif not self.ended and word == "--":
            self.ended = True
        elif not self.ended and word.startswith("-") and word != "-":
            option, given, value = word.partition("=")
            option = lookup_request.SHORT.get(option, option)
            if given:
                self._set(option, value)
            elif option in lookup_request.VALUES:
                self.value_of = option
        elif self.verb is None and not self.words and not self.ended and word in VERBS:
            self.verb = word
        else:
            self.words.append(word)

    def _set(self, option: str, value: str) -> None:
        if option == "--glossary":
            self.files.append(value)
        elif option == "--lang":
            self.asked_lang = value

    @property
    def is_lookup(self) -> bool:
        """Whether a term comes next."""
        return self.verb in (None, "lookup", "compare")

    @property
    def phrase(self) -> list[str]:
        """The words that a name may go on from: those of ``compare`` stand each for itself."""
        if self.verb == "compare":
            return []
        versus = [at for at, word in enumerate(self.words) if word.lower().strip(".") == "vs"]
        return self.words[versus[-1] + 1 if versus else 0 :]

    @property
    def lang(self) -> str:
        """The language to describe in."""
        try:
            return context.language(self.asked_lang)
        except SalesglossError:
            return context.language()

    def glossary(self) -> "Glossary":
        """Return the terms in use, without a word on those that are not."""
        from salesgloss import layers

        try:
            return layers.load(self.files, today=context.today)
        except SalesglossError:
            return layers.load(today=context.today)


def terms(request: "_Typed", typed: str) -> "list[Candidate]":
    """Return the names of terms that begin with ``typed``, or go on so from the words before it,
    each with what it stands for."""
    if len(request.phrase) > MOST_WORDS:
        return []
    glossary, lang = request.glossary(), request.lang
    found: dict[str, Candidate] = {}  # whatever the case
    for number, name in _beginning(glossary, " ".join((*request.phrase, typed))):
        offered = _next_word(name, request.phrase, typed)
        if offered and offered.lower() not in found:
            row = glossary.index.summary(number)
            title = row.title(lang)
            found[offered.lower()] = offered, row.gloss(lang) if offered == title else title
    return sorted(found.values(), key=lambda pair: (len(pair[0]), pair[0]))


def names_beginning(typed: str, before: "Sequence[str]" = ()) -> "list[Candidate]":
    """Return the names of terms that begin with ``typed``, or go on so from the words ``before``,
    for any command that takes one."""
    return terms(_Typed(("lookup", *before)), typed)


def _beginning(glossary: "Glossary", text: str) -> "Iterator[tuple[int, str]]":
    """Yield the terms, with the name, id or acronym, that begin like ``text`` once folded."""
    keys, begin = glossary.index.keys, fold(text).encode("utf-8", "replace")
    for at in range(keys.bisect(begin), len(keys)):
        if not keys[at].startswith(begin):
            return
        for claim in glossary.index.claims_at(at):
            if spelling_fields.leads_rightly(claim.field):
                yield claim.number, claim.spelling
                # An id folds to the same key as its name, and a key keeps only the stronger.
                if claim.field == spelling_fields.NAME:
                    yield claim.number, glossary.index.summary(claim.number).id


def _next_word(name: str, phrase: "Sequence[str]", typed: str) -> str:
    """Return what of ``name`` may stand at ``typed``: all of it where that is one word, else, once
    its first words have been typed, the next; empty where there is nothing that may."""
    parts = name.split(" ")
    if len(parts) <= len(phrase) or (not phrase and len(parts) > 1):
        return ""
    if phrase and words(" ".join(parts[: len(phrase)])) != words(" ".join(phrase)):
        return ""
    offered = parts[len(phrase)]
    return offered if is_safe(offered) and offered.lower().startswith(typed.lower()) else ""


def is_safe(name: str) -> bool:
    """Tell whether ``name`` is nothing but letters, digits, hyphens within and Han."""
    signs = name.replace("-", "")
    return name[:1] != "-" and (
        signs.isalnum() if signs.isascii() else all(map(_is_harmless, signs))
    )


def _is_harmless(sign: str) -> bool:
    return is_chinese(sign) or (sign.isascii() and sign.isalnum())


def _description(text: str) -> str:
    told_on_one = line(text).translate(_INTERPRETED)
    if len(told_on_one) > LONGEST_TEXT:
        return told_on_one[: LONGEST_TEXT - 1].rstrip() + "…"
    return told_on_one


def _verbs(lang: str) -> "list[Candidate]":
    if lang == languages.DEFAULT:
        return [*VERBS.items()]
    from salesgloss.cli.help_pages import translated  # re: only for the first word

    return [(verb, translated(text, lang)) for verb, text in VERBS.items()]
