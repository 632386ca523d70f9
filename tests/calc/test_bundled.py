"""Every formula of the bundled terms computes through the command, and can be turned round."""

from __future__ import annotations

import json
import random
import re
import shlex
from collections import Counter
from decimal import Decimal

import salesgloss
from salesgloss import calc
from salesgloss.calc.expression import number, occurrences, parse
from salesgloss.calc.solving import solve
from salesgloss.errors import FormulaError
from salesgloss.validation.formulas import equals_as_written


def as_typed(value: object, unit: str) -> str:
    """Return a number as somebody types it, with one meaning only."""
    exact = Decimal(str(value))
    if unit.startswith("percent"):
        return f"{exact * 100:f}%"
    text = f"{exact:f}"
    return f"{text}0" if "." in text else text


def test_worked_cases_come_out_of_the_command(run) -> None:
    wrong = []
    for term in salesgloss.load():
        for formula in term.formulas:
            units = {given.name: given.unit for given in formula.inputs}
            for case in formula.worked:
                inputs = [
                    f"{name}={as_typed(value, units[name])}" for name, value in case.inputs.items()
                ]
                status, out, err = run(
                    "calc", term.id, *inputs, "--variant", formula.name, "--json"
                )
                value = json.loads(out)["result"]["value"] if status == 0 else None
                if value is None or not equals_as_written(Decimal(str(value)), case.result):
                    wrong.append(f"{term.id} ({formula.name}): {value} {err}")
    assert not wrong, "\n".join(wrong)


def test_templates_work_when_filled_in(run) -> None:
    wrong = []
    for term in salesgloss.load():
        for formula in term.formulas[:1]:
            status, out, _ = run("calc", term.id)
            words = shlex.split(out.splitlines()[0])
            assert (status, words[:3]) == (2, ["salesgloss", "calc", term.id])
            units = {given.name: given.unit for given in formula.inputs}
            case = formula.worked[0].inputs
            filled = [f"{word}{as_typed(case[word[:-1]], units[word[:-1]])}" for word in words[3:]]
            status, out, err = run(*words[1:3], *filled, "--json")
            value = json.loads(out)["result"]["value"] if status == 0 else None
            if value is None or not equals_as_written(
                Decimal(str(value)), formula.worked[0].result
            ):
                wrong.append(f"{term.id}: {value} {err}")
    assert not wrong, "\n".join(wrong)


def shapes() -> dict[str, tuple[str, dict[str, str]]]:
    """Return the bundled formulas that differ in more than names: the expression and its units."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for term in salesgloss.load():
        for formula in term.formulas:
            names = calc.names(formula.expression)
            plain = {name: f"x{at}" for at, name in enumerate(names)}
            shape = re.sub(r"[a-z][a-z0-9_]*", lambda name: plain.get(name[0], name[0]),  # noqa: B023
                           formula.expression)  # fmt: skip
            units = {plain[given.name]: given.unit for given in formula.inputs}
            found.setdefault(" ".join(shape.split()), (shape, units))
    return found


SHAPES = shapes()
ONCE = [
    (shape, unknown)
    for shape in SHAPES
    for unknown, count in Counter(occurrences(parse(shape))).items()
    if count == 1
]


def drawn(rng: random.Random, unit: str) -> Decimal:
    """Return a number as an input of ``unit`` has it."""
    if unit.startswith("percent"):
        return Decimal(rng.randint(1, 900)) / 1000  # so that a power of 12 keeps its digits
    if unit in ("months", "years"):
        return Decimal(rng.randint(1, 60))  # they stand in exponents
    return Decimal(rng.randint(1, 10 ** rng.randint(1, 6)))


def test_each_input_that_stands_once_can_be_solved_for() -> None:
    wrong, solved = [], 0
    for term in salesgloss.load():
        for formula in term.formulas:
            once = Counter(occurrences(parse(formula.expression)))
            for case in formula.worked:
                values = {name: number(value) for name, value in case.inputs.items()}
                wanted = calc.evaluate(formula.expression, values)
                for unknown, value in values.items():
                    if once[unknown] != 1:
                        continue
                    others = {name: each for name, each in values.items() if name != unknown}
                    found = solve(formula.expression, unknown, others, wanted)
                    solved += 1
                    if not found.any and not any(
                        abs(each - value) <= abs(value) * Decimal("1e-15") for each in found.values
                    ):
                        wrong.append(
                            f"{term.id} ({formula.name}): {unknown} = {found}, not {value}"
                        )
    assert not wrong, "\n".join(wrong)
    assert solved > 650


def test_sympy_finds_the_same_solutions() -> None:
    import sympy

    rng = random.Random(15)
    compared = 0
    for shape, unknown in ONCE:
        if "max" in shape or "min" in shape:
            continue
        units = SHAPES[shape][1]
        symbols = {name: sympy.Symbol(name, positive=True) for name in units}
        symbols[unknown] = sympy.Symbol(unknown, real=True)
        wanted = sympy.Symbol("wanted", real=True)
        formula = sympy.sympify(shape, locals=symbols)
        solutions = sympy.solve(sympy.Eq(formula, wanted), symbols[unknown])
        for _ in range(5):
            values = {name: drawn(rng, unit) for name, unit in units.items()}
            try:
                goal = calc.evaluate(shape, values)
            except FormulaError:
                continue  # of two equal numbers' difference divided by
            others = {name: value for name, value in values.items() if name != unknown}
            exact = {symbols[name]: sympy.Float(str(value), 40) for name, value in others.items()}
            theirs = [
                complex(each.subs({**exact, wanted: sympy.Float(str(goal), 40)}).evalf(30))
                for each in solutions
            ]
            ours = solve(shape, unknown, others, goal)
            if ours.any:
                continue
            assert ours.values, (shape, unknown, values)
            for value in ours.values:
                near = [each for each in theirs if abs(each - float(value)) <= 1e-9 * abs(each)]
                assert near, (shape, unknown, values, theirs, ours)
                again = calc.evaluate(shape, {**others, unknown: value})
                assert abs(again - goal) <= max(abs(goal), Decimal(1)) * Decimal("1e-18")
            assert any(abs(each - values[unknown]) <= abs(each) * Decimal("1e-12")
                       for each in ours.values), (shape, unknown, values, ours)  # fmt: skip
            compared += 1
    assert compared > 600
