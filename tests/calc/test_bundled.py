"""Every formula of the bundled terms computes through the command, and can be turned round."""

from __future__ import annotations

import json
from decimal import Decimal

import salesgloss
from salesgloss import calc
from salesgloss.calc.expression import number
from salesgloss.calc.solving import solve
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
            for case in formula.worked[:1]:
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


def test_each_input_that_stands_once_can_be_solved_for() -> None:
    wrong, solved = [], 0
    for term in salesgloss.load():
        for formula in term.formulas:
            for case in formula.worked[:1]:
                values = {name: number(value) for name, value in case.inputs.items()}
                wanted = calc.evaluate(formula.expression, values)
                for unknown, value in values.items():
                    if formula.expression.count(unknown) != 1:
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
    assert solved > 200
