"""Exports given to the programs they are for: run with ``pytest -m consumer``.

They want these programs: one that is missing is a failure. `.ci/run` installs them all.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.exchange.hostile import PUBLICATION

from salesgloss import layers
from salesgloss.exchange import delivery, formats
from salesgloss.exchange.publication import Options, Publication

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.consumer)


@pytest.fixture(scope="session")
def need() -> Callable[[str], str]:
    """Return ``need(program)``, its path; the test fails where it is missing."""

    def need(program: str) -> str:
        return shutil.which(program) or pytest.fail(f"{program} is not installed")

    return need


@pytest.fixture(scope="session")
def bundled() -> Publication:
    """All bundled terms."""
    shown = layers.load(own=False)
    return Publication(terms=tuple(shown), categories=shown.categories, edition=shown.edition)


@pytest.fixture(params=["bundled", "hostile"])
def published(request: pytest.FixtureRequest, bundled: Publication) -> Publication:
    """The bundled terms, and then the hostile ones."""
    return bundled if request.param == "bundled" else PUBLICATION


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Path]:
    """Return ``export(publication, format, **options)``, which writes it and returns where."""

    def export(publication: Publication, name: str, **options: object) -> Path:
        chosen = formats.find(name)
        content = chosen.write(publication, Options(**options), lambda done, total: None)
        path = tmp_path / f"export.{name}"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            delivery.write_folder(str(path), content, replace=True)
        return path

    return export
