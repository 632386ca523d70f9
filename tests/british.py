"""What American text does not spell so."""

from __future__ import annotations

import re

BRITISH = re.compile(
    r"\b(colours?|favour|behaviour|neighbour\w*|labelled|practise|licence|programme|catalogue|centre|cancelled|labour|organis\w+|whilst"
    r"|cheque|seldom|splendid|analys(e|ed|ing)|customis\w+|optimis(e|ed|ing|ation)|prioritis\w+|recognis\w+|utilis\w+)\b",
    re.IGNORECASE,
)
