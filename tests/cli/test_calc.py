"""``calc``: the formula that one reads is the formula that computes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import salesgloss
from salesgloss.errors import SalesglossError
from salesgloss.glossary.calculation import InvalidInput, MissingInputs, NoResult, UnknownInput

COST = ("calc", "TCOST")


@pytest.fixture
def on(run, chain):
    """Return ``run`` on the glossary of the chain."""

    def on(*arguments: str, **streams: object) -> tuple[int, str, str]:
        return run(*arguments, "--glossary", chain, **streams)

    return on


@pytest.mark.parametrize(
    ("inputs", "result"),
    [
        (("sales_and_marketing_spend=50k", "new_customers=25"), 2000),
        (("spend=50k", "customers=25"), 2000),
        (("sales=$50,000", "new=25"), 2000),
        (("業務與行銷支出=NT$5萬", "新客戶數=25"), 2000),
        (("Sales and marketing spend=4.8m/12", "new paying customers=１００"), 4000),
        (("paid_spend=10k", "customers_from_paid=5"), 2000),
    ],
)
def test_inputs_by_any_of_their_names(on, inputs: tuple[str, ...], result: float) -> None:
    status, out, err = on(*COST, *inputs, "--json")
    assert (status, err) == (0, "")
    assert json.loads(out)["result"]["value"] == result


def test_the_answer_says_all_that_it_used(on) -> None:
    status, out, _ = on(*COST, "spend=$50k", "customers=25")
    assert status == 0
    for text in (
        "TCOST = $2,000 / customer",
        "= sales and marketing spend ÷ new customers",
        "= $50,000 ÷ 25",
        "from $50k",
        "above: at most 1,500 / customer (Everybody)",
        "at: 2,000 / customer (Few)",
    ):
        assert text in out


def test_the_fitting_variant_is_taken_and_may_be_named(on) -> None:
    fitted = json.loads(on(*COST, "paid_spend=10", "customers_from_paid=5", "--json")[1])
    assert (fitted["variant"], fitted["result"]["name"]) == ("paid", "Paid test cost")
    named = json.loads(on(*COST, "--variant", "付費", "spend=10", "customers=5", "--json")[1])
    assert named["variant"] == "paid"
    status, _, err = on(*COST, "--variant", "zzz", "spend=1")
    assert status == 2
    assert "same period, paid" in err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("calc", "TWORTH", "arpa=500", "gross_margin=5", "churn_rate=2%"), "may mean 5% or 500%"),
        ((*COST, "spend=1.200", "customers=1"), "may mean 1.2 or 1,200"),
        ((*COST, "spend=(500)", "customers=1"), "may mean −500 or 500"),
        (("calc", "TWORTH", "arpa=500", "gross_margin=80%", "churn_rate=20%/year"), "may mean 1.6667% or 1.8423%"),
        ((*COST, "spend=50k", "customers=0"), "divides by New paying customers, which is 0"),
        ((*COST, "spend=50k", "customers=-5"), "cannot be negative"),
        ((*COST, "spend=-50k", "customers=5"), "cannot be negative"),
        ((*COST, "spend=$5", "customers=$6"), "no amount of money"),
        (("calc", "test churn", "lost=5%", "at_start=6"), "not in its unit"),
        ((*COST, "spend=many", "customers=1"), "no number"),
        ((*COST, "spend=1/0", "customers=1"), "divides by zero"),
        ((*COST, "foo=1", "customers=1"), "no input 'foo'"),
        ((*COST, "custmers=1"), "did you mean new_customers? the inputs are:"),
        ((*COST, "month=1", "customers=1"), "no input 'month'"),
        (("calc", "test ratio", "foo=1"), "the inputs are: tworth, tcost, arpa, gross_margin, customer_churn_rate, sales_and_marketing_spend, new_customers, customers_lost"),
        ((*COST, "spend=1", "spend=2"), "given twice"),
        ((*COST, "spend=1", "sales_and=2", "customers=1"), "name the same input"),
        (("calc", "TWORTH", "arpa=$500", "gross_margin=80%", "churn_rate=2%", "--solve", "arpa", "result=€5"), "name the same input"),
        (("calc", "TWORTH", "gross_margin=80%", "churn_rate=2%", "--solve", "arpa", "result=80%"), "not in its unit"),
        (("calc", "TWORTH", "arpa=500", "gross_margin=180%", "churn_rate=2%"), "cannot be over 100%"),
        (("calc", "test ratio", "tworth=60k", "gross_margin=80%", "tcost=2k"), "not needed"),
        (("calc", "test score", "promoters=60", "detractors=20", "responses=20"), "lies between"),
        (("calc", "BANT", "a=1"), "no formula"),
        (("calc", "no such thing at all", "a=1"), "no metric is called"),
        (("calc", "spend=1"), "no metric is named"),
    ],
)  # fmt: skip
def test_what_is_refused_says_why(on, arguments: tuple[str, ...], complaint: str) -> None:
    status, out, err = on(*arguments)
    assert (status, out) == (2, "")
    assert complaint in err


def test_refusals_in_chinese(on) -> None:
    err = on(*COST, "spend=50k", "customers=0", "--lang", "zh-Hant")[2]
    assert "要除以當期新增付費客戶數，而它是 0" in err


def test_what_is_no_number_is_told_before_more_is_asked_for(on) -> None:
    status, out, err = on(*COST, "spend=abc")
    assert (status, out) == (2, "")
    assert "'abc' is no number" in err
    assert "still needs" not in err
    status, out, err = on(*COST, "spend=abc", "--json")
    assert (status, out) == (2, "")
    assert "'abc' is no number" in err


def test_without_inputs_on_a_pipe_a_template_that_works_when_filled_in(on) -> None:
    status, out, err = on(*COST)
    assert status == 2
    assert "still needs" in err
    command = out.splitlines()[0]
    assert command == "salesgloss calc TCOST sales_and_marketing_spend= new_customers="
    filled = (
        command.replace("spend=", "spend=50k").replace("customers=", "customers=25").split()[1:]
    )
    assert on(*filled)[0] == 0
    assert "e.g. 50,000" in out
    assert "other formulas (--variant): paid" in out


def test_inputs_line_by_line(on) -> None:
    status, out, _ = on(*COST, "-", stdin="# ours\nspend=50k\n\ncustomers=25\n")
    assert status == 0
    assert out.startswith("TCOST = 2,000 / customer\n")


def test_on_a_terminal_it_asks(on) -> None:
    typed = "?\nmany\n50k\n25\n"
    status, out, _ = on(*COST, stdin=typed, terminal=True)
    assert status == 0
    assert "Sales and marketing spend (currency); e.g. 50,000: " in out
    assert "no number" in out
    assert "TCOST = 2,000 / customer" in out
    status, _, err = on(*COST, stdin="50k\n", terminal=True)
    assert status == 2
    assert "was not given" in err


def test_enter_alone_asks_for_what_another_metric_computes_it_from(on) -> None:
    typed = "\n500\n80%\n\n4\n200\n2000\n"
    status, out, _ = on("calc", "test ratio", stdin=typed, terminal=True)
    assert status == 0
    assert "Test Ratio = 10x" in out
    flat = " ".join(out.split())
    assert flat.count("Enter alone computes it from") == 3
    assert "Enter alone computes it from: Customers lost, Customers at the start: " in flat


def test_a_number_that_two_formulas_need_is_asked_for_once(run) -> None:
    typed = "\n\n100\n10\n5\n20\n3\n2\n1000\n"
    status, out, _ = run("calc", "EBITDA margin", stdin=typed, terminal=True)
    assert status == 0
    assert out.count("Interest expense (currency)") == 1
    assert "EBITDA Margin = 11.5%" in out


def test_a_template_has_the_shortest_names(run) -> None:
    status, out, err = run("calc", "EBITDA", "margin", "operating_income=100")
    assert status == 2
    assert out.splitlines()[0] == (
        "salesgloss calc EBITDA margin operating_income=100 other_income= interest= income_tax="
        " depreciation= amortization= revenue="
    )
    assert err.count("interest") == 1


def test_a_question_mark_explains_an_input_that_is_a_term(on) -> None:
    out = on("calc", "TWORTH", "arpa=5", "gross_margin=80%", stdin="?\n2%\n", terminal=True)[1]
    assert "Test Churn: The share of customers lost in a month." in out


SOLVED = ("calc", "TWORTH", "tworth=9000", "arpa=500", "gross_margin=80%", "--solve", "churn_rate")


def test_solving(on) -> None:
    found = json.loads(on(*SOLVED, "--json")[1])
    assert found["solved"] == "customer_churn_rate"
    assert found["inputs"][2]["value"] == pytest.approx(0.8 * 500 / 9000)
    assert found["result"]["value"] == 9000
    out = on(*SOLVED)[1]
    assert out.startswith("Customers lost per month ≈ 4.44% / month\n")
    assert "= 9,000" in out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("tcost=0", "customers=5", "--solve", "spend"), None),
        (("tcost=0", "spend=5", "--solve", "customers"), "no New paying customers gives 0"),
        (("tcost=0", "spend=0", "--solve", "customers"), "any New paying customers gives 0"),
        (("spend=5", "--solve", "customers"), "still needs: TCOST"),
        (("tcost=5", "customers=5", "--solve", "tcost"), "is the result itself"),
    ],
)
def test_solving_is_honest(on, arguments: tuple[str, ...], complaint: str | None) -> None:
    status, _, err = on(*COST, *arguments)
    assert status == (2 if complaint else 0)
    assert (complaint or "") in err


CHAINED = ("calc", "test ratio", "arpa=500", "gross_margin=80%", "spend=50k", "new_customers=25")


def test_other_metrics_give_inputs(on) -> None:
    status, out, _ = on(*CHAINED, "churn_rate=2%")
    assert status == 0
    assert out.startswith("Test Ratio = 10x\n")
    assert "    TWORTH = arpa × gross margin ÷ customer churn rate\n" in out
    found = json.loads(on(*CHAINED, "lost=4", "at_start=200", "--json")[1])
    assert found["result"]["value"] == 10
    assert found["inputs"][0]["from"]["inputs"][2]["from"]["term"] == "test-churn"


def test_a_chain_is_solved_as_one(on) -> None:
    found = json.loads(on(*CHAINED, "at_start=200", "result=10", "--solve", "lost", "--json")[1])
    assert found["inputs"][0]["from"]["inputs"][2]["from"]["inputs"][0]["value"] == 4


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (("from: test-churn", "from: test-chun"), "E302"),
        (("from: test-churn", "from: test-cost"), "E405"),
        (("{label: Customers lost, unit: count}", "{label: Customers lost, unit: count, from: test-worth}"), "E405"),
        (("{label: Sales and marketing spend, unit: currency}", "{label: Spend, unit: currency, from: test-worth}"), None),
        (("{label: Revenue per account and month, unit: currency/month}", "{label: R, unit: ratio, from: test-ratio}"), "E406"),
    ],
)  # fmt: skip
def test_check_of_chains(run, chain, tmp_path, edit: tuple[str, str], code: str | None) -> None:
    text = Path(chain).read_text("utf-8")
    assert edit[0] in text
    file = tmp_path / "edited.yaml"
    file.write_text(text.replace(*edit), "utf-8")
    out = run("check", str(file))[1]
    codes = re.findall(r"\bE\d{3}\b", out)
    assert (code in codes) if code else not codes


def test_what_if(on) -> None:
    status, out, _ = on(*COST, "spend=50k", "--what-if", "customers=10..50")
    rows = [row.split("\t") for row in out.splitlines()]
    assert status == 0
    assert rows[0] == ["New paying customers", "TCOST"]
    assert rows[1] == ["10", "5,000 / customer"]
    assert rows[-1] == ["50", "1,000 / customer"]
    status, out, _ = on(*COST, "spend=50k", "--what-if", "customers=25;0;50", "--json")
    assert status == 0
    assert [point.get("problem", "") != "" for point in json.loads(out)] == [False, True, False]
    assert on(*COST, "spend=50k", "--what-if", "customers=10")[0] == 0
    for wrong in ("customers", "customers=", "customers=1,200,1,500", "customers=1..9..0.0001"):
        assert on(*COST, "spend=50k", "--what-if", wrong)[0] == 2


SHEET = 'month,spend,New paying customers\nJan,50k,25\nFeb,60k,0\n=Mar,"70,000",28\n'


def test_rows_of_a_file(on, tmp_path: Path) -> None:
    file = tmp_path / "months.csv"
    file.write_text(SHEET, "utf-8")
    status, out, err = on(*COST, "--csv", str(file))
    assert status == 1
    assert out.splitlines() == [
        "month,spend,New paying customers,TCOST",
        "Jan,50k,25,2000",
        "Feb,60k,0,",
        '\'=Mar,"70,000",28,2500',
    ]
    assert "line 3: " in err
    assert on(*COST, "--csv", "-", stdin=SHEET)[1] == out
    assert on(*COST, "--csv", "-", "customers=5", stdin="spend\n50k\n")[0] == 0
    assert on(*COST, "--csv", "-", stdin="a,b\n1,2\n")[0] == 2
    assert on(*COST, "--csv", "-", stdin="spend,customers\n")[0] == 2
    assert on(*COST, "--csv", str(tmp_path / "none.csv"))[0] == 3


def test_columns_that_are_no_inputs_are_left_alone(run) -> None:
    monthly = "month,mrr,year\nJan,10k,2025\nFeb,11k,2025\n"
    status, out, err = run("calc", "annual recurring revenue", "--csv", "-", stdin=monthly)
    assert (status, err) == (0, "")
    assert out.splitlines()[1:] == ["Jan,10k,2025,120000", "Feb,11k,2025,132000"]
    both = "month,arpa,gross_margin,churn,customers\nJan,500,80%,2%,many\n"
    status, out, err = run("calc", "LTV", "--csv", "-", stdin=both)
    assert (status, err) == (0, "")
    assert out.endswith(",many,20000\n")


def test_a_column_of_wanted_results(on) -> None:
    status, out, err = on(*COST, "customers=25", "--solve", "spend", "--csv", "-",
                          stdin="quarter,TCOST\nQ1,2000\nQ2,1000\n")  # fmt: skip
    assert (status, err) == (0, "")
    assert [row.rpartition(",")[2] for row in out.splitlines()[1:]] == ["50000", "25000"]


def test_a_company_s_formula_comes_first(run, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "name: Acme\nterms:\n  - extends: customer-acquisition-cost\n    formulas:\n"
        "      - name: ours\n        expression: all_costs / new_customers\n        inputs:\n"
        "          all_costs: {label: All costs, unit: currency}\n"
        "          new_customers: {label: New customers, unit: count}\n"
        "        unit: currency/customer\n",
        "utf-8",
    )
    options = ("--glossary", str(own), "--json")
    ours = json.loads(run("calc", "CAC", "all_costs=10", "new_customers=5", *options)[1])
    assert (ours["variant"], ours["origin"]) == ("ours", "Acme")
    theirs = json.loads(run("calc", "CAC", "spend=10", "new_customers=5", *options)[1])
    assert theirs["origin"] == "bundled"


def test_the_library_raises_typed_errors(chain: str) -> None:
    glossary = salesgloss.load(chain)
    found = glossary.calculate("TCOST", sales_and_marketing_spend="50k", new_customers=25)
    assert (found.result, found.formula.name) == (2000, "same period")
    assert glossary.calculate("TCOST", {"spend": 10, "customers": 5}).result == 2
    with pytest.raises(MissingInputs) as raised:
        glossary.calculate("TCOST", spend=1)
    assert raised.value.names == ("new_customers",)
    for inputs, kind in (
        ({"foo": 1}, UnknownInput),
        ({"spend": "x", "customers": 1}, InvalidInput),
        ({"spend": float("nan"), "customers": 1}, InvalidInput),
        ({"spend": 1, "customers": 0}, NoResult),
    ):
        with pytest.raises(kind) as error:
            glossary.calculate("TCOST", inputs)
        assert isinstance(error.value, SalesglossError)
        assert error.value.text("zh-Hant") != error.value.message


def test_calculations_of_the_bundled_terms(run) -> None:
    yearly = json.loads(run("calc", "churn rate", "monthly_churn_rate=3%", "--json")[1])
    assert yearly["result"]["value"] == pytest.approx(0.306, abs=0.0005)
    status, out, _ = run("calc", "rule of 40", "growth=30%", "margin=15%")
    assert status == 0
    assert out.startswith("Rule of 40 = 45%\n")


def test_both_doors_give_the_same(on, monkeypatch) -> None:
    from salesgloss.cli import calc_request

    calls = [
        (*COST, "spend=50k", "customers=25", "--json"),
        (*COST, "spend=50k", "--what-if=customers=1..3", "-l", "zh-Hant"),
        (*SOLVED, "--full"),
    ]
    fast = [on(*call) for call in calls]
    monkeypatch.setattr(calc_request, "parse", lambda _: None)
    assert [on(*call) for call in calls] == fast


@pytest.mark.parametrize(
    ("expression", "divisor"), [("(a ** 2 + b) / c", "C"), ("a ** -2 + b + c", "A")]
)
def test_what_is_divided_by_is_named(run, tmp_path, expression: str, divisor: str) -> None:
    own = tmp_path / "own.yaml"
    inputs = ", ".join(f"{name}: {{label: {name.upper()}, unit: count}}" for name in "abc")
    formula = f"{{name: usual, expression: {expression}, inputs: {{{inputs}}}, unit: ratio}}"
    own.write_text(
        "terms: [{id: spread, name: Spread Figure, category: finance, definition: How far.,"
        f" formulas: [{formula}]}}]\n",
        "utf-8",
    )
    given = ("calc", "spread", "a=0", "b=1", "c=0", "--glossary", str(own))
    status, _, err = run(*given)
    assert (status, f"divides by {divisor}, which is 0" in err) == (2, True)


def test_a_share_is_one_of_what_it_is_counted_in_as_on_the_card(run, tmp_path) -> None:
    own = tmp_path / "own.yaml"
    inputs = "{used: {label: Used, unit: percent/account}}"
    worked = "worked: [{inputs: {used: 0.12}, result: 0.12}]"
    formula = (
        f"{{name: usual, expression: used, inputs: {inputs}, unit: percent/account, {worked}}}"
    )
    own.write_text(
        "terms: [{id: reach, name: Reach Figure, category: finance, definition: How far.,"
        f" formulas: [{formula}]}}]\n",
        "utf-8",
    )
    more = ("--glossary", str(own))
    assert "12% of accounts" in run("lookup", "reach figure", "--full", *more)[1]
    told = run("calc", "reach figure", "used=12%", *more)[1]
    assert "Reach Figure = 12% of accounts" in told
    assert "/ account" not in told
