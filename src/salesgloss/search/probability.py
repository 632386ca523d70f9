"""How probable it is that an answer is what was asked: a logistic model whose coefficients are data.

``coefficients`` holds what ``benchmarks/calibrate.py`` fitted on made-up queries.
"""

from __future__ import annotations

from math import exp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_LARGEST = 30.0  # beyond it a probability is 0 or 1 in any case


def probability(model: str, features: Mapping[str, float]) -> float:
    """Return the probability, 0 to 1, by the model of that name."""
    return logistic(log_odds(model, features))


def log_odds(model: str, features: Mapping[str, float]) -> float:
    """Return the logarithm of the odds by the model of that name."""
    from salesgloss.search.coefficients import COEFFICIENTS

    return log_odds_by(COEFFICIENTS[model], features)


def log_odds_by(model: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return the log odds by ``model``: a coefficient a feature, what is added to all under "";
    features it does not know count nothing."""
    return model.get("", 0.0) + sum(model.get(name, 0.0) * features[name] for name in features)


def logistic(odds: float) -> float:
    """Return the probability of log ``odds``."""
    return 1 / (1 + exp(-max(-_LARGEST, min(_LARGEST, odds))))
