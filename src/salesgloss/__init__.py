"""The glossary of a B2B SaaS revenue team.

>>> import salesgloss
>>> salesgloss.load().lookup("MRR").hits[0].id
'monthly-recurring-revenue'
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os

    from salesgloss.glossary import Glossary
    from salesgloss.glossary.build import Forms

__all__ = ["__version__", "load"]

__version__ = "0.1.0"


def load(*files: str | os.PathLike[str]) -> Glossary:
    """Return the bundled glossary, with ``files`` of one's own laid over it in their order.

    Raises ``salesgloss.errors.FileUnusable`` for a file that cannot be read and
    ``salesgloss.complaints.InvalidGlossary``, with every complaint, for one with errors.
    """
    import os
    import time

    from salesgloss import layers

    named = [os.fspath(path) for path in files]
    return layers.load(named, forms=forms, today=lambda: time.strftime("%Y-%m-%d"), own=False)


def forms() -> Forms:
    """Return the ready-made texts that a compiled glossary carries."""
    from salesgloss import render  # only where something is compiled

    return render.forms()
