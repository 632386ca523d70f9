"""The site in a real browser: found, computed, asked, read by eye, keyboard and screen reader."""

from __future__ import annotations

import csv
import random
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.exchange.hostile import PUBLICATION

from salesgloss import calc, layers
from salesgloss.errors import FormulaError
from salesgloss.exchange import delivery, formats
from salesgloss.exchange.publication import Options

pytestmark = pytest.mark.xdist_group("browser")
PAGES = (
    "index.html", "all.html", "start.html", "start/sdr.html", "quiz.html", "category/finance.html",
    "term/net-revenue-retention.html", "term/sales-development-representative.html",
)  # fmt: skip


def build(folder: Path, publication, **options) -> Path:
    content = formats.find("site").write(publication, Options(**options), lambda done, total: None)
    assert not isinstance(content, bytes)
    delivery.write_folder(str(folder), content)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory, bundled) -> Path:
    return build(tmp_path_factory.mktemp("site") / "whole", bundled)


@pytest.fixture(scope="module")
def browser(need) -> Iterator:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        started = running.chromium.launch(executable_path=need("chromium"), args=["--no-sandbox"])
        yield started
        started.close()


class Visit:
    """A page that complains of every console message and request to elsewhere."""

    def __init__(self, browser, home: str, **context) -> None:
        self.home = home
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.wrong: list[str] = []
        self.page.on("console", lambda said: self.wrong.append(said.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", self._asked)

    def _asked(self, request) -> None:
        if not request.url.startswith(self.home):
            self.wrong.append(f"asked for {request.url}")

    def open(self, path: str):
        self.page.goto(f"{self.home}/{path}")
        return self.page

    def search(self, text: str) -> list[str]:
        """Return the ids that a query shows, best first."""
        self.page.fill("#q", text)
        self.page.wait_for_selector(".found:not([aria-busy])")
        links = self.page.eval_on_selector_all(".found a", "all => all.map(each => each.href)")
        return [link.rsplit("/", 1)[1].removesuffix(".html") for link in links]


@pytest.fixture
def visit(browser, site) -> Iterator:
    made = []

    def visit(folder: Path = site, **context) -> Visit:
        made.append(Visit(browser, folder.as_uri(), **context))
        return made[-1]

    yield visit
    for each in made:
        each.context.close()
        assert not each.wrong


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("MRR", "monthly-recurring-revenue"),
        ("montly recuring revenue", "monthly-recurring-revenue"),
        ("獲客成本", "customer-acquisition-cost"),
        ("获客成本", "customer-acquisition-cost"),
        ("what does CAC mean", "customer-acquisition-cost"),
    ],
)
def test_search_finds(visit, asked, found) -> None:
    here = visit()
    here.open("index.html")
    assert here.search(asked)[0] == found


def test_a_real_word_is_no_slip_and_an_acronym_no_guess(visit) -> None:
    here = visit()
    here.open("index.html")
    assert "contact" not in here.search("Contract")
    here.search("MMR")
    assert here.page.locator(".found .best").count() == 0


def test_every_spelling_finds_the_same_terms_as_the_program(visit) -> None:
    here = visit()
    page = here.open("index.html")
    here.search("MRR")
    shown = layers.load(own=False)
    spellings = sorted({text for term in shown for text, kind in term.spellings()})
    found = page.evaluate(
        "all => all.map(text => salesgloss.search.find(text).hits.map(hit => salesgloss.find.terms[hit.term][0]))",
        spellings,
    )
    for spelling, ids in zip(spellings, found, strict=True):
        assert {*ids} == {hit.id for hit in shown.lookup(spelling).hits}, spelling


def test_slips_find_what_the_program_finds(visit) -> None:
    here = visit()
    page = here.open("index.html")
    here.search("MRR")
    shown = layers.load(own=False)
    chance = random.Random(7)
    slips = []
    for term in shown:
        if len(term.name) >= 9 and term.name.isascii():
            at = chance.randrange(2, len(term.name) - 1)
            slips.append((term.name[:at] + term.name[at + 1 :], term.id))
    slips = chance.sample(slips, 150)
    found = page.evaluate(
        "all => all.map(text => { const one = salesgloss.search.find(text); return [one.match, one.hits.map(hit => salesgloss.find.terms[hit.term][0])]; })",
        [text for text, _ in slips],
    )
    agree = 0
    for (text, _), (match, ids) in zip(slips, found, strict=True):
        ours = shown.lookup(text)
        close = {hit.id for hit in ours.hits} if ours.match in ("exact", "close") else set()
        agree += close == ({*ids} if match in ("exact", "close") else set())
    assert agree >= 0.9 * len(slips), agree


