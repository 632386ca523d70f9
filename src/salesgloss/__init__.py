"""The glossary of a B2B SaaS revenue team.

>>> import salesgloss
>>> salesgloss.load().lookup("MRR").hits[0].id
'monthly-recurring-revenue'
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os

    from salesgloss._version import __version__
    from salesgloss.diagnostics import InvalidGlossary
    from salesgloss.errors import SalesglossError
    from salesgloss.glossary import Answer, Glossary, Hit
    from salesgloss.glossary.calculation import Calculation, CalculationError
    from salesgloss.model import Term

__all__ = [
    "Answer", "Calculation", "CalculationError", "Glossary", "Hit", "InvalidGlossary", "SalesglossError", "Term", "__version__", "load",
]  # fmt: skip

_HOMES = {
    "Answer": "glossary",
    "Calculation": "glossary.calculation",
    "CalculationError": "glossary.calculation",
    "Glossary": "glossary",
    "Hit": "glossary",
    "InvalidGlossary": "diagnostics",
    "SalesglossError": "errors",
    "Term": "model",
    "__version__": "_version",
}


def load(*files: "str | os.PathLike[str]") -> "Glossary":
    """Return the bundled glossary, with ``files`` of one's own laid over it in their order.

    Raises FileError (a SalesglossError) for a file that cannot be read and InvalidGlossary, with
    every diagnostic, for one with errors.
    """
    import os

    from salesgloss import layers

    return layers.load([os.fspath(path) for path in files], own=False)


def __getattr__(name: str) -> object:
    """Import a public name where it is first used, so that ``import salesgloss`` stays light."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"salesgloss.{_HOMES[name]}"), name)
