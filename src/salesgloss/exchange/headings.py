"""Which column of a sheet fills which keys: by its header, by ``--map``, or by what stands in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salesgloss.errors import UsageError
from salesgloss.exchange.columns import COLUMNS, HEADERS, LISTED, column
from salesgloss.languages import translations
from salesgloss.schema.fields import Keys
from salesgloss.text import fold, has_chinese

SKIP = "-"  # what --map says of a column that is not wanted
MOST_QUOTED = 40  # columns, and characters of each, told of a sheet that cannot be used
_SAMPLED = 200  # rows looked at to see what a column holds
_NAME, _ACRONYM, _DEFINITION = ("name",), ("acronym",), ("definition",)
DEFINITIONS: tuple[Keys, ...] = (_DEFINITION, *((lang, "definition") for lang in translations()))
_JOINED = (("usage",), ("example",))  # prose that two columns may fill together
_CUES = {
    "definition": "mean defin descr explain what 定義 說明 意 解釋 釋",
    "acronym": "abbr acro short initial 縮 簡",
    "aliases": "syn alias also other 別 同義",
    "category": "categ group team dept department area theme section 類 部門",
    "example": "exampl sample 例",
    "usage": "note comment remark context use 備註 註 用法",
    "owner": "owner respons contact author 負責",
    "related": "relat see 相關 參",
    "name": "name term word phrase concept key 詞 名 術語",
}
_SENTENCE_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The keys that each column fills, the first row that holds a term (from 0), the headers that
    nothing is known of, and what is to be told about all this."""

    columns: tuple[tuple[Keys, ...], ...]
    first: int = 1
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def fills(self, keys: Keys) -> bool:
        """Tell whether a column fills ``keys``."""
        return any(keys in each for each in self.columns)


def lay_out(
    rows: Sequence[Sequence[str]],
    mapping: Sequence[tuple[str, str]] = (),
    *,
    has_header: bool | None = None,
) -> Layout:
    """Return what the columns of ``rows`` fill; ``has_header`` None looks whether there is one.

    ``mapping`` are pairs of a header, or a column's number, and a key (``-`` for none). Raises
    UsageError for columns that make no glossary.
    """
    header = rows[0]
    if has_header is None:
        has_header = _is_header(header)
    wanted = _wanted(header, mapping)
    if not has_header:
        return _without_header(rows, wanted)
    columns: list[tuple[Keys, ...]] = []
    unknown = []
    for at, text in enumerate(header):
        keys = wanted.get(at)
        if keys is None:
            known = column(text) if text else None
            keys = (known,) if known else ()
            if text and not known:
                unknown.append(text)
        columns.append(keys)
    columns, notes = _settled(rows, header, columns, wanted)
    notes += [_hint(text) for text in unknown]
    named = [text for text in header if text]
    if wanted and all(not column(text) for text in named):
        seen = ", ".join(text[:MOST_QUOTED] for text in named[:3])
        notes.append(f"row 1 is read as headers ({seen}, ...); if it is a term, add --no-header")
    _needs_a_name(rows, header, columns, unknown)
    return Layout(columns=tuple(columns), unknown=tuple(unknown), notes=tuple(notes))


def _wanted(
    header: Sequence[str], mapping: Sequence[tuple[str, str]]
) -> dict[int, tuple[Keys, ...]]:
    """Return by column what ``--map`` says it fills."""
    wanted: dict[int, tuple[Keys, ...]] = {}
    for text, key in mapping:
        found = [at for at, each in enumerate(header) if each and fold(each) == fold(text)]
        if not found and text.isdecimal() and 0 < int(text) <= len(header):
            found = [int(text) - 1]
        if not found:
            raise UsageError(f"no column {text!r}", hint=f"there are: {', '.join(header)}")
        keys = HEADERS.get(key) or column(key)
        if keys is None and key != SKIP:
            raise UsageError(f"no key {key!r}", hint=f"known are: {', '.join(HEADERS)}")
        for at in found:
            wanted[at] = (*wanted.get(at, ()), keys) if keys else ()
    return wanted


def _settled(
    rows: Sequence[Sequence[str]],
    header: Sequence[str],
    columns: list[tuple[Keys, ...]],
    wanted: Mapping[int, tuple[Keys, ...]],
) -> tuple[list[tuple[Keys, ...]], list[str]]:
    """Return ``columns`` with no text filled by two of them, unless --map wishes it.

    Of two that hold a name or a text the Chinese one is taken for the translation. Raises
    UsageError where two would fill the same.
    """
    notes = []
    for keys in dict.fromkeys(keys for each in columns for keys in each):
        at = [number for number, each in enumerate(columns) if keys in each]
        if len(at) < 2 or all(number in wanted for number in at):
            continue
        chinese = [number for number in at if _is_chinese(rows, number)]
        lang = next(iter(translations()))
        translated = (lang, *keys)
        if (
            len(at) == 2
            and len(chinese) == 1
            and translated in COLUMNS
            and not any(translated in each for each in columns)
        ):
            columns[chinese[0]] = (translated,)
            notes.append(f"column {header[chinese[0]]!r} is read as {'.'.join(translated)}")
        elif COLUMNS[keys] not in LISTED and keys not in _JOINED:
            raise _two_fill(header, at, ".".join(keys))
    return columns, notes


def _two_fill(header: Sequence[str], at: Sequence[int], key: str) -> UsageError:
    first, second = (header[number] for number in at[:2])
    if first == second:
        first, second = (str(number + 1) for number in at[:2])
    hint = (
        f"--map {_quoted(f'{second}=-')} leaves one out; "
        f"--map {_quoted(f'{first}={key}')} --map {_quoted(f'{second}={key}')} joins them"
    )
    return UsageError(f"two columns fill {key!r}: {first!r} and {second!r}", hint=hint)


