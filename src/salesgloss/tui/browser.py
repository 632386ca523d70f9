"""The browser: a line to type in, what it finds, and the card of the chosen term."""

from __future__ import annotations

import gc
from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from salesgloss.glossary import Answer, Glossary
from salesgloss.messages import counted, word
from salesgloss.screens import plain, sharing, terminal
from salesgloss.screens.brief import styled
from salesgloss.screens.styles import Row
from salesgloss.screens.window import Window
from salesgloss.tui.finder import Finder, Found

NARROW = 72  # columns; below, the card stands under the list
MOST_LINKS = 9  # a digit each
MOST_LINK_ROWS = 3
KEYS_BETWEEN = " · "
_STYLES = {"1": "bold", "1;36": "bold ansi_cyan", "36": "ansi_cyan", "2": "dim", "1;33": "bold"}


class CardPane(VerticalScroll):
    """The card; when it has the focus, letters are commands."""

    can_focus = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.open", show=False),
        Binding("tab", "app.next_link", show=False),
        Binding("shift+tab", "app.next_link(-1)", show=False),
        Binding("backspace", "app.go_back", show=False),
        Binding("slash,escape", "app.search", show=False),
        Binding("c", "app.copy", show=False),
        Binding("q", "app.quit", show=False),
        *(
            Binding(str(digit), f"app.follow({digit})", show=False)
            for digit in range(1, MOST_LINKS + 1)
        ),
    ]


class Room(Vertical):
    """What the card has: its size is known only once all is laid out."""

    class Resized(Message):
        """The card is to be drawn anew."""

    def on_resize(self) -> None:
        self.post_message(self.Resized())


