"""Fitted by ``benchmarks/calibrate.py``: what each feature adds to the log odds."""

from __future__ import annotations

COEFFICIENTS: dict[str, dict[str, float]] = {
    "named": {
        "": -1.519,
        "question": 0.721,
        "errand": -2.113,
        "left over": -1.671,
        "bare": -0.500,
        "chinese": 0.645,
        "left": -0.254,
        "right": -0.533,
        "share": 0.450,
        "strong": 2.944,
        "keyword": -1.600,
        "later": -1.183,
        "opens": 0.886,
        "whole": -0.144,
    },
    "meaning": {
        "": -2.675,
        "cover": 2.540,
        "text": -1.896,
        "score": 0.416,
        "lead": 5.692,
        "shared": 3.356,
        "one shared": 0.498,
        "part of a name": -0.520,
        "holds a name": 1.180,
        "question": -0.667,
        "errand": -2.083,
        "bare": -0.784,
        "length": 1.688,
        "unknown": -0.569,
        "chinese": -1.417,
        "chinese cover": 0.257,
        "chinese text": -1.335,
        "bare cover": -1.000,
        "asked": -0.574,
    },
}
