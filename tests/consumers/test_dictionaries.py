"""sdcv and dictd find every headword and every other spelling, and show the right article."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from salesgloss.exchange.articles import articles

AT_ONCE = 400  # words of a call


def words_of(published) -> dict[str, set[str]]:
    """Return by word the headwords of the articles that it leads to."""
    found: dict[str, set[str]] = {}
    for article in articles(published):
        for word in (article.headword, *article.synonyms):
            found.setdefault(word, set()).add(article.headword)
    return found


def runs(words) -> list[list[str]]:
    every = list(words)
    return [every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE)]


def test_sdcv(need, published, export, tmp_path) -> None:
    program = need("sdcv")
    folder = tmp_path / "copy"  # it keeps a cache beside the data
    shutil.copytree(export(published, "stardict"), folder)
    expected = words_of(published)
    environment = {"HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    # A hyphen before it and these signs mean something else on its command line.
    for words in runs(word for word in expected if word[0] != "-" and not {*word} & {*"\\*?"}):
        command = [program, "-n", "-e", "-0", "-1", "-j", "-x", "--data-dir", str(folder), "--"]
        done = subprocess.run(
            [*command, *words], env=environment, capture_output=True, text=True, check=True
        )
        answers = [json.loads(row) for row in done.stdout.split("\n") if row.startswith("[")]
        for word, answer in zip(words, answers, strict=True):
            texts = "\n".join(each["definition"] for each in answer)
            assert all(each in texts for each in expected[word]), word


@pytest.fixture
def dictd(need) -> Iterator[Callable[..., list[str]]]:
    """Return ``ask(folder, commands)``, which gives the server's replies, one a command."""
    program = need("dictd")
    with TemporaryDirectory() as open_to_all:  # it gives up its rights before it reads
        Path(open_to_all).chmod(0o755)

        def ask(folder: Path, commands: list[str]) -> list[str]:
            shutil.copytree(folder, f"{open_to_all}/d", dirs_exist_ok=True)
            names = (f'{kind} "{open_to_all}/d/salesgloss.{kind}"' for kind in ("data", "index"))
            text = " ".join(names).replace("salesgloss.data", "salesgloss.dict")
            configuration = Path(open_to_all, "dictd.conf")
            configuration.write_text(f"database salesgloss {{ {text} }}\n")
            done = subprocess.run(
                [program, "-i", "-c", str(configuration), "--locale", "C.UTF-8"],
                input="".join(
                    f"{each}\r\n" for each in ("client test", *commands, "quit")
                ).encode(),
                capture_output=True,
                check=True,
            )
            return re.split(r"(?m)^(?=(?:150|152|552|550|501) )", done.stdout.decode())[1:]

        yield ask


def test_dictd(dictd, published, export) -> None:
    folder = export(published, "dictd")
    expected = words_of(published)
    for words in runs(word for word in expected if '"' not in word and "\\" not in word):
        answers = dictd(folder, [f'define salesgloss "{word}"' for word in words])
        for word, answer in zip(words, answers, strict=True):
            texts = re.findall(r"(?m)^151 [^\r\n]*\r\n([^\r\n]*)", answer)
            assert expected[word] <= set(texts), word


def test_dictd_forgives_a_slip(dictd, bundled, export) -> None:
    (answer,) = dictd(export(bundled, "dictd"), ['match salesgloss lev "annual contract valu"'])
    assert "annual contract value" in answer.lower()
