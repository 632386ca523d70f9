"""Browsing by keyboard: what is found while one types, and where the cards lead."""

from __future__ import annotations

import asyncio
import io
import os
import re
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.widgets import Input, OptionList, Static

from salesgloss import layers
from salesgloss.messages import word
from salesgloss.tui.browser import Browser
from salesgloss.tui.finder import Finder

STYLE = re.compile(r"\x1b\[([\d;]*)m")
# A file that stays where it is, so that it is compiled once.
OWN = Path(__file__).parents[1] / "data" / "browse.yaml"


class Reader:
    """Somebody at the keys of a browser."""

    def __init__(self, browser: Browser, pilot) -> None:
        self.browser = browser
        self._pilot = pilot

    async def presses(self, *keys: str) -> None:
        await self._pilot.press(*keys)
        await self._pilot.pause()

    async def resizes(self, width: int, height: int) -> None:
        await self._pilot.resize_terminal(width, height)
        await self._pilot.pause()

    async def types(self, text: str) -> None:
        await self.presses(*("space" if sign == " " else sign for sign in text))

    @property
    def id(self) -> str | None:
        number = self.browser.current
        return None if number is None else self.browser.glossary.index.summary(number).id

    @property
    def ids(self) -> list[str]:
        summary = self.browser.glossary.index.summary
        return [summary(number).id for number in self.browser.found.numbers]

    @property
    def card(self) -> str:
        return str(self.browser.query_one("#text", Static).content)

    @property
    def links(self) -> str:
        return str(self.browser.query_one("#links", Static).content)

    @property
    def is_typing(self) -> bool:
        return self.browser.query_one(Input).has_focus


@pytest.fixture
def browsing():
    """Return ``browsing(scene, ...)``: run the coroutine ``scene`` with a reader."""

    def browsing(
        scene: Callable[[Reader], Awaitable[None]],
        *,
        lang: str = "en",
        size: tuple[int, int] = (80, 24),
        text: str = "",
    ) -> Browser:
        browser = Browser(layers.load([str(OWN)]), lang, text)

        async def scenario() -> None:
            async with browser.run_test(size=size) as pilot:
                await pilot.pause()
                await scene(Reader(browser, pilot))

        asyncio.run(scenario())
        return browser

    return browsing


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("NRR", "net-revenue-retention"),
        ("net reve", "net-revenue-retention"),
        ("montly recuring revenue", "monthly-recurring-revenue"),
        ("how long until a customer pays back", "cac-payback-period"),
        ("獲客成本", "customer-acquisition-cost"),
        ("获客成本", "customer-acquisition-cost"),
        ("zbx", "zebra-index"),
    ],
)
def test_every_tier_while_one_types(browsing, text: str, id: str) -> None:
    async def scene(reader: Reader) -> None:
        await reader.types(text)
        assert id in reader.ids[:3]
        await reader.presses("down", "up", "up")
        assert reader.id == reader.ids[0]

    browsing(scene)


def test_all_terms_at_first_and_nothing_for_nonsense(browsing) -> None:
    async def scene(reader: Reader) -> None:
        assert len(reader.ids) == len(reader.browser.glossary)
        await reader.types("xqzvwkj")
        assert (reader.ids, reader.id) == ([], None)
        await reader.presses("enter", "tab", "down", "enter", "c", "1", "slash")
        assert reader.is_typing

    browsing(scene)


def test_the_arrows_choose(browsing) -> None:
    async def scene(reader: Reader) -> None:
        await reader.types("churn")
        await reader.presses("down", "down")
        assert reader.id == reader.ids[2]
        await reader.presses("pagedown", "up")
        assert reader.id in reader.ids

    browsing(scene)


def test_enter_shows_all_and_the_brief_card_again(browsing) -> None:
    async def scene(reader: Reader) -> None:
        await reader.types("nrr")
        brief = reader.card
        await reader.presses("enter")
        assert reader.browser.is_full
        assert len(reader.card) > len(brief)
        await reader.presses("enter")
        assert not reader.browser.is_full

    browsing(scene)


