"""A file that cannot be used never stands in the way of what can."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("small_bundle")

INVALID = "terms:\n  - id: own\n    nam: Own\n"
TWO_COLLIDING = "terms: [{id: %s, name: Same Name, category: sales, definition: Ours.}]\n"
POSIX = sys.platform != "win32"


def user_file(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / "home" / "config" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    "content", [INVALID, "terms: [", b"\xff\xfe\x00", b"a\x00b", "", "terms: 1\n", "\ttabs: 1\n"]
)
def test_bundled_terms_answer_with_one_warning(run, tmp_path, content) -> None:
    path = user_file(tmp_path, "own.yaml", content)
    for _ in range(2):  # compiled, then from the cache
        status, out, err = run("lookup", "SQL")
        assert (status, out[:3]) == (0, "SQL")
        (warning,) = err.splitlines()
        assert f"salesgloss check {path}" in warning


@pytest.mark.parametrize("content", [INVALID, "terms: [", b"\xff\xfe\x00", ""])
def test_the_same_file_named_is_an_error(run, tmp_path, content) -> None:
    path = user_file(tmp_path, "other.yml", content)
    status, out, err = run("lookup", "--glossary", str(path), "SQL")
    assert (status, out) == (3, "")
    assert str(path) in err
    assert "Traceback" not in err


def test_the_others_of_the_user_still_count(run, tmp_path) -> None:
    user_file(tmp_path, "a.yaml", INVALID)
    user_file(tmp_path, "b.yaml", TWO_COLLIDING % "own-b")
    status, out, err = run("lookup", "Same Name")
    assert (status, len(err.splitlines())) == (0, 1)
    assert "Ours." in out


def test_of_two_that_collide_the_later_is_left_out(run, tmp_path) -> None:
    user_file(tmp_path, "a.yaml", TWO_COLLIDING % "own-a")
    second = user_file(tmp_path, "b.yaml", TWO_COLLIDING % "own-b")
    status, out, err = run("lookup", "Same Name")
    assert status == 0
    assert out.startswith("Same Name")
    assert f"check {second}" in err
    _, told, _ = run("check", str(second))
    assert "'Same Name' is a spelling of own-a" in told


def test_a_project_file_may_override_the_users(run, tmp_path) -> None:
    user_file(tmp_path, "a.yaml", TWO_COLLIDING % "own-a")
    project = "terms: [{extends: own-a, definition: The project's.}]\n"
    Path(".salesgloss.yaml").write_text(project, "utf-8")
    status, out, err = run("lookup", "Same Name")
    assert (status, err) == (0, "")
    assert "The project's." in out


def test_hidden_by_one_layer_and_shown_again_by_the_next(run, tmp_path) -> None:
    user_file(tmp_path, "a.yaml", "terms: [{extends: cold-calling, hidden: true}]\n")
    assert run("lookup", "--exact", "cold calling")[0] == 1
    again = "terms: [{extends: cold-calling, hidden: false}]\n"
    Path(".salesgloss.yaml").write_text(again, "utf-8")
    assert run("lookup", "--exact", "cold calling")[0] == 0


def test_the_project_ends_where_its_repository_does(run, tmp_path) -> None:
    Path(".salesgloss.yaml").write_text(TWO_COLLIDING % "own", "utf-8")
    inner = Path("repository", "folder")
    inner.mkdir(parents=True)
    Path("repository", ".git").mkdir()
    os.chdir(inner)
    assert run("lookup", "--exact", "Same Name")[0] == 1
    Path("..", ".salesgloss.yaml").write_text(TWO_COLLIDING % "own", "utf-8")
    assert run("lookup", "--exact", "Same Name")[0] == 0


def _folder(path: Path) -> None:
    path.mkdir(parents=True)


def _pipe(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.symlink_to("/dev/zero")


def _nowhere(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(path.with_name("missing"))


def _huge(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as stream:
        stream.truncate(8 * 1024 * 1024 + 1)


ODD = {
    "a folder": _folder,
    "larger than 8 MiB": _huge,
    **({"a pipe": _pipe, "a device": _device, "No such file": _nowhere} if POSIX else {}),
}


@pytest.mark.parametrize("sort", ODD)
def test_what_is_no_file_is_told_and_left(run, tmp_path, sort) -> None:
    path = tmp_path / "home" / "config" / "own.yaml"
    ODD[sort](path)
    status, out, err = run("lookup", "SQL")
    assert (status, out[:3], len(err.splitlines())) == (0, "SQL", 1)
    assert sort in err
    assert f"salesgloss check {path}" in err
    for command in (("lookup", "--glossary", str(path), "SQL"), ("check", str(path))):
        status, _, err = run(*command)
        assert status == 3
        assert sort in err


def test_no_permission(run, tmp_path, monkeypatch) -> None:
    path = user_file(tmp_path, "own.yaml", INVALID)
    assert run("lookup", "SQL")[0] == 0
    really_open = open

    def refuse(name, *more, **options):
        if os.fspath(name) == str(path):
            raise PermissionError(13, "Permission denied")
        return really_open(name, *more, **options)

    monkeypatch.setattr("builtins.open", refuse)  # root, who may run this, reads everything
    path.touch()
    status, out, err = run("lookup", "SQL")
    assert (status, out[:3]) == (0, "SQL")
    assert "Permission denied" in err
    assert run("lookup", "--glossary", str(path), "SQL")[0] == 3
