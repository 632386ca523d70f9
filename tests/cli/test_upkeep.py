"""Upkeep: ``check`` names what was meant, ``edit`` loses nothing, ``diff`` speaks of terms."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.usefixtures("small_bundle")

ROOT = Path(__file__).parents[2]
ENTRY = "terms:\n  - id: own\n    name: Own\n    category: sales\n    definition: Ours.\n"


def check(run, text: str, *more: str) -> tuple[int, str]:
    Path("x.yaml").write_text(text, "utf-8")
    status, out, _ = run("check", "x.yaml", *more)
    return status, out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("terms: [{extends: MRR, usage: x}]\n", "did you mean 'monthly-recurring-revenue'?"),
        ("terms: [{extends: sql, usage: x}]\n", "did you mean 'sales-qualified-lead'?"),
        (f"{ENTRY}    replaced_by: SQL\n", "did you mean 'sales-qualified-lead'?"),
        (f"{ENTRY}    related: [Churn Rate]\n", "did you mean 'churn-rate'?"),
        (f"{ENTRY}    related: [獲客成本]\n", "did you mean 'customer-acquisition-cost'?"),
        (ENTRY.replace("sales", "Sales"), "did you mean 'sales'?"),
        (ENTRY.replace("id: own", "id: Deal Desk Hour"), "write 'deal-desk-hour'"),
        (f"{ENTRY}    criteria: First meeting\n", "write {enter: [...], leave: [...]}"),
        (f"{ENTRY}    status: Active\n", "choose one of: approved, draft, deprecated"),
        (
            f"{ENTRY}    formulas: [{{name: f, expression: a, inputs: {{a: {{label: a, unit: usd}}}}, unit: ratio}}]\n",
            "use one of: currency, percent",
        ),
    ],
)
def test_the_advice_names_what_was_meant(run, text, said) -> None:
    status, out = check(run, text)
    assert (status, said in out) == (1, True), out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("terms:\n  - id: a\n    name: Foo: the bar\n", "write name: 'Foo: the bar'"),
        ("terms:\n  - id: a\n    name: It's: so\n", "write name: 'It''s: so'"),
        (
            "terms:\n  - id: a\n    name: “Foo: the bar”\n",
            'use straight ones: name: "Foo: the bar"',
        ),
        ("terms:\n  -id: a\n    name: x\n", "a space is missing after '-'"),
        ("terms:\n  - id: a\n    name: %age\n", "begins with % needs quotes; write name: '%age'"),
        ("terms:\n  - id: a\n    name: @home\n", "begins with @ needs quotes"),
        ("terms:\n<<<<<<< HEAD\n  - id: a\n=======\n  - id: b\n>>>>>>> x\n", "a merge conflict"),
        ("terms:\n\t- id: a\n", "a tab stands where YAML wants spaces"),
        ('terms:\n  - id: a\n    name: "Foo\n', "a quote is opened here and never closed"),
        ("terms:\n  - id: a\n    name: [note] text\n", "write name: '[note] text'"),
        ("terms:\n  - id: a\n   name: x\n", "indented otherwise"),
    ],
)
def test_why_yaml_breaks_in_plain_words(run, text, said) -> None:
    status, out = check(run, text)
    assert (status, said in out) == (1, True), out


def test_what_is_true_of_every_entry_is_told_once(run) -> None:
    entries = "".join(
        f"  - {{id: own-{at}, name: Own {at} x, category: sales, definition: Ours.}}\n"
        for at in range(1200)
    )
    status, out = check(run, f"terms:\n{entries}")
    assert (status, out.count("W501 an entry"), "W501 1,199 times more" in out) == (0, 1, True)
    assert "1200 warnings" in out.replace(",", "")
    assert check(run, f"terms:\n{entries}", "--verbose")[1].count("W501 an entry") == 1200
    status, out = check(run, f"languages: [en]\nterms:\n{entries}", "--strict")
    assert (status, "no warnings" in out) == (0, True)


def test_in_a_file_of_one_language_nobody_asks_for_another(run) -> None:
    text = "languages: [en]\nterms: [{extends: churn-rate, usage: Ours.}]\n"
    assert check(run, text, "--strict")[0] == 0


def editor(monkeypatch, code: str) -> None:
    """Make the editor a program that rewrites the file's ``text`` by ``code``."""
    Path("editor.py").write_text(
        f"import pathlib, sys\np = pathlib.Path(sys.argv[-1])\ntext = p.read_text('utf-8')\n{code}\n"
        "p.write_text(text, 'utf-8')\n",
        "utf-8",
    )
    monkeypatch.setenv("EDITOR", f'"{Path(sys.executable).as_posix()}" editor.py')


