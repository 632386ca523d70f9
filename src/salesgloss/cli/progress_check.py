"""``salesgloss progress check``: what of a progress file is damaged, and what can be saved."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from salesgloss import errors
from salesgloss.cli import NOT_FOUND, context
from salesgloss.cli.options import JsonOption, LangOption, ProgressOption, store_path
from salesgloss.cli.output import print_error, write_stdout
from salesgloss.messages import counted, message
from salesgloss.messages.spoken import spoken
from salesgloss.progress import salvage
from salesgloss.progress.salvage import Salvaged
from salesgloss.schema import to_json
from salesgloss.text import line


def register(app: typer.Typer) -> None:
    app.command("check")(check)


def check(
    invocation: typer.Context,
    repair: Annotated[
        bool,
        typer.Option("--repair", help="Make it anew of what can be read; a copy is kept."),
    ] = False,
    progress: ProgressOption = None,
    lang: LangOption = None,
    json: JsonOption = False,
) -> None:
    """Tell whether the progress file is sound. Asked, repair it from the log of answers."""
    language = context.language(lang)
    path = os.path.abspath(store_path(progress or invocation.obj))
    if not os.path.lexists(path):
        raise errors.FileError(f"{path}: No such file or directory")
    if not os.path.isfile(path):
        raise errors.FileError(f"{path}: not a file")
    found = salvage.read(path)
    copy = salvage.repair(path, found) if repair and found.faults else None
    if json:
        write_stdout(f"{to_json(_record(path, found, copy))}\n")
    else:
        write_stdout(_report(path, found, language))
    if copy:
        count = counted(len(found.reviews), "answer", language)
        print_error(f"{message('quiz.repaired', language, count=count)} {copy}")
    elif found.faults and not json:
        print_error(message("quiz.to repair", language))
    if found.faults and not copy:
        raise typer.Exit(NOT_FOUND)


def _report(path: str, found: Salvaged, lang: str) -> str:
    told = {
        "answers": counted(len(found.reviews), "answer", lang),
        "cards": counted(found.cards, "card", lang),
        "lost": counted(found.lost, "answer", lang),
    }
    verdict = message("quiz.damaged" if found.faults else "quiz.sound", lang, **told)
    rows = [f"{line(path)}: {verdict}"]
    rows += [
        message(f"quiz.fault {fault.sort}", lang, detail=line(spoken(fault.detail, lang)))
        for fault in found.faults
    ]
    if found.lost:
        rows.append(message("quiz.lost", lang, **told))
    return "".join(f"{row}\n" for row in rows)


def _record(path: str, found: Salvaged, copy: str | None) -> dict[str, object]:
    return {
        "path": path,
        "sound": not found.faults,
        "answers": len(found.reviews),
        "lost": found.lost,
        "faults": [{"in": fault.sort, "detail": fault.detail} for fault in found.faults],
        "copy": copy,
    }