def test_what_is_described_is_offered_and_nothing_where_nothing_fits(visit) -> None:
    here = visit()
    here.open("index.html")
    shown = layers.load(own=False)
    with (Path(__file__).parents[1] / "data" / "queries.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    described = [row for row in rows if row["kind"] == "described"]
    meant = [row for row in described if shown.lookup(row["query"]).match == "meaning"]
    offered = sum(row["ids"] in here.search(row["query"])[:5] for row in meant)
    assert len(meant) > 25
    assert offered >= 0.9 * len(meant)
    for row in rows:
        if row["kind"] == "none":
            here.search(row["query"])
            assert here.page.locator(".found .best").count() == 0, row["query"]
    assert here.search("how do I bake sourdough bread") == []


def test_the_calculator_agrees_with_the_program(visit) -> None:
    page = visit().open("term/net-revenue-retention.html")
    chance = random.Random(3)
    terms = [term for term in layers.load(own=False) if term.formulas]
    cases = [
        (formula.expression, {name: float(value) for name, value in case.inputs.items()})
        for term in terms
        for formula in term.formulas
        for case in formula.worked
    ]
    expressions = [formula for term in terms for formula in term.formulas]
    for _ in range(1000):
        formula = chance.choice(expressions)
        values = {each.name: round(chance.uniform(-5, 5000), 3) for each in formula.inputs}
        cases.append((formula.expression, values))
    script = """all => all.map(([text, values]) => {
        try { return salesgloss.calc.compile(text)(values); } catch { return null; } })"""
    for (text, values), result in zip(cases, page.evaluate(script, cases), strict=True):
        try:
            expected = float(calc.evaluate(text, values))
        except FormulaError:
            expected = None
        assert result == (expected if expected is None else pytest.approx(expected, rel=1e-9)), text


@pytest.mark.parametrize("text", ["", "1 +", "a b", "2 ** ", "alert(1)", "a.b", "'x'", "(1", "[1]"])
def test_what_is_no_formula_is_none_to_the_script_either(visit, text) -> None:
    page = visit().open("term/net-revenue-retention.html")
    assert page.evaluate(
        "t => { try { salesgloss.calc.compile(t); return 0; } catch { return 1; } }", text
    )


def test_the_reader_computes_and_sees_the_own_number_on_the_bar(visit) -> None:
    page = visit().open("term/net-revenue-retention.html")
    page.fill("form.calc input >> nth=0", "100k")
    page.fill("form.calc input >> nth=1", "10,000")
    page.fill("form.calc input >> nth=2", "0")
    page.fill("form.calc input >> nth=3", "5000")
    assert page.text_content("form.calc output") == "105%"
    assert "105%" in page.text_content(".bench svg")
    page.fill(".own-number input", "90")
    assert "90%" in page.text_content(".bench svg")
    page.fill("form.calc input >> nth=0", "nonsense")
    assert page.text_content("form.calc output") == "–"
    assert page.get_attribute("form.calc input >> nth=0", "aria-invalid") == "true"


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("SDR", ".pair:has-text('BDR')"),
        ("NRR", ".benchmarks svg"),
        ("CAC", "form.calc"),
    ],
)
def test_within_three_clicks_from_the_index(visit, asked, seen) -> None:
    here = visit()
    page = here.open("index.html")
    here.search(asked)
    page.click(".found a >> nth=0")
    page.wait_for_selector(f"{seen} >> visible=true")


