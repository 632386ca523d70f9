"""Print what DataHub's own loader makes of a business glossary file, as JSON.

Run by the test with a Python that has DataHub's library: ``datahub_ingest.py GLOSSARY SCRATCH``.
"""

import json
import sys

from datahub.ingestion.run.pipeline import Pipeline


def main(glossary: str, scratch: str) -> None:
    run = Pipeline.create(
        {
            "source": {"type": "datahub-business-glossary", "config": {"file": glossary}},
            "sink": {"type": "file", "config": {"filename": scratch}},
        }
    )
    run.run()
    run.raise_from_status(raise_warnings=True)
    terms: dict[str, dict[str, object]] = {}
    mentioned = set()
    with open(scratch, encoding="utf-8") as file:
        events = json.load(file)
    for event in events:
        if "proposedSnapshot" not in event:
            mentioned.add(event["entityUrn"])
            continue
        ((_, snapshot),) = event["proposedSnapshot"].items()
        mentioned.add(snapshot["urn"])
        aspects = {name: each for aspect in snapshot["aspects"] for name, each in aspect.items()}
        terms[snapshot["urn"]] = {name.rpartition(".")[2]: each for name, each in aspects.items()}
    json.dump({"entities": terms, "mentioned": sorted(mentioned)}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