def test_a_digit_or_tab_leads_on_and_backspace_back(browsing) -> None:
    async def scene(reader: Reader) -> None:
        await reader.types("nrr")
        first, links = reader.browser.current, reader.browser.links
        await reader.presses("tab", "tab", "enter")
        assert reader.browser.current == links[1]
        await reader.presses("1")
        assert len(reader.browser.trail) == 2
        await reader.presses("backspace")
        assert reader.browser.current == links[1]
        await reader.presses("backspace")
        assert reader.browser.current == first
        await reader.presses("shift+tab")
        assert reader.browser.link == len(links) - 1
        await reader.presses("backspace")
        assert reader.is_typing
        assert reader.browser.query_one(Input).value == "nrr"

    browsing(scene)


def test_letters_are_text_in_the_search_and_commands_on_a_card(browsing) -> None:
    async def scene(reader: Reader) -> None:
        await reader.types("qc1/")
        assert reader.browser.query_one(Input).value == "qc1/"
        await reader.presses(*["backspace"] * 4)
        await reader.types("mrr")
        await reader.presses("enter", "c")
        assert "**MRR" in reader.browser.clipboard
        await reader.presses("slash")
        assert reader.is_typing
        assert reader.browser.is_running
        await reader.presses("enter", "q")

    assert not browsing(scene).is_running


@pytest.mark.parametrize("size", [(80, 24), (40, 24)])
def test_where_a_card_leads_stands_below_it_however_long_it_is(browsing, size) -> None:
    async def scene(reader: Reader) -> None:
        await reader.types("churn")
        await reader.presses("enter")
        assert reader.browser.is_full
        below = reader.browser.query_one("#links", Static)
        for _ in reader.browser.links:
            await reader.presses("tab")
            assert f"{reader.browser.link + 1} " in reader.links
            assert below.region.bottom < size[1]
            assert below.region.height == reader.links.count("\n") + 1

    browsing(scene, size=size)


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
def test_the_line_of_keys_fits_and_says_how_to_leave(browsing, lang: str) -> None:
    async def scene(reader: Reader) -> None:
        for key in ("tab", "slash"):
            await reader.presses(key)
            keys = reader.browser.query_one("#keys", Static).content
            assert cell_len(str(keys)) <= 40
            assert str(keys).split(" · ")[-1] in word(
                "browse.typing" if key == "slash" else "browse.reading", lang
            )

    browsing(scene, lang=lang, size=(40, 24), text="nrr")


def test_escape_leaves_the_card_then_the_program(browsing) -> None:
    async def scene(reader: Reader) -> None:
        await reader.types("mrr")
        await reader.presses("enter", "escape")
        assert reader.is_typing
        await reader.presses("escape")

    assert not browsing(scene).is_running


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (72, 20)])
def test_the_brief_card_fits_beside_the_list(browsing, lang: str, size: tuple[int, int]) -> None:
    async def scene(reader: Reader) -> None:
        for text in ("nrr", "quota", "zbx", "meddic"):
            reader.browser.query_one(Input).value = text
            await reader.presses()
            card = reader.browser.query_one("#card", VerticalScroll)
            found = reader.browser.query_one(OptionList)
            assert card.virtual_size.height <= card.size.height
            assert card.region.x >= found.region.right

    browsing(scene, lang=lang, size=size)


def test_a_narrow_window_has_the_card_below(browsing) -> None:
    async def scene(reader: Reader) -> None:
        await reader.types("nrr")
        card = reader.browser.query_one("#card", VerticalScroll)
        assert card.region.y >= reader.browser.query_one(OptionList).region.bottom
        assert "NRR" in reader.card

    browsing(scene, size=(40, 24))


