"""Run by the interpreter that has Anki: import a deck, study, import again; print what became of it."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from anki.collection import Collection, ImportCsvRequest


def imported(collection, path):
    metadata = collection.get_csv_metadata(path, None)
    request = ImportCsvRequest(path=path, metadata=metadata)
    log = collection.import_csv(request).log
    return {key: len(getattr(log, key)) for key in ("new", "updated", "duplicate", "conflicting")}


def main(first, second):
    with TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder, "collection.anki2")))
        told = [imported(collection, first)]
        card = collection.get_card(collection.find_cards("deck:salesgloss")[0])
        card.ivl, card.type, card.queue, card.reps = 33, 2, 2, 5
        collection.update_card(card)
        told.append(imported(collection, second))
        after = collection.get_card(card.id)
        fields = [collection.get_note(id).fields for id in collection.find_notes("")]
        sys.stdout.write(
            json.dumps({"told": told, "kept": [after.ivl, after.reps], "fields": fields})
        )
        collection.close()


main(*sys.argv[1:])