def test_keyboard_only_and_back(visit) -> None:
    here = visit()
    page = here.open("index.html")
    page.keyboard.press("/")
    page.keyboard.type("ARR")
    page.wait_for_selector(".found a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/term/annual-recurring-revenue.html")
    page.go_back()
    page.wait_for_url("**/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_the_language_is_remembered(visit) -> None:
    page = visit().open("term/customer-acquisition-cost.html")
    page.click("a.lang")
    page.wait_for_url("**/zh-Hant/term/customer-acquisition-cost.html")
    assert page.evaluate("document.documentElement.lang") == "zh-Hant"
    assert "獲客成本" in page.text_content("h1")
    page.goto(
        page.url.replace("zh-Hant/term/customer-acquisition-cost", "term/net-revenue-retention")
    )
    page.wait_for_url("**/zh-Hant/term/net-revenue-retention.html")


def test_the_quiz_keeps_its_state(visit) -> None:
    page = visit().open("quiz.html")
    page.click(".quiz-choice button")
    for _ in range(10):
        page.keyboard.press("1")
        page.click(".quiz > .button")
    assert re.match(r"\d+ of 10 right", page.text_content(".quiz h2"))
    page.reload()
    assert "Met so far: 10" in page.text_content(".quiz-state")


def test_the_first_week_keeps_its_ticks(visit) -> None:
    page = visit().open("start/sdr.html")
    page.check(".terms input >> nth=0")
    page.reload()
    assert page.is_checked(".terms input >> nth=0")
    assert page.text_content(".progress output").startswith("1 of")


def test_the_map_leads_to_neighbors_and_the_lists_say_the_same(visit) -> None:
    page = visit().open("term/monthly-recurring-revenue.html")
    drawn = page.eval_on_selector_all(".map a", "all => all.map(each => each.getAttribute('href'))")
    listed = page.eval_on_selector_all(
        ".term [data-kind] a", "all => all.map(each => each.getAttribute('href'))"
    )
    assert drawn
    assert {*drawn} <= {*listed}
    page.click(".map a >> nth=0")
    page.wait_for_url(f"**/{drawn[0]}")


@pytest.mark.parametrize("folder", ["", "zh-Hant/"])
@pytest.mark.parametrize("width", [320, 360, 768, 1600])
def test_nothing_scrolls_sideways(visit, folder, width) -> None:
    here = visit(viewport={"width": width, "height": 740})
    for path in PAGES:
        page = here.open(folder + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("folder", ["", "zh-Hant/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_to_say(visit, folder, scheme) -> None:
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    here = visit(color_scheme=scheme, bypass_csp=True)
    for path in PAGES:
        page = here.open(folder + path)
        if path == "index.html":
            here.search("MRR")
        if path == "quiz.html":
            page.click(".quiz-choice button")
            page.keyboard.press("1")
        found = axe.run(page).response["violations"]
        assert not found, (path, [(each["id"], each["nodes"][0]["html"]) for each in found])
    here.wrong.clear()  # axe itself asks for the style once more, which a file may not


def test_pages_are_sound_html(site) -> None:
    import html5lib

    for path in PAGES:
        for file in (site / path, site / "zh-Hant" / path):
            text = file.read_text("utf-8")
            html5lib.HTMLParser(strict=True).parse(text)
            ids = re.findall(r' id="([^"]+)"', text)
            assert len({*ids}) == len(ids), path


def test_every_link_leads_somewhere(site) -> None:
    for file in site.rglob("*.html"):
        for link in set(re.findall(r'(?:href|src)="([^"#?]+)', file.read_text("utf-8"))):
            if not link.startswith(("http://", "https://")):
                assert (file.parent / link).is_file(), (file, link)


def test_the_budget(site, bundled, browser) -> None:
    shared = sum(
        (site / name).stat().st_size
        for name in ("index.html", "site.css", "site.js", "data/words-en.js")
    )
    assert shared < 150_000
    whole = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
    assert whole / max(len(bundled.terms), 1000) < 12e6 / 1000
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto((site / "index.html").as_uri())
    metrics = {
        each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]
    }
    page.close()
    assert (
        metrics["ScriptDuration"] + metrics["LayoutDuration"] + metrics["RecalcStyleDuration"] < 0.2
    )


def test_hostile_terms_are_shown_and_run_nothing(visit, tmp_path) -> None:
    folder = build(
        tmp_path / "hostile", PUBLICATION, title="<b>&\"'", base_url="https://example.com/g"
    )
    here = visit(folder)
    for path in (
        "index.html",
        "all.html",
        "category/shelf.html",
        "term/hostile.html",
        "zh-Hant/term/hostile.html",
        "quiz.html",
        "start/sdr.html",
    ):
        page = here.open(path)
        assert page.locator("main script, main img, main b b").count() == 0
        assert "alert(" not in "".join(
            page.eval_on_selector_all(
                "script:not([type])", "all => all.map(each => each.textContent)"
            )
        )
    page = here.open("term/hostile.html")
    assert "<script>alert(document.domain)</script>" in page.text_content("h1")
    assert page.evaluate(
        "JSON.parse(document.querySelector('script[type*=json]').textContent).name"
    ).startswith("<script>")
    assert page.text_content("form.calc output") == "87.5%"
    here.open("index.html")
    assert here.search("<script>alert(document.domain)</script>") == ["hostile"]
    assert page.locator(".found script").count() == 0


def test_it_works_without_a_network_once_opened(browser, site) -> None:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here = Visit(browser, f"http://127.0.0.1:{server.server_port}")
    try:
        page = here.open("index.html")
        page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        here.open("term/monthly-recurring-revenue.html")
        server.shutdown()
        server.server_close()
        page.reload()
        assert "MRR" in page.text_content("h1")
        here.open("index.html")
        assert here.search("MRR")[0] == "monthly-recurring-revenue"
        assert not [each for each in here.wrong if "ERR_" not in each]
    finally:
        here.context.close()
