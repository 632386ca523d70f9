"""``salesgloss completion``: the script that makes a shell complete terms and options."""

from __future__ import annotations

from typing import Annotated

import typer

from salesgloss.cli.candidates import SHELLS
from salesgloss.cli.completion_scripts import SCRIPTS
from salesgloss.cli.output import write_stdout
from salesgloss.errors import UsageError


def completion(
    shell: Annotated[str, typer.Argument(metavar="|".join(SHELLS), help="Which shell.")],
) -> None:
    """Print the completion script of a shell; it edits no file of yours.

    bash, zsh: source <(salesgloss completion bash); fish: salesgloss completion fish | source.

    Where --install-completion of an earlier version put a script, write this one over it: ~/.bash_completions/salesgloss.sh, ~/.zfunc/_salesgloss, ~/.config/fish/completions/salesgloss.fish.
    """
    if shell not in SCRIPTS:
        raise UsageError(f"no completion for {shell!r}", hint=f"one of: {', '.join(SHELLS)}")
    write_stdout(SCRIPTS[shell])


def register(app: typer.Typer) -> None:
    app.command("completion")(completion)