def _needs_a_name(
    rows: Sequence[Sequence[str]],
    header: Sequence[str],
    columns: list[tuple[Keys, ...]],
    unknown: Sequence[str],
) -> None:
    """See to it that a column holds the names: the acronyms, where there is nothing else.

    Raises UsageError for none, or for one column that must be the definition under another name.
    """
    filled = {keys for each in columns for keys in each}
    if not filled & {_NAME, ("extends",), ("id",)}:
        names = (_ACRONYM, *((lang, "name") for lang in translations()))
        stand_in = next((keys for keys in names if keys in filled), None)
        if stand_in is None:
            raise UsageError("no column holds the names of the terms", hint=_which(header))
        for at, each in enumerate(columns):
            columns[at] = tuple(_NAME if keys == stand_in else keys for keys in each)
    longest = max(unknown, key=lambda text: _mean_length(rows, header.index(text)), default=None)
    if longest and not filled & {*DEFINITIONS, ("extends",)}:
        ready = f"--map {_quoted(f'{longest}=definition')}"
        without = f"--map {_quoted(f'{longest}=-')}"
        hint = f"perhaps {ready}; with {without} the entries become drafts without one"
        raise UsageError("no column gives the definition", hint=hint)


def _which(header: Sequence[str]) -> str:
    seen = ", ".join(text[:MOST_QUOTED] for text in header[:MOST_QUOTED])
    return (
        f"there are: {seen}; say which one it is: --map 'HEADER=name'; "
        "or, if the first row is a term already, --no-header"
    )


def _hint(text: str) -> str:
    """Return what to do about a column that nothing is known of."""
    key = _guess(text)
    shown = text[:80]
    if key is None:
        return f"column {shown!r} is left out: no key of that name; --map {_quoted(f'{shown}=KEY')}"
    return f"column {shown!r} is left out; --map {_quoted(f'{shown}={key}')} takes it in"


def _guess(text: str) -> str | None:
    """Return the key that a header's words point to."""
    lowered = text.lower()
    for key, cues in _CUES.items():
        if any(cue in lowered for cue in cues.split()):
            return key
    return None


def _quoted(text: str) -> str:
    """Return ``text`` as a shell takes it for one word."""
    return "'" + text.replace("'", "'\\''") + "'"


def _is_header(row: Sequence[str]) -> bool:
    """Tell whether the first row holds headers: it names a known one, or does not look like a term."""
    return any(text and column(text) for text in row) or not _is_term(row)


def _is_term(row: Sequence[str]) -> bool:
    """Tell whether cells look like a term: an acronym beside its words, or a whole sentence."""
    cells = [cell for cell in row if cell]
    for cell in cells:
        if len(cell.split()) >= _SENTENCE_WORDS or cell.endswith((".", "。")):
            return True
        if _is_acronym(cell) and any(_abbreviates(cell, other) for other in cells):
            return True
    return False


def _is_acronym(cell: str) -> bool:
    return 2 <= len(cell) <= 8 and cell.isascii() and cell.upper() == cell and not cell.isdigit()


def _abbreviates(acronym: str, text: str) -> bool:
    """Tell whether the letters of ``acronym`` stand in several words in their order."""
    letters = iter(text.lower())
    wanted = fold(acronym)
    return (
        " " in text.strip()
        and text[:1].lower() == wanted[:1]
        and all(letter in letters for letter in wanted)
    )


def _without_header(
    rows: Sequence[Sequence[str]], wanted: Mapping[int, tuple[Keys, ...]]
) -> Layout:
    """Return the layout of a sheet whose first row is a term already."""
    width = max(len(row) for row in rows[:_SAMPLED])
    columns = [wanted.get(at, ()) for at in range(width)]
    if not wanted:
        columns = _by_content(rows, width)
    told = ", ".join(
        f"{at} {'+'.join('.'.join(keys) for keys in each) or 'left out'}"
        for at, each in enumerate(columns, start=1)
    )
    note = f"row 1 is read as a term, not as headers; columns: {told} (see --map 1=KEY, --header)"
    _needs_a_name(rows, (), columns, ())
    return Layout(columns=tuple(columns), first=0, notes=(note,))


def _by_content(rows: Sequence[Sequence[str]], width: int) -> list[tuple[Keys, ...]]:
    """Return what columns without headers fill, by what stands in them."""
    columns: list[tuple[Keys, ...]] = [()] * width
    free = [at for at in range(width) if any(_cells(rows, at))]
    if len(free) > 1:
        short = next((at for at in free if _share(rows, at, _is_acronym) > 0.5), None)
        if short is not None:
            columns[short] = (_ACRONYM,)
            free.remove(short)
    if len(free) > 1:
        longest = max(free, key=lambda at: _mean_length(rows, at))
        columns[longest] = (_DEFINITION,)
        free.remove(longest)
    if free:
        columns[free.pop(0)] = (_NAME,)
    lang = next(iter(translations()))
    for at in free:
        if _is_chinese(rows, at):
            columns[at] = ((lang, "name"),)
            break
    return columns


def _cells(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at] for row in rows[:_SAMPLED] if at < len(row) and row[at]]


def _mean_length(rows: Sequence[Sequence[str]], at: int) -> float:
    cells = _cells(rows[1:], at)
    return sum(map(len, cells)) / len(cells) if cells else 0.0


def _share(rows: Sequence[Sequence[str]], at: int, holds: object) -> float:
    cells = _cells(rows, at)
    assert callable(holds)
    return sum(bool(holds(cell)) for cell in cells) / len(cells) if cells else 0.0


def _is_chinese(rows: Sequence[Sequence[str]], at: int) -> bool:
    return _share(rows[1:], at, has_chinese) > 0.5
