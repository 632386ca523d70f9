"""What nobody would ask, and what somebody would: names, slips, sentences, noise, in any mixture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

LETTERS = "abcdefghijklmnopqrstuvwxyz"
BLOCKS = (
    (0x20, 0x7F), (0x00, 0x20), (0x7F, 0x250), (0x300, 0x370), (0x370, 0x600), (0x600, 0x700),
    (0x900, 0x980), (0x1100, 0x1200), (0x2000, 0x2070), (0x2070, 0x2C00), (0x3000, 0x3400),
    (0x4E00, 0x9FFF), (0x4E00, 0x4F00), (0xAC00, 0xD7A4), (0xD800, 0xE000), (0xE000, 0xE100),
    (0xFE00, 0x10000), (0x1D400, 0x1D800), (0x1F300, 0x1FB00), (0x20000, 0x20100), (0xE0000, 0xE0200),
)  # fmt: skip
HOSTILE = (
    "\x1b[31m", "\x1b]0;x\x07", "\u202e", "\u200b", "\ufeff", "\x00", "\r\n", "\t", "[bold]", "{0}",
    "%s", "$(id)", "`id`", "'; DROP", "../../etc", "\\", '"', "'", "\ud83d", "\U000e0041", "\u0301" * 30,
    "（", "）", "((((", "))", "++++", "####", "&&&", "---", "?!?!", "。。", "、、", "a" * 200, "１２３", "ﬁ",
)  # fmt: skip
JOINS = (
    " vs ", " vs. ", " versus ", "、", ", ", " and ", " or ", "和", "與", "跟", " / ", "/", " 對 ", "; ",
    "\n", " - ", " vs vs ", ",,", "還是",
)  # fmt: skip
WRAPPERS = (
    "what is {}", "what's the difference between {}", "{}是什麼", "{}怎麼算", "define {}", "how do I {}",
    "{} meaning", "what is a good {} for B2B SaaS", "how much does {} cost", "我們的{}是多少", "({})", "“{}”",
    "who owns {} and {} in a team of {}", "{} formula", "為什麼{}會下降", "{} 系統有什麼好處", "is {} like {}?",
)  # fmt: skip


class Queries:
    """Endless queries, the same for the same ``seed``; ``names`` are what the glossary knows."""

    def __init__(self, seed: int, names: Sequence[str]) -> None:
        self._random = Random(seed)
        self._names = names
        self._words = sorted({word for name in names for word in name.split()})
        kinds = (
            (self._name, 12), (self._slip, 10), (self._wrapped, 4), (self._joined, 2), (self._noise, 12),
            (self._unicode, 14), (self._spoiled, 6), (self._sentence, 3), (self._long, 1),
        )  # fmt: skip
        self._kinds: list[Callable[[], str]] = [
            kind for kind, weight in kinds for _ in range(weight)
        ]

    def next(self) -> str:
        return self._random.choice(self._kinds)()

    def gibberish(self) -> str:
        """Return a line that means nothing: letters, scraps of words, or both."""
        count = self._random.randint(1, 6)
        return " ".join(self._scrap() for _ in range(count))

    def _scrap(self) -> str:
        return "".join(self._random.choices(LETTERS, k=self._random.randint(1, 10)))

    def _name(self) -> str:
        return self._random.choice(self._names)

    def _slip(self) -> str:
        text = list(self._name())
        for _ in range(self._random.randint(1, 3)):
            at = self._random.randrange(len(text) + 1)
            match self._random.randrange(4):
                case 0:
                    text[at:at] = self._random.choice(LETTERS)
                case 1:
                    del text[at : at + 1]
                case 2:
                    text[at : at + 2] = text[at : at + 2][::-1]
                case _:
                    text[at : at + 1] = self._random.choice(LETTERS)
        return "".join(text)

    def _wrapped(self) -> str:
        wrapper = self._random.choice(WRAPPERS)
        return (
            wrapper.replace("{}", "\0").replace("\0", self._part(), 1).replace("\0", self._part())
        )

    def _part(self) -> str:
        return self._random.choice((self._name, self._slip, self._scrap))()

    def _joined(self) -> str:
        join = self._random.choice(JOINS)
        return join.join(self._part() for _ in range(self._random.randint(2, 6)))

    def _noise(self) -> str:
        return self.gibberish()

    def _unicode(self) -> str:
        def character() -> str:
            low, high = self._random.choice(BLOCKS)
            return chr(self._random.randrange(low, high))

        return "".join(character() for _ in range(self._random.randint(0, 40)))

    def _spoiled(self) -> str:
        text = self._random.choice((self._name, self._wrapped, self._joined, self._unicode))()
        for _ in range(self._random.randint(1, 4)):
            at = self._random.randrange(len(text) + 1)
            text = text[:at] + self._random.choice(HOSTILE) + text[at:]
        return text

    def _sentence(self) -> str:
        return " ".join(self._random.choices(self._words, k=self._random.randint(2, 12)))

    def _long(self) -> str:
        parts = (self._part, self._unicode, self._sentence, self._joined)
        join = self._random.choice((*JOINS, " ", ""))
        return join.join(self._random.choice(parts)() for _ in range(self._random.randint(5, 60)))
