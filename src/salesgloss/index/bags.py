"""Names as bags of words: the same words in another order, or with other endings, are the same."""

from __future__ import annotations

from salesgloss.index.analysis import STOP_WORDS, stem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

ABBREVIATIONS = {
    "acct": "account", "acq": "acquisition", "avg": "average", "biz": "business",
    "comp": "compensation", "cust": "customer", "dev": "development", "gen": "generation",
    "mgmt": "management", "mgr": "manager", "mktg": "marketing", "mkt": "market",
    "mo": "month", "mthly": "monthly", "op": "opportunity", "opp": "opportunity",
    "opps": "opportunity", "ops": "operations", "org": "organization", "prop": "proposition",
    "qual": "qualified", "rep": "representative", "reps": "representative", "rev": "revenue",
    "yr": "year",
}  # fmt: skip


def bag(spoken: Iterable[str]) -> str:
    """Return the words of substance, stemmed and sorted; empty for fewer than two."""
    found = {stem(ABBREVIATIONS.get(word, word)) for word in spoken if word not in STOP_WORDS}
    return " ".join(sorted(found)) if len(found) > 1 else ""
