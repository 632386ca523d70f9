"""Command lines that nobody would type, in environments that nobody would set."""

from __future__ import annotations

from random import Random

from salesgloss.cli import VERBS

OPTIONS = (
    "--json", "-j", "--plain", "--lang", "-l", "zh-Hant", "en", "--glossary", "own.yaml", "bad.yaml", "none.yaml",
    "--limit", "-n", "--exact", "--standard", "--share", "slack", "--copy", "--full", "-f", "--category", "-c",
    "--topic", "--kind", "-k", "--level", "--for", "sdr", "--own", "--status", "--overdue", "--one-line", "--strict",
    "--verbose", "--codes", "--output", "-o", "out.csv", "out.yaml", "--force", "--dry-run", "--map", "a=b",
    "--map-value", "--name", "--encoding", "--header", "--no-header", "--replace", "--skip-known", "--seed",
    "--new", "--mode", "typed", "--minutes", "--cold", "--fresh", "--due", "--practice", "--list", "--progress",
    "p.sqlite", "--all", "--yes", "-y", "--term", "--repair", "--solve", "--variant", "--color", "always",
    "never", "--no-pager", "--help", "-h", "--version", "--unknown", "--first", "--format", "--title",
    "--since", "--base-url", "--accent", "--user", "--", "-", "-x", "--nope", "--lang=xx", "--limit=0",
)  # fmt: skip
WORDS = (
    "MRR", "ARR", "CAC", "churn", "獲客成本", "vs", "lead", "check", "export", "import", "reset", "restore",
    "csv", "json", "jsonl", "markdown", "anki", "skos", "site", "dictd", "in.csv", "in.txt", "own.yaml", "bad.yaml",
    "bad.csv", "p.sqlite", "bad.sqlite", "missing", ".", "..", "folder", "spend=50k", "new_customers=25",
    "a=1/0", "=", "bash", "zsh", "fish", "powershell", "1", "-1", "9" * 40, "0.5", "nan", "", " ", "\t", "\x1b[31m",
    "\udcff", "\u202e", "[bold]", "{0}", "%s", "$(id)", "a" * 500, "'", '"', "\\", "~", "~nobody/x", "*", "２",
)  # fmt: skip
VARIABLES = {
    "SALESGLOSS_LANG": ("", "zh_TW", "xx", "\udcff", "C", "a" * 300),
    "SALESGLOSS_TODAY": ("", "2026-03-02", "0001-01-01", "9999-12-31", "x", "2026-W10-1", "\udcff"),
    "SALESGLOSS_GLOSSARY": (
        "",
        "own.yaml",
        "bad.yaml",
        ":::",
        "~nobody",
        "folder",
        "\udcff",
        "/" * 300,
    ),
    "SALESGLOSS_PROGRESS": ("", "p.sqlite", "bad.sqlite", "folder", "~", "\udcff", "a" * 300),
    "SALESGLOSS_PAGER": ("", "cat", "'", "no-such-program", "\udcff"),
    "SALESGLOSS_HOME": ("folder", "in.txt", "none/none", "a" * 300, "\udcff"),
    "COLUMNS": ("0", "1", "7", "-3", "x", "9" * 40, "²"),
    "LINES": ("0", "1", "x", "²"),
    "TERM": ("", "dumb", "xterm-256color", "\udcff"),
    "NO_COLOR": ("", "1"),
    "FORCE_COLOR": ("", "0", "1"),
    "XDG_RUNTIME_DIR": ("", "folder", "relative", "\udcff"),
    "LC_ALL": ("", "C", "zh_TW.UTF-8", "\udcff"),
    "EDITOR": ("true", "false", "no-such-program", "'"),
}


class CommandLines:
    """Endless command lines, the same for the same ``seed``."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def arguments(self) -> list[str]:
        chance = self._random
        verb = [chance.choice([*VERBS])] if chance.random() < 0.85 else []
        count = chance.randint(0, 7)
        given = [chance.choice(OPTIONS if chance.random() < 0.45 else WORDS) for _ in range(count)]
        if chance.random() < 0.1:
            given[:0], verb = verb, []
        return [*verb, *given]

    def environment(self) -> dict[str, str]:
        """Return the variables that are set, most often few of them."""
        chance = self._random
        names = [name for name in VARIABLES if chance.random() < 0.08]
        return {name: chance.choice(VARIABLES[name]) for name in names}

    def stdin(self) -> bytes:
        chance = self._random
        rows = (b"MRR", b"?", b":q", b"\xff\xfe", b"", b"yes", b"1", b"{", b"SDR vs BDR", b"\x00")
        return b"\n".join(chance.choices(rows, k=chance.randint(0, 4)))

    def terminal(self) -> bool:
        return self._random.random() < 0.3
