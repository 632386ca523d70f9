"""Which glossary files are in use, later over earlier: bundled, user, shared, project, named.

On the way of every look-up: plain strings, a few ``stat`` calls, nothing parsed.
"""

import os

from salesgloss import paths

BUNDLED = "bundled"
USER = "user"
SHARED = "shared"
PROJECT = "project"
NAMED = "named"
PROJECT_FILE = ".salesgloss.yaml"
PROJECT_FILES = (PROJECT_FILE, ".salesgloss.yml")
ENDINGS = (".yaml", ".yml")
VARIABLE = "SALESGLOSS_GLOSSARY"
SCHEMA_FILE = ".salesgloss.schema.json"

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COMPILED = os.path.join(_PACKAGE, "glossary.compiled")
CHECKOUT = os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "data", "terms.yaml")


class SourceFile:
    """A glossary file and the layer it belongs to."""

    __slots__ = ("layer", "path")

    def __init__(self, path: str, layer: str) -> None:
        self.path = path
        self.layer = layer

    def fingerprint(self) -> tuple[str, str, int, int, int, int]:
        """Return what changes with any edit of the file; zeros where it cannot be looked at."""
        try:
            found = os.stat(self.path)
        except (OSError, ValueError):
            return (self.layer, self.path, 0, 0, 0, 0)
        return (
            self.layer,
            self.path,
            found.st_size,
            found.st_mtime_ns,
            found.st_ctime_ns,
            found.st_ino,
        )


def bundled() -> "SourceFile":
    """Return the terms that came with the program: compiled in a wheel, YAML in a checkout."""
    return SourceFile(COMPILED if os.path.exists(COMPILED) else CHECKOUT, BUNDLED)


def ambient() -> "tuple[SourceFile, ...]":
    """Return the user's, the shared and the project's files, without anyone naming them."""
    own = (
        *(SourceFile(path, USER) for path in user_files()),
        *(SourceFile(path, SHARED) for path in shared_files()),
    )
    project = project_file()
    return (*own, SourceFile(project, PROJECT)) if project else own


def shared_files() -> list[str]:
    """Return the files that the environment names, and those of the folders that it names; a folder
    that has none, itself, so that somebody is told."""
    found = []
    for path in os.environ.get(VARIABLE, "").split(os.pathsep):
        if path:
            place = os.path.abspath(os.path.expanduser(path))
            found += _glossaries_in(place) or [place]
    return list(dict.fromkeys(found))


def user_files() -> list[str]:
    """Return the ``*.yaml`` and ``*.yml`` files of the user's config folder, by name."""
    return _glossaries_in(paths.config_dir())


def why_nothing_in(folder: str) -> str:
    """Return why no glossary of ``folder`` is read, empty where some are."""
    try:
        os.listdir(folder)
    except OSError as error:
        return error.strerror or str(error)
    return "" if _glossaries_in(folder) else "no *.yaml or *.yml file in it"


def _glossaries_in(folder: str) -> list[str]:
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return [
        os.path.join(folder, name)
        for name in sorted(names)
        if name.endswith(ENDINGS) and not name.startswith(".")
    ]


def project_file() -> str | None:
    """Return the nearest ``.salesgloss.yaml`` (or ``.yml``) of the working directory or, within the same
    repository, of a folder above it."""
    for candidate in project_candidates():
        if os.path.lexists(candidate):
            return candidate
    return None


def project_candidates() -> list[str]:
    """Return where a project's file may be, the nearest place first."""
    try:
        folder = os.getcwd()
    except OSError:
        return []
    return [os.path.join(above, name) for above in _upwards(folder) for name in PROJECT_FILES]


def _upwards(folder: str) -> list[str]:
    """Return ``folder`` and the folders above it up to the root of its repository; only itself
    outside a repository."""
    folders = [folder]
    while not os.path.lexists(os.path.join(folders[-1], ".git")):
        above = os.path.dirname(folders[-1])
        if above == folders[-1]:
            return [folder]
        folders.append(above)
    return folders
