"""sdcv and dictd find every headword and every other spelling, and show the right article."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

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
    for words in runs(expected):
        command = [program, "-n", "-e", "-0", "-1", "-j", "-x", "--data-dir", str(folder), "--"]
        done = subprocess.run(
            [*command, *words], env=environment, capture_output=True, text=True, check=True
        )
        answers = [json.loads(row) for row in done.stdout.splitlines() if row.startswith("[")]
        for word, answer in zip(words, answers, strict=True):
            assert expected[word] <= {each["word"] for each in answer}, word


def test_dictd(need, published, export, tmp_path) -> None:
    program = need("dictd")
    folder = export(published, "dictd")
    for each in (tmp_path, *tmp_path.parents[:2], folder):
        each.chmod(0o755)  # it gives up its rights before it reads
    configuration = tmp_path / "dictd.conf"
    data, index = folder / "salesgloss.dict", folder / "salesgloss.index"
    configuration.write_text(f'database salesgloss {{ data "{data}" index "{index}" }}\n')
    expected = words_of(published)
    for words in runs(word for word in expected if '"' not in word and "\\" not in word):
        asked = "".join(f'define salesgloss "{word}"\r\n' for word in words)
        done = subprocess.run(
            [program, "-i", "-c", str(configuration), "--locale", "C.UTF-8"],
            input=f"client test\r\n{asked}quit\r\n".encode(),
            capture_output=True,
            check=True,
        )
        answers = re.split(r"(?m)^(?=150 |552 |550 |501 )", done.stdout.decode())[1:]
        for word, answer in zip(words, answers, strict=True):
            texts = re.findall(r"(?m)^151 [^\r\n]*\r\n([^\r\n]*)", answer)
            assert expected[word] <= set(texts), word


def test_dictd_forgives_a_slip(need, bundled, export, tmp_path) -> None:
    program = need("dictd")
    folder = export(bundled, "dictd")
    for each in (tmp_path, *tmp_path.parents[:2]):
        each.chmod(0o755)
    configuration = Path(tmp_path, "dictd.conf")
    data, index = folder / "salesgloss.dict", folder / "salesgloss.index"
    configuration.write_text(f'database salesgloss {{ data "{data}" index "{index}" }}\n')
    done = subprocess.run(
        [program, "-i", "-c", str(configuration), "--locale", "C.UTF-8"],
        input=b'client test\r\nmatch salesgloss lev "anual contract value"\r\nquit\r\n',
        capture_output=True,
        check=True,
    )
    assert b"nnual Contract Value" in done.stdout or b"annual contract value" in done.stdout
