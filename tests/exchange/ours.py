"""An own glossary with all that a sheet must give back, and its export."""

from __future__ import annotations

OWN = """\
# Whose this is.
version: 1
name: Acme
languages: [en]
categories:
  - {id: partners, title: Partners}   # more than the five
terms:
  # Settled in January.
  - extends: sales-qualified-lead
    definition: >
      Lead that an account executive
      has met and accepted.
    owner: revops@acme.example   # ask her

  - {extends: cold-calling, hidden: true}
  # Ours alone.
  - id: seat-block
    name: Seat Block
    category: partners
    definition: "=Ten seats, sold together; see 'pack'"
    aliases: [pack, "a; b"]
    review_by: 2030-01-31
# the end
"""


def exported(run, name: str = "own.yaml") -> None:
    status, _, err = run("export", "csv", "--own", "--glossary", name, "-o", "own.csv", "--force")
    assert status == 0, err
