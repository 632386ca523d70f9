"""The program's own words in English."""

MESSAGES = {
    "welcome": """\
salesgloss explains the terms of B2B SaaS sales, in English and Chinese.

  salesgloss lookup MRR       what it means, its formula, an example
  salesgloss list --category finance
                              every term of a category
  salesgloss quiz             learn the vocabulary

'salesgloss browse' searches as you type; 'salesgloss --help' shows it all.
""",
    # annotate
    "no mention": "no term of the glossary is mentioned",
    "no unknown acronym": "no acronym that the glossary lacks",
    # around a term
    "say": "say",
    "definition": "Definition",
    "formula": "Formula",
    "worked": "e.g.",
    "example": "Example",
    "usage": "Usage",
    "rule of thumb": "Rule of thumb",
    "parts": "What it consists of",
    "benchmarks": "What is usual",
    "range": "{low} to {high}",
    "at least": "at least {value}",
    "at most": "at most {value}",
    "confused with": "Not to be confused with",
    "related": "Related",
    "other meanings": "Elsewhere the letters mean",
    "sources": "Sources",
    "also called": "Also called",
    "english only": "",
    "standard": "Standard definition",
    "criteria enter": "To enter",
    "criteria leave": "To leave",
    "scope": "Scope",
    "recorded in": "Recorded in",
    "change note": "Changed",
    "owner": "owner",
    "effective": "effective",
    "review by": "past its review date",
    "approved": "approved",
    "draft": "DRAFT",
    "deprecated": "DEPRECATED",
    "replaced by": "use instead",
    "level 1": "first week",
    "level 2": "everyday",
    "level 3": "specialist",
    "colon": ": ",
    "open": " (",
    "close": ")",
    "comma": ", ",
    "semicolon": "; ",
    # how an answer was found
    "by exact": "exact match, {field} {matched}",
    "misnomer": "a wrong wording for it: {matched}",
    "keyword": "treated under this term, not a name of it: {matched}",
    "close match": "no exact match for {query!r}; closest is {matched}{label}",
    "by close": "near spelling, {field} {matched}",
    "by meaning": "by meaning, {field}: {matched}",
    "others": "Or perhaps:",
    "asked_as": "asked as",
    "gloss": "definition",
    "letters": "letters",
    "meaning match": "no term is called {query!r}; by meaning:",
    "named match": "{query!r} is no term itself; it names:",
    "by named": "named in the query, {field} {matched}",
    "hidden": "{query!r} is hidden by the glossary {origin!r}; --standard shows the bundled terms",
    "nothing": "no term matches {query!r}",
    "nothing asked": "an empty query finds nothing",
    "suggest": "did you mean: {labels}?",
    # fields of the data
    "id": "id",
    "acronym": "acronym",
    "name": "name",
    "alias": "alias",
    "zh-Hant.name": "Chinese name",
    "zh-Hant.alias": "Chinese alias",
    "share of": "{share} of {per}s",
    "times": "{number}x",
    # the brief card, comparisons, lists and misses
    "more formulas": "{count}",
    "the standard": "standard",
    "also": "also: ",
    "criteria": "criteria",
    "--full": "--full: {more}",
    "used by": "Used by",
    "audience sdr": "SDRs",
    "audience ae": "AEs",
    "audience csm": "CSMs",
    "audience marketing": "marketing",
    "audience revops": "RevOps",
    "audience finance": "finance",
    "audience leadership": "leadership",
    "no difference": "the glossary does not say what tells them apart; read on and judge.",
    "close comparison": "no exact match for all of {query!r}; closest is {names}",
    "other senses": "Other senses: ",
    "by random": "picked at random",
    "list by name": "By name",
    "list by alias": "By another name",
    "list by gloss": "In the definition",
    "no term is all of that": "no term is all of that",
    "suggest few": "did you mean:",
    "try list": "it stands in the texts of {count}: salesgloss list {text}",
    "try init": "a word of your own company? 'salesgloss init' starts a glossary of yours",
    "try categories": "'salesgloss list' shows all terms; or describe in a few words what you mean",
    "compare two": "what is to be compared? name two terms or more",
    "compare like": "as in: salesgloss compare SDR BDR, or in quotes: 'sales cycle' 'sales cadence'",
    "copied": "copied to the clipboard ({count})",
    "copied perhaps": "sent to the clipboard ({count}), but {terminal} may not allow that (OSC 52)",
    "not copied": "no terminal to copy through; the snippet is above",
    # help, check and where
    "check.more": "more than {count} complaints; these come first",
    "check.once": "{code} {count} times more; --verbose shows all",
    "check.no error": "no errors",
    "check.no warning": "no warnings",
    "check.none": "no glossary file of your own is in use here",
    "check.name one": "name one, or start one with 'salesgloss init'",
    # exports
    "export.anki meaning": "What does {name} mean?",
    "export.anki name": "Which term is this? {gloss}",
    "export.anki formula": "How is {name} computed?",
    "export.anki difference": "What tells {one} from {other}?",
    "export.glossary": "Glossary",
    "export.progress": "{format}: {percent}%",
    # browsing
    "browse.search": "Search: a term, a typo, what you mean",
    "browse.typing": "↑↓ choose · Enter card · Tab related · Esc leave",
    "browse.reading": "1-9, Tab related · Enter all/brief · ⌫ back · / search · c copy · q leave",
    "browse.more": "Enter: {more}",
    "browse.nothing": "nothing is called so, or means that",
    "browse.extra": "browsing needs one thing more: pip install 'salesgloss[browse]'",
    "browse.terminal": "'salesgloss browse' needs a terminal; 'salesgloss lookup' answers everywhere",
    "browse.copied": "sent to the clipboard",
}

PLURALS = {"miss": "misses", "entry": "entries"}


def counted(count: int, noun: str) -> str:
    """Return ``count`` of ``noun``: "1 day", "11 days"."""
    return f"{count:,} {noun if count == 1 else PLURALS.get(noun, noun + 's')}"


def unit(base: str, per: str) -> str:
    """Return a unit in words."""
    return f"{base} per {per}" if per else base


def typeset(text: str) -> str:
    """Return a finished message as it is printed."""
    return text
