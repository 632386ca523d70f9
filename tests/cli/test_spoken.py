"""Whatever the program says where something goes wrong, or is done, it says in Chinese too.

The texts are found in the code: in every call that makes one, with a sample for each value.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import NamedTuple

import pytest

import salesgloss
from salesgloss.cli import export
from salesgloss.cli.help_pages import translate_framework
from salesgloss.exchange.rows import ADDS, OVERRIDES, PASSED, REPLACES, RowResult
from salesgloss.messages import counted
from salesgloss.messages.spoken import spoken
from salesgloss.messages.zh_hant_errors import ERRORS
from salesgloss.screens import import_report
from salesgloss.text import has_chinese

ROOT = Path(salesgloss.__file__).parent
SAMPLE, NUMBER, OF_THE_SYSTEM = "x7", "1,234", "Permission denied"
MOST_SAMPLES, DEEPEST = 60, 6

# What makes a text that a reader sees: which of its arguments are one.
SINKS: dict[str, tuple[int | str, ...]] = {
    "print_error": (0,),
    "spoken": (0,),
    "Finding": ("detail", "fix"),
    "diagnostic": (1, "detail", "fix"),
    "Mistake": (0, 1),
    "Fault": (1,),
    "InvalidRow": (0,),
    "SourceStatus": ("why",),
    "BadParameter": (0,),
}
LISTS = ("problems", "warnings", "notes", "lost", "ignored")  # appended to, and told later
REASONS = ("progress/transfer.py", "exchange/columns.py")  # whose ValueErrors are told as they are
TELLING = ("exchange/importing.py", "screens/import_report.py")  # whose yielded texts are told
BY_KEY = ("CalculationError", "InvalidGlossary")  # these take keys of messages, or findings


class Text(NamedTuple):
    """A sample of a text, and where the code makes it."""

    place: str
    sink: str
    text: str


class Module:
    """A module's tree, with the function around each node."""

    def __init__(self, path: Path) -> None:
        self.name = path.relative_to(ROOT).as_posix()
        self.tree = ast.parse(path.read_text("utf-8"))
        self.around: dict[ast.AST, ast.AST] = {}
        self.functions: dict[str, ast.FunctionDef] = {}
        self._enter(self.tree, self.tree)

    def _enter(self, node: ast.AST, function: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            self.around[child] = function
            inner = child if isinstance(child, ast.FunctionDef) else function
            if isinstance(child, ast.FunctionDef):
                self.functions[child.name] = child
            self._enter(child, inner)


@cache
def modules() -> tuple[Module, ...]:
    return tuple(Module(path) for path in sorted(ROOT.rglob("*.py")))


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


@cache
def calls() -> dict[str, list[tuple[Module, ast.Call]]]:
    found: dict[str, list[tuple[Module, ast.Call]]] = {}
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call):
                found.setdefault(name_of(node), []).append((module, node))
    return found


@cache
def error_classes() -> frozenset[str]:
    """Return the names of SalesglossError and of those that derive from it."""
    classes = [
        node for module in modules() for node in ast.walk(module.tree) if type(node) is ast.ClassDef
    ]
    found = {"SalesglossError"}
    for _ in range(DEEPEST):
        found |= {
            each.name
            for each in classes
            if {ast.unparse(base) for base in each.bases} & found and each.name not in BY_KEY
        }
    return frozenset(found)