class SearchLine(Input):
    """Where one types; the list is moved through from here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.move(1)", show=False),
        Binding("up", "app.move(-1)", show=False),
        Binding("pagedown", "app.move(10)", show=False),
        Binding("pageup", "app.move(-10)", show=False),
        Binding("tab", "app.next_link", show=False),
        Binding("escape", "app.quit", show=False),
    ]


class Browser(App[None]):
    """Browse ``glossary`` in ``lang``, beginning with what ``text`` finds.

    ``current`` is the term shown, ``is_full`` whether all of it, ``links`` the terms that it leads
    to, ``link`` which of them is marked, ``trail`` the terms that led here.
    """

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { layout: vertical; background: ansi_default; color: ansi_default; }
    SearchLine { height: 1; border: none; padding: 0; background: ansi_default; }
    SearchLine:focus { border: none; }
    SearchLine > .input--cursor, SearchLine > .input--selection { color: ansi_default; background: ansi_default; text-style: reverse; }
    SearchLine > .input--placeholder { color: ansi_default; text-style: dim; }
    #below { layout: horizontal; height: 1fr; }
    #found { width: 35%; max-width: 40; height: 100%; border: none; padding: 0; background: ansi_default; scrollbar-size-vertical: 1; scrollbar-gutter: stable; text-wrap: nowrap; text-overflow: ellipsis; }
    #found > .option-list--option-highlighted { color: ansi_black; background: ansi_cyan; text-style: bold; }
    #found > .option-list--option-hover { color: ansi_default; background: ansi_default; text-style: underline; }
    Browser:nocolor #found > .option-list--option-highlighted { text-style: bold underline; }
    Browser:nocolor #found, Browser:nocolor #card { scrollbar-size-vertical: 0; scrollbar-gutter: auto; }
    #beside { height: 100%; padding: 0 0 0 2; }
    #card { height: 1fr; background: ansi_default; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    #links { height: auto; background: ansi_default; }
    .narrow #below { layout: vertical; }
    .narrow #found { width: 100%; max-width: 100%; height: 5; }
    .narrow #beside { height: 1fr; padding: 0; }
    #keys { height: 1; text-style: dim; background: ansi_default; }
    """

    def __init__(self, glossary: Glossary, lang: str, text: str = "") -> None:
        super().__init__(ansi_color=True)  # the terminal's own colors, so dark and light both do
        self.theme = "ansi-dark"
        self.glossary = glossary
        self.lang = lang
        self.finder = Finder(glossary, lang)
        self.found = Found({}, {})
        self.current: int | None = None
        self.is_full = False
        self.links: list[int] = []
        self.link: int | None = None
        self.trail: list[int] = []
        self._first_text = text

    def compose(self) -> ComposeResult:
        yield SearchLine(
            self._first_text,
            placeholder=word("browse.search", self.lang),
            select_on_focus=False,  # one goes on typing
        )
        with Container(id="below"):
            found = OptionList(id="found", compact=True, markup=False)
            found.can_focus = False
            yield found
            with Room(id="beside"):
                with CardPane(id="card"):
                    yield Static(id="text", markup=False)
                yield Static(id="links", markup=False)
        yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        self.query_one(SearchLine).focus()
        self._find(self._first_text)
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """Get ready for the first key; a collector that went through all terms each time would
        hold up one key in thirty for longer than all else takes."""
        self.finder.warm_up()
        if self.current is not None:
            self._card_rows(self.current, Window(self.size.width), lines=0)  # a full one
        gc.collect()
        gc.freeze()

    def on_unmount(self) -> None:
        gc.unfreeze()

    def on_resize(self, event: events.Resize) -> None:
        self.screen.set_class(event.size.width < NARROW, "narrow")

    def on_room_resized(self) -> None:
        self._draw()

    def on_descendant_focus(self) -> None:
        self._tell_keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._find(event.value)

    def on_input_submitted(self) -> None:
        if self.current is not None:
            self.is_full = True
            self.query_one(CardPane).focus()
            self._draw()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        numbers = self.found.numbers
        if not self.query_one(SearchLine).has_focus or event.option_index >= len(numbers):
            return
        if numbers[event.option_index] != self.current:
            self.trail = []
            self._show(numbers[event.option_index])

    # what keys do

    def action_move(self, by: int) -> None:
        """Choose another of the terms found."""
        options = self.query_one("#found", OptionList)
        if options.option_count:
            at = (options.highlighted or 0) + by
            options.highlighted = min(max(at, 0), options.option_count - 1)

    def action_open(self) -> None:
        """Go to the marked term; where none is, show all of this one, or the brief card again."""
        if self.link is not None:
            self._follow(self.links[self.link])
        else:
            self.is_full = not self.is_full
            self._draw()

    def action_next_link(self, by: int = 1) -> None:
        """Mark the next of the terms that the card leads to."""
        self.query_one(CardPane).focus()
        if self.links:
            before = self.link if self.link is not None else (-1 if by > 0 else 0)
            self.link = (before + by) % len(self.links)
            self._draw()

    def action_follow(self, number: int) -> None:
        """Go to the term of that number on the card."""
        if number <= len(self.links):
            self._follow(self.links[number - 1])

    def action_go_back(self) -> None:
        """Go back to the card before; from the first, to the search."""
        if self.trail:
            self._show(self.trail.pop())
        else:
            self.action_search()

    def action_search(self) -> None:
        """Go on typing."""
        self.is_full, self.link = False, None
        self.query_one(SearchLine).focus()
        self._draw()

    def action_copy(self) -> None:
        """Put the snippet to share on the clipboard."""
        if self.current is None:
            return
        hit = self.finder.hit(self.current)
        answer = Answer(hit.id, "exact", (hit,))
        self.copy_to_clipboard(
            sharing.answer(self.glossary.index, answer, self.lang, "markdown").strip()
        )
        self.query_one("#keys", Static).update(word("browse.copied", self.lang), layout=False)

    # what is shown

    def _find(self, text: str) -> None:
        listed = self.found.numbers
        self.found = self.finder.find(text)
        options = self.query_one("#found", OptionList)
        if self.found.numbers != listed:
            rows = map(self.glossary.index.summary, self.found.numbers)
            options.set_options(Option(plain.headline(row, self.lang)) for row in rows)
        self.trail = []
        if self.found.numbers:
            options.highlighted = 0
            self._show(self.found.numbers[0])
        else:
            self._show(None)

    def _follow(self, number: int) -> None:
        if self.current is not None:
            self.trail.append(self.current)
        self._show(number)

    def _show(self, number: int | None) -> None:
        self.current, self.link, self.is_full = number, None, False
        self.links = [] if number is None else self._leads_to(number)
        self.query_one(CardPane).scroll_home(animate=False)
        self._draw()

    def _leads_to(self, number: int) -> list[int]:
        term = self.glossary.index.term(number)
        ids = [*(pair.id for pair in term.confused_with), *term.related]
        rows = (self.glossary.summary(id) for id in dict.fromkeys(ids))
        return [row.number for row in rows if row is not None][:MOST_LINKS]

    def _draw(self) -> None:
        """Draw the card for the room that it has, and below it where it leads to."""
        room = self.query_one("#beside").content_size
        width = max(room.width - 2, 1)  # a bar to scroll by, and a column of air before it
        below = self._link_rows(width)
        _fill(self.query_one("#links", Static), below, len(below))
        left = max(room.height - len(below), 1)
        if self.current is None:
            card = [*styled(word("browse.nothing", self.lang), "", width)]
        else:
            card = self._card_rows(self.current, Window(width), 0 if self.is_full else left)
        _fill(self.query_one("#text", Static), card, len(card) if len(card) > left else "100%")
        self._tell_keys()

    def _card_rows(self, number: int, window: Window, lines: int) -> list[Row]:
        """Return the card of a term, brief where ``lines`` bound it."""
        hit = self.found.hits.get(number) or self.finder.hit(number)
        why = self.found.why.get(number, "")
        return terminal.card_rows(
            self.glossary.index, hit, self.lang, window, why, lines, "browse.more"
        )

    def _link_rows(self, width: int) -> list[Row]:
        """Return the terms that the card leads to, each with its digit, the marked one in reverse;
        of many rows those about the marked one."""
        rows: list[Row] = []
        row: list[tuple[str, str]] = []
        used = marked = 0
        for at, number in enumerate(self.links):
            summary = self.glossary.index.summary(number)
            text = f"{at + 1} {summary.short_title(self.lang)}"
            size = Content(text).cell_length
            if row and used + size > width:
                rows.append(tuple(row))
                row, used = [], 0
            if at == self.link:
                marked = len(rows)
            row += [(text, "reverse" if at == self.link else "2"), ("  ", "")]
            used += size + 2
        rows += [tuple(row)] if row else []
        first = max(min(marked - 1, len(rows) - MOST_LINK_ROWS), 0)
        return rows[first : first + MOST_LINK_ROWS]

    def _tell_keys(self) -> None:
        typing = self.query_one(SearchLine).has_focus
        keys = word("browse.typing" if typing else "browse.reading", self.lang).split(KEYS_BETWEEN)
        if typing:
            keys = [counted(len(self.found.numbers), "term", self.lang), *keys]
        self.query_one("#keys", Static).update(_fitting(keys, self.size.width), layout=False)


def _fitting(keys: list[str], width: int) -> str:
    """Return ``keys`` on a line of ``width``; the last, which leaves, stays longest."""
    while len(keys) > 1 and Content(KEYS_BETWEEN.join(keys)).cell_length > width:
        keys = [*keys[:-2], keys[-1]]
    return KEYS_BETWEEN.join(keys)


def _fill(widget: Static, rows: list[Row], height: int | str) -> None:
    """Show ``rows`` at a height that is told, and not measured by laying all out anew."""
    widget.styles.height = height
    widget.update(_content(rows), layout=False)


def _content(rows: list[Row]) -> Content:
    """Return ``rows`` as the library shows them: nothing in them is markup."""
    lines = (
        Content.assemble(*((text, _STYLES.get(style, style)) for text, style in row))
        for row in rows
    )
    return Content("\n").join(lines)