def test_edit_starts_the_stub_of_an_override(run, monkeypatch) -> None:
    editor(monkeypatch, "text = text.replace('draft ', 'approved ')")
    status, _, err = run("edit", "SQL")
    assert (status, "is started" in err) == (0, True)
    data = yaml.safe_load(Path(".salesgloss.yaml").read_text("utf-8"))
    (entry,) = data["terms"]
    assert (entry["extends"], entry["status"]) == ("sales-qualified-lead", "approved")
    assert run("check")[0] == 0
    editor(monkeypatch, "text = text.replace('approved', 'deprecated')")
    assert run("edit", "sales", "qualified", "lead")[0] == 0
    assert Path(".salesgloss.yaml").read_text("utf-8").count("extends") == 1


def test_edit_starts_a_new_term_behind_the_others(run, monkeypatch) -> None:
    Path(".salesgloss.yaml").write_text("terms:\n- extends: lead\n  usage: Ours.\n", "utf-8")
    editor(monkeypatch, "text = text.replace('Write here', 'Says')")
    assert run("edit", "Deal:", "Desk Hour")[0] == 0
    data = yaml.safe_load(Path(".salesgloss.yaml").read_text("utf-8"))
    assert [each.get("id") for each in data["terms"]] == [None, "deal-desk-hour"]
    assert data["terms"][1]["name"] == "Deal: Desk Hour"


def test_edit_never_loses_what_was_typed(run, monkeypatch) -> None:
    editor(monkeypatch, "text = text.replace('status', 'statos')")
    status, _, err = run("edit", "SQL")
    assert (status, "did you mean 'status'?" in err) == (1, True)
    assert not Path(".salesgloss.yaml").exists()
    assert "statos" in Path(".salesgloss.yaml.edited").read_text("utf-8")


def test_edit_without_a_change_or_an_editor_leaves_nothing(run, monkeypatch) -> None:
    editor(monkeypatch, "")
    assert run("edit", "SQL")[0] == 0
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    assert run("edit", "SQL")[0] == 2
    assert [path.name for path in Path().iterdir()] == ["editor.py"]


def test_diff_speaks_of_terms(run) -> None:
    Path("old.yaml").write_text(ENTRY + "  - {extends: lead, hidden: true}\n", "utf-8")
    new = ENTRY.replace("Ours.", "Ours now.") + "    zh-Hant: {usage: 某}\n"
    Path("new.yaml").write_text(new + "  - {extends: churn-rate, usage: x}\n", "utf-8")
    status, out, _ = run("diff", "old.yaml", "new.yaml")
    assert status == 0
    assert out.splitlines() == [
        "changed own (Own)",
        "  definition",
        "    - Ours.",
        "    + Ours now.",
        "  zh-Hant.usage + 某",
        "added churn-rate",
        "removed lead",
        "1 entry added, 1 entry changed, 1 entry removed",
    ]
    told = json.loads(run("diff", "--json", "old.yaml", "new.yaml")[1])
    assert [each["effect"] for each in told["entries"]] == ["changed", "added", "removed"]
    assert run("diff", "--exit-code", "old.yaml", "new.yaml")[0] == 1
    assert run("diff", "--exit-code", "old.yaml", "old.yaml")[:2] == (0, "no entry differs\n")
    Path("bad.yaml").write_text("terms: 1\n", "utf-8")
    assert run("diff", "old.yaml", "bad.yaml")[0] == 3


def test_the_hook_fits_the_examples_of_the_documents() -> None:
    import re

    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    pattern = re.compile(hook["files"])
    for name in (".salesgloss.yaml", ".salesgloss.yml", "glossary.yaml", "acme.glossary.yaml",
                 "our-terms.yaml", "docs/glossary.yml"):  # fmt: skip
        assert pattern.search(name), name
    for name in ("mkdocs.yaml", ".github/workflows/ci.yml", "terms.csv"):
        assert not pattern.search(name), name


def test_the_example_workflow_is_one_that_the_action_takes() -> None:
    text = (ROOT / "docs" / "team.md").read_text("utf-8")
    blocks = [part.partition("```")[0] for part in text.split("```yaml\n")[1:]]
    workflow = next(found for each in blocks if "jobs" in (found := yaml.safe_load(each)))
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    step = workflow["jobs"]["check"]["steps"][-1]
    assert set(step["with"]) <= set(action["inputs"])