@pytest.mark.parametrize("keys", [(), ("enter",)])
def test_a_window_made_wider_or_narrower_draws_the_card_anew(browsing, keys) -> None:
    async def scene(reader: Reader) -> None:
        await reader.types("nrr")
        await reader.presses(*keys)
        drawn = {}
        for size in ((40, 24), (120, 40), (80, 24), (120, 40), (40, 24)):
            await reader.resizes(*size)
            widest = max(cell_len(line) for line in reader.card.splitlines())
            room = reader.browser.query_one("#text", Static).size.width
            assert room - 12 < widest <= room
            assert drawn.setdefault(size, reader.card) == reader.card

    browsing(scene)


def test_in_chinese(browsing) -> None:
    async def scene(reader: Reader) -> None:
        assert reader.id == "zebra-index"
        assert "我們自己的指數" in reader.card

    browsing(scene, lang="zh-Hant", text="斑馬")


def test_texts_are_shown_not_interpreted(browsing) -> None:
    async def scene(reader: Reader) -> None:
        for keys in ((), ("enter",)):
            await reader.presses(*keys)
            assert "[red]Ours[/red] [@click=app.quit]leave[/]" in " ".join(reader.card.split())
        option = reader.browser.query_one(OptionList).get_option_at_index(0)
        assert "Zebra [b]Index[/b]" in str(option.prompt)

    browsing(scene, text="zbx")


def test_names_that_a_text_begins_come_before_texts_that_hold_it() -> None:
    finder = Finder(layers.load(own=False), "en")
    index = finder.glossary.index
    found = finder.find("mont").numbers
    labels = [index.summary(number).name.lower() for number in found]
    begun = [name.startswith("mont") or " mont" in name for name in labels]
    assert begun[0]
    assert found == [*dict.fromkeys(found)]


def test_a_word_begun_finds_what_it_may_become() -> None:
    finder = Finder(layers.load(own=False), "en")
    for number in range(0, len(finder.glossary), 17):
        row = finder.glossary.index.summary(number)
        for name in (row.name, row.acronym):
            for length in range(3, len(name) + 1):
                assert number in finder.find(name[:length]).numbers, name[:length]


# the door


@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
def test_without_the_extra_one_line_says_how_to_get_it(run, monkeypatch, lang: str) -> None:
    for name in [name for name in sys.modules if name.startswith("salesgloss.tui.browser")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual", None)
    status, out, err = run("browse", "--lang", lang, terminal=True)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "pip install 'salesgloss[browse]'" in err


def test_without_a_terminal(run) -> None:
    status, out, err = run("browse", "nrr")
    assert (status, out) == (2, "")
    assert "lookup" in err


def test_the_bare_program_names_it(run) -> None:
    assert "salesgloss browse" in run(terminal=True)[1]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize("colorful", [True, False])
def test_on_a_real_terminal(colorful: bool) -> None:
    import pexpect  # there is none for Windows

    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"}
    environment |= {"LC_ALL": "C.UTF-8", "LINES": "24"}
    if colorful:
        del environment["NO_COLOR"]
    seen = io.StringIO()
    child = pexpect.spawn(
        sys.executable,
        ["-m", "salesgloss", "browse", "--lang", "en"],
        env=environment,
        encoding="utf-8",
        timeout=120,
        dimensions=(24, 80),
    )
    child.logfile_read = seen
    child.expect_exact("Esc")
    child.send("nrr")
    child.expect_exact("Net Revenue Retention")
    child.expect_exact("Formula")  # on the card
    child.send("\r")
    child.expect_exact("q leave")  # only a card says so: until then letters are text
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    styles = {part for row in STYLE.findall(seen.getvalue()) for part in row.split(";")}
    colored = {part for part in styles if re.fullmatch("[34][0-8]|9[0-7]|10[0-7]", part)}
    assert bool(colored) == colorful
    assert {"1", "4"} <= styles or colorful  # what is chosen shows without color