class Sampler:
    """Samples of the text that an expression of ``module`` makes; None for what is no literal."""

    def __init__(self, module: Module, deep: int = 0) -> None:
        self.module = module
        self.deep = deep

    def of(self, node: ast.AST | None) -> list[str] | None:
        if node is None or self.deep > DEEPEST:
            return None
        method = getattr(self, f"of_{type(node).__name__.lower()}", None)
        found = method(node) if method else None
        return found and list(islice(dict.fromkeys(found), MOST_SAMPLES))

    def any_of(self, nodes: list[ast.expr]) -> list[str] | None:
        found = [self.of(node) for node in nodes]
        return [text for texts in found for text in texts or ()] or None

    def joined(self, parts: list[ast.expr]) -> list[str] | None:
        found = [self.of(part) for part in parts]
        if not any(found):
            return None
        return ["".join(each) for each in product(*(texts or [SAMPLE] for texts in found))]

    def of_constant(self, node: ast.Constant) -> list[str] | None:
        return [node.value] if isinstance(node.value, str) else None

    def of_joinedstr(self, node: ast.JoinedStr) -> list[str] | None:
        parts = [
            self.of_value(each) if isinstance(each, ast.FormattedValue) else self.of(each) or [""]
            for each in node.values
        ]
        return ["".join(each) for each in product(*parts)]

    def of_value(self, node: ast.FormattedValue) -> list[str]:
        written = ast.unparse(node.value)
        if node.format_spec:
            return [NUMBER]
        if "strerror" in written or self.is_error(node.value):
            return [OF_THE_SYSTEM]
        found = self.of(node.value) or [SAMPLE]
        return [repr(each) for each in found] if node.conversion == ord("r") else found

    def is_error(self, node: ast.expr) -> bool:
        """Tell whether a name is that of an exception, caught here or given."""
        function = self.module.around.get(node, self.module.tree)
        return isinstance(node, ast.Name) and (
            node.id == "error"
            or any(
                isinstance(each, ast.ExceptHandler) and each.name == node.id
                for each in ast.walk(function)
            )
        )

    def of_ifexp(self, node: ast.IfExp) -> list[str] | None:
        return self.any_of([node.body, node.orelse])

    def of_boolop(self, node: ast.BoolOp) -> list[str] | None:
        return self.any_of(node.values)

    def of_namedexpr(self, node: ast.NamedExpr) -> list[str] | None:
        return self.of(node.value)

    def of_binop(self, node: ast.BinOp) -> list[str] | None:
        return self.joined([node.left, node.right]) if isinstance(node.op, ast.Add) else None

    def of_tuple(self, node: ast.Tuple | ast.List) -> list[str] | None:
        return self.any_of(node.elts)

    of_list = of_tuple

    def of_starred(self, node: ast.Starred) -> list[str] | None:
        return self.of(node.value)

    def of_name(self, node: ast.Name) -> list[str] | None:
        function = self.module.around.get(node, self.module.tree)
        inner = Sampler(self.module, self.deep + 1)
        for scope in (function, self.module.tree):
            if values := assigned(scope, whole=scope is function).get(node.id):
                return inner.any_of(values)
        return self.of_parameter(function, node.id) if is_function(function) else None

    def of_parameter(self, function: ast.AST, name: str) -> list[str] | None:
        """Return what literals callers give for a parameter of ``function``."""
        assert isinstance(function, ast.FunctionDef)
        names = [each.arg for each in function.args.args]
        found: list[str] = []
        for module, call in calls().get(function.name, ()):
            if function.name.startswith("_") and module is not self.module:
                continue  # another one of that name
            given = {each.arg: each.value for each in call.keywords}
            if name in names and names.index(name) < len(call.args):
                given[name] = call.args[names.index(name)]
            found += Sampler(module, self.deep + 1).of(given.get(name)) or ()
        return [*filter(None, found)] or None

    def of_call(self, node: ast.Call) -> list[str] | None:
        if isinstance(node.func, ast.Attribute) and node.func.attr == "join":
            return self.of(node.args[0]) if ast.unparse(node.func.value) == "'\\n'" else None
        if name_of(node) == "counted":
            return [counted(2, noun) for noun in self.of(node.args[1]) or ()]
        function = self.module.functions.get(name_of(node))
        if function is None or not isinstance(node.func, ast.Name):
            return None
        returned = [
            each.value for each in ast.walk(function) if isinstance(each, ast.Return) and each.value
        ]
        return Sampler(self.module, self.deep + 1).any_of(returned)


def is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef)


@cache
def assigned(scope: ast.AST, *, whole: bool) -> dict[str, list[ast.expr]]:
    """Return what each name is set to, in all of ``scope`` or right in it."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(scope) if whole else ast.iter_child_nodes(scope):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if isinstance(node, ast.Assign | ast.NamedExpr):
            for target in targets:
                found.setdefault(getattr(target, "id", ""), []).append(node.value)
    return found


def texts() -> Iterator[Text]:
    for name, places in calls().items():
        for module, call in places:
            place = f"{module.name}:{call.lineno}"
            for node in told_by(name, module, call):
                for text in Sampler(module).of(node) or ():
                    yield Text(place, name, text)
    for module in modules():
        for node in ast.walk(module.tree) if module.name in TELLING else ():
            if isinstance(node, ast.Yield):
                for text in Sampler(module).of(node.value) or ():
                    yield Text(f"{module.name}:{node.lineno}", "yield", text)


def told_by(name: str, module: Module, call: ast.Call) -> Iterator[ast.expr]:
    """Yield the arguments of ``call`` that are texts for a reader."""
    wanted = SINKS.get(name, ())
    if name in error_classes():
        wanted = (0, "hint")
    elif is_told_later(name, module, call):
        wanted = (0,)
    keywords = {each.arg: each.value for each in call.keywords}
    for each in wanted:
        if isinstance(each, int) and each < len(call.args):
            yield call.args[each]
        elif each in keywords:
            yield keywords[each]


def is_told_later(name: str, module: Module, call: ast.Call) -> bool:
    """Tell whether ``call`` makes a reason, or puts a text in a list, that is told elsewhere."""
    if name in ("ValueError", "TypeError"):
        return module.name in REASONS
    to = getattr(call.func, "value", None)
    return name == "append" and getattr(to, "attr", getattr(to, "id", "")) in LISTS


# Each of these is one of several: the tests below go through them.
ONE_OF_SEVERAL = {
    "row x7: x7 x7": "the effects of a row",
    "x7 lacks x7": "the keys of an entry that want a translation",
}


def says_nothing(text: str) -> bool:
    """Tell whether there are no words in a text but values, and names of keys in quotes."""
    return not re.search(r"[A-Za-z]{2}", re.sub(r"'\w+'|x7|Permission denied", "", text))


def english_left(text: str) -> str:
    """Return the English words in a row that a translation still has, but for commands."""
    text = re.sub(r"(salesgloss|pip|edit) [\w '\[\]=-]+|'[^']*'", "", text)
    found = re.search(r"\b[a-z]{2,}(,? [a-z]{2,}){2}", text)
    return found[0] if found else ""


def in_chinese(each: Text) -> str:
    translate = translate_framework if each.sink == "BadParameter" else spoken
    return translate(each.text, "zh-Hant")


def test_the_texts_are_found() -> None:
    found = {each.text for each in texts()}
    assert len(found) > 250
    assert {"no category 'x7'", "x7: exists already", "did you mean 'x7'?"} <= found


def test_every_text_has_its_chinese() -> None:
    missing = [
        f"{each.place}: {each.sink}: {each.text} -> {told}"
        for each in texts()
        if not says_nothing(each.text)
        and each.text not in ONE_OF_SEVERAL
        and (not has_chinese(told := in_chinese(each)) or english_left(told))
    ]
    assert missing == []


@pytest.mark.parametrize("effect", [ADDS, OVERRIDES, REPLACES, PASSED])
def test_what_an_import_does_to_a_row(effect: str) -> None:
    told = import_report.as_text([RowResult(row=3, id="deal-desk", effect=effect)], "zh-Hant")
    assert re.fullmatch(r"第 3 列：\w+ deal-desk\n", told)
    assert has_chinese(told.partition("：")[2])


@pytest.mark.parametrize("missing", ["name", "definition", "name and definition"])
def test_what_an_entry_lacks(missing: str) -> None:
    told = spoken(f"deal-desk lacks {missing}", "zh-Hant")
    assert told == f"deal-desk 缺 {missing.replace('and', '與')}"


def test_a_translation_has_the_values_of_its_text() -> None:
    for english, told in ERRORS.items():
        names = re.findall(r"{\w+}", english)
        assert len(set(names)) == len(names), english
        assert {*re.findall(r"{\w+}", told)} <= {*names}, english


def test_a_translation_is_written_as_chinese_is() -> None:
    """Full-width marks between Chinese, a blank between Chinese and Latin."""
    half = r"[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]"
    tight = r"[\u4e00-\u9fff][\w{-]|[\w}][\u4e00-\u9fff]"
    latin = re.compile(rf"{half}|(?a:{tight})")
    assert [told for told in ERRORS.values() if latin.search(told)] == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("a: b.yaml: exists already", "a: b.yaml：已經有這個檔案"),
        ("the file is empty: exists already", "the file is empty：已經有這個檔案"),
        ("客戶list.csv: Permission denied", "客戶list.csv：沒有權限"),
        ("x: no such word of the system", "x: no such word of the system"),
        ("no category 'did you mean x?'", "沒有 'did you mean x?' 這個分類"),
        (
            "a.yaml: 2 of 7 entries are left out (x at line 3, line 9): see 'salesgloss check a.yaml'",
            "a.yaml：7 個條目略過了 2 個（第 3 行的 x、第 9 行），詳見 salesgloss check a.yaml",
        ),
        (
            "  a.yaml:3:4: E208 a value is too long: 2,100 characters, at most 2,000; shorten it",
            "  a.yaml:3:4: E208 值太長：有 2,100 個字，最多 2,000 個；寫短一點",
        ),
        (
            "row 4: error (mrr): E202 usge: unknown key: 'usge'; did you mean 'usage'?",
            "第 4 列：錯誤（mrr）：E202 usge：沒有這個鍵：'usge'；是不是要用 'usage'？",
        ),
        ("one\nname another file, or move it away", "one\n換一個檔名，或先移開它"),
    ],
)
def test_what_the_user_wrote_stays(english: str, chinese: str) -> None:
    assert spoken(english, "zh-Hant") == chinese
    assert spoken(english, "en") == english


def test_every_text_that_a_command_prints_is_told_the_language() -> None:
    """What is printed without one has been looked up by its key."""
    unspoken = [
        f"{module.name}:{call.lineno}"
        for module, call in calls()["print_error"]
        if len(call.args) == 1
        and isinstance(call.args[0], ast.Constant | ast.JoinedStr)
        and "message(" not in ast.unparse(call)
    ]
    assert unspoken == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("export", "foo"), "沒有 'foo' 這個格式"),
        (("export", "csv", "--title", "x"), "csv 用不到 --title"),
        (("export", "csv", "--own", "-o", "own.csv"), "你還沒有自己的條目"),
        (("import", "none.csv"), "none.csv：沒有這個檔案或資料夾"),
        (("import", "none.csv", "--replace", "--skip-known"), "不能一起用"),
        (("diff", "none.yaml", "none.yaml"), "none.yaml：沒有這個檔案或資料夾"),
        (("check", "none.yaml"), "none.yaml：沒有這個檔案或資料夾"),
        (("edit", "SDR", "--glossary", "."), "這是資料夾，不是檔案"),
        (("init", "none/own.yaml"), "沒有這個檔案或資料夾"),
        (("annotate", "--format", "zz"), "--format 不能是 'zz'"),
        (("progress", "import", "none"), "none：沒有這個檔案或資料夾"),
        (("progress", "restore", "MRR"), "目前沒有停問的詞"),
        (("progress", "reset", "--all"), "沒有可以清除的進度"),
        (("progress", "check"), "沒有這個檔案或資料夾"),
        (("quiz", "--list", "none"), "none：沒有這個檔案或資料夾"),
        (("quiz", "--mode", "zz"), "'zz' 不能用，可用的有：'auto', 'choice', 'typed'。"),
        (("quiz", "-n", "0"), "0 不在 1 到 1000 之間。"),
        (("quiz", "--minutes", "nan"), "nan 不是分鐘數"),
        (("list", "--level", "9"), "9 不在 1 到 3 之間。"),
        (("where", "extra"), "多了參數（extra）"),
        (("completion", "zz"), "沒有 'zz' 的自動補完"),
        (("lookup", "MRR", "--glossary", "none"), "none：沒有這個檔案或資料夾"),
    ],
)
def test_a_chinese_reader_is_told(run, monkeypatch, arguments: tuple[str, ...], told: str) -> None:
    monkeypatch.setenv("LANG", "zh_TW.UTF-8")
    assert told in run(*arguments)[2]


@pytest.mark.parametrize("verb", ["import", "diff", "init", "edit", "progress import"])
def test_every_verb_takes_a_language(run, verb: str) -> None:
    arguments = {"diff": ["none", "none"], "init": ["none/x"], "edit": ["x", "--glossary", "."]}
    status, _, err = run(*verb.split(), *arguments.get(verb, ["none"]), "-l", "zh-Hant")
    assert status == 3
    assert has_chinese(err)


def test_a_file_that_is_left_out_in_part(run) -> None:
    entries = "[{id: bad}, {extends: monthly-recurring-revenue, usage: Ours.}]"
    Path(".salesgloss.yaml").write_text(f"terms: {entries}\n")
    status, _, err = run("MRR", "--lang", "zh-Hant")
    assert status == 0
    assert "2 個條目略過了 1 個（第 1 行的 bad），詳見 salesgloss check " in err
    shown = run("where", "--lang", "zh-Hant", terminal=True)[1]
    assert "1 個條目；2 個條目略過了 1 個（第 1 行的 bad）" in shown
    err = run("MRR", "--glossary", ".salesgloss.yaml", "--lang", "zh-Hant")[2]
    assert "不是正確的詞彙檔（3 個錯誤）：" in err
    assert "E203 少了必要的鍵：name；補上它" in err


def test_how_far_an_export_is(run, monkeypatch) -> None:
    monkeypatch.setattr(export, "SHOWN_AFTER", -1.0)
    few = ("--category", "technology", "--topic", "ai", "--lang", "zh-Hant")
    err = run("export", "site", "-o", "site", *few, terminal=True)[2]
    assert re.search(r"^site：\d%\rsite：\d\d?%\r", err)
    assert re.search(r"\rsite：100%\nsalesgloss: 已寫入 site：\d+ 個條目\n$", err)
