"""Compute a term's formulas: the variant that the inputs fit, other metrics for what is not given,
any input for a wanted result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from salesgloss.calc.solving import solve
from salesgloss.glossary.calculation import (
    Calculation,
    InvalidInput,
    MissingInputs,
    NoFormula,
    NoResult,
    UnknownInput,
    Variant,
    Words,
    label_of,
    listed,
    number_of,
)
from salesgloss.glossary.input_names import (
    LONGEST_NAME,
    Places,
    Wanted,
    begin_words,
    is_needed,
    matches,
    own_name,
    together,
    told_apart,
    wanted,
)
from salesgloss.glossary.input_values import Given, Taken, impossible, take
from salesgloss.glossary.plans import Plan, Sources, named, planned, variants
from salesgloss.glossary.results import computed
from salesgloss.model import Input, Term
from salesgloss.text import fold, words
from salesgloss.text.suggestions import closest

RESULT = "result"
MOST_NAMES = 12  # of the inputs that a refusal lists


class Calculator:
    """The formulas of one term. ``sources`` gives the terms that inputs come from, by id."""

    def __init__(self, term: Term, sources: Sources, *, variant: str | None = None) -> None:
        self.term = term
        self.variants = tuple(variants(term))
        if not self.variants:
            raise NoFormula("no formula", term=term.short_title)
        if variant is not None:
            self.variants = (named(self.variants, variant),)
        self._sources = sources
        self._plans: dict[int, Plan] = {}

    def plan(self, at: int = 0) -> Plan:
        """Return the plan of the variant number ``at``."""
        if at not in self._plans:
            self._plans[at] = planned(self.variants[at], self._sources, (self.term.id,))
        return self._plans[at]

    def used(self, names: Sequence[str], *, unknown: str | None = None) -> set[str]:
        """Return those of ``names``, given together, that some variant needs: of the columns of a
        sheet some may be anything else."""
        found: set[str] = set()
        for at in range(len(self.variants)):
            plan = self.plan(at)
            meant = together(plan, {name: self._places(plan, name, unknown) for name in names})
            for name, places in meant.items():
                others = {key for other in meant if other != name for key in meant[other]}
                if len(told_apart(places)) == 1 and is_needed(places, others):
                    found.add(name)
        return found

    def calculate(self, given: Mapping[str, Given], *, unknown: str | None = None) -> Calculation:
        """Return what the fitting variant gives for ``given``, by the names people use for its
        inputs; with ``unknown``, what that input must be for the result that is among them.

        Raises CalculationError.
        """
        plan, assigned = self._chosen(given, unknown)
        if lacking := self._lacking(plan, given, assigned):
            names = tuple(each.name for each in lacking)
            raise MissingInputs(
                names,
                term=plan.variant.term.short_title,
                names=", ".join(names),
                inputs=listed(
                    lambda lang: [
                        each.plan.variant.label(each.input.name, lang) for each in lacking
                    ]
                ),
            )
        return self._computed(plan, given, assigned, unknown)

    def _chosen(
        self, given: Mapping[str, Given], unknown: str | None
    ) -> tuple[Plan, dict[str, str]]:
        """Return the plan of the first variant that has all that is given and lacks nothing, one
        that has it under these very names before others, else of the first that has it; raises
        UnknownInput where there is none."""
        complete: tuple[Plan, dict[str, str]] | None = None
        chosen: tuple[Plan, dict[str, str]] | None = None
        for at in range(len(self.variants)):
            plan = self.plan(at)
            try:
                assigned = self._assigned(plan, given, unknown)
            except UnknownInput:
                continue
            chosen = chosen or (plan, assigned)
            if not plan.missing(assigned):
                complete = complete or (plan, assigned)
                if all(key in (name, RESULT) for key, name in assigned.items()):
                    return plan, assigned
        if found := complete or chosen:
            return found
        # The reasons of the variant that most of the names belong to are the ones that help.
        plans = [self.plan(at) for at in range(len(self.variants))]
        plan = max(plans, key=lambda plan: sum(bool(matches(plan, name)) for name in given))
        return plan, self._assigned(plan, given, unknown)

    def missing(self, given: Mapping[str, Given], *, unknown: str | None = None) -> list[Wanted]:
        """Return the inputs that the fitting variant needs beside ``given``; raises CalculationError
        for what of these cannot be taken."""
        plan, assigned = self._chosen(given, unknown)
        return self._lacking(plan, given, assigned)

    def parts(
        self, of: Wanted, given: Mapping[str, Given], *, unknown: str | None = None
    ) -> list[Wanted]:
        """Return the inputs that another metric computes the input ``of`` from; none where no
        metric gives it."""
        plan, _ = self._chosen(given, unknown)
        step = of.plan.steps.get(of.input.name)
        inputs = step.variant.formula.inputs if step else ()
        return wanted(plan, [(step, each) for each in inputs if step])

    def input_named(
        self, name: str, given: Mapping[str, Given], *, unknown: str | None = None
    ) -> tuple[Plan, Input]:
        """Return the input, with its plan, that ``name`` means in the variant that fits ``given``,
        ``name`` among them; raises UnknownInput."""
        plan, assigned = self._chosen(given, unknown)
        keys = {key for key, by in assigned.items() if by == name}
        for owner, each in plan.inputs():
            if owner.key(each.name) in keys:
                return owner, each
        raise _unknown(plan, name)

    def _is_result(self, name: str) -> bool:
        spellings = (RESULT, *self.term.names(), *(v.formula.result or "" for v in self.variants))
        folded = fold(name[:LONGEST_NAME])
        return bool(folded) and folded in map(fold, spellings)

    def _is_within_name(self, name: str) -> bool:
        spoken = words(name[:LONGEST_NAME].replace("_", " "))
        return bool(spoken) and begin_words(spoken, words(self.term.name))

    def _assigned(
        self, plan: Plan, given: Mapping[str, Given], unknown: str | None
    ) -> dict[str, str]:
        """Return the key of each input of ``plan`` that is given, with the name it is given by;
        the result, where it is given, under RESULT and the unknown under its own name."""
        if unknown is not None and unknown in given and matches(plan, unknown):
            raise UnknownInput("given twice", name=unknown[:60], other=unknown[:60])
        names = dict.fromkeys((*given, *((unknown,) if unknown is not None else ())))
        alone = {name: self._places(plan, name, unknown) for name in names}
        found: dict[str, str] = {}
        for name, places in together(plan, alone).items():
            if not places and name == unknown and self._is_result(name):
                raise UnknownInput("solve for the result", name=name[:60])
            if not places:
                raise _unknown(plan, name)
            if len(several := told_apart(places)) > 1:
                raise UnknownInput("several inputs", name=name[:60], inputs=", ".join(several))
            for key in places:
                if key in found:
                    raise UnknownInput("given twice", name=name[:60], other=found[key][:60])
                found[key] = name
        for key, name in found.items():
            above = [other for other in found if key.startswith(f"{other}.")]
            if above:
                raise UnknownInput("not needed", name=name[:60], other=found[above[0]][:60])
        if unknown is not None and RESULT not in found:
            raise MissingInputs((RESULT,), term=self.term.short_title, names=RESULT,
                                inputs=self.term.short_title)  # fmt: skip
        return found

    def _places(self, plan: Plan, name: str, unknown: str | None) -> Places:
        """Return what ``name`` alone may mean: inputs of ``plan``, or the result where one is
        solved for."""
        found = matches(plan, name)
        if unknown in (None, name):
            return found
        is_result = self._is_result(name) and name not in map(own_name, found)
        if is_result or (not found and self._is_within_name(name)):
            return {RESULT: plan}
        return found

    def _lacking(
        self, plan: Plan, given: Mapping[str, Given], assigned: dict[str, str]
    ) -> list[Wanted]:
        lacking = wanted(plan, plan.missing(assigned))
        if lacking:  # nobody is asked for more before what there is can be used
            _taken(plan, given, assigned)
        return lacking

    def _computed(
        self, plan: Plan, given: Mapping[str, Given], assigned: dict[str, str], unknown: str | None
    ) -> Calculation:
        values = _taken(plan, given, assigned)
        written = {key: str(given[name]) for key, name in assigned.items() if name in given}
        solved = ""
        if unknown is not None:
            solved = next(key for key, name in assigned.items() if name == unknown)
            if solved == RESULT:
                raise UnknownInput("solve for the result", name=unknown[:60])
            result = _wanted_result(plan, given[assigned[RESULT]])
            values[RESULT] = result
            values[solved] = Taken(self._solved(plan, solved, values, result.value))
        currencies = dict.fromkeys(each.currency for each in values.values() if each.currency)
        if len(currencies) > 1:
            raise InvalidInput("currencies", currencies=", ".join(currencies))
        return computed(plan, values, written, solved, "".join(currencies))

    def _solved(
        self, plan: Plan, unknown: str, values: Mapping[str, Taken], wanted: Decimal
    ) -> Decimal:
        owner, given = next(
            (owner, each) for owner, each in plan.inputs() if owner.key(each.name) == unknown
        )
        numbers = {key: each.value for key, each in values.items()}
        found = solve(plan.tree({*values, unknown}), unknown, numbers, wanted, given.unit)
        label = label_of(owner.variant, given.name)
        result = number_of(wanted, plan.variant.formula.unit)
        about: dict[str, Words] = {"input": label, "result": result}
        if found.any:
            raise NoResult("any solution", **about)
        possible = [value for value in found.values if not impossible(given, value)]
        if len(possible) == 1:
            return possible[0]
        shown = ", ".join(number_of(value, given.unit) for value in possible or found.values)
        if possible:
            raise NoResult("several solutions", **about, values=shown)
        raise NoResult(
            "impossible solution" if found.values else "no solution", **about, values=shown
        )


def _taken(plan: Plan, given: Mapping[str, Given], assigned: Mapping[str, str]) -> dict[str, Taken]:
    """Return by key the values of the inputs of ``plan`` that are given."""
    values: dict[str, Taken] = {}
    for owner, each in plan.inputs():
        name = assigned.get(owner.key(each.name))
        if name is not None and name in given:
            values[owner.key(each.name)] = take(owner.variant, each, given[name])
    return values


def _unknown(plan: Plan, name: str) -> UnknownInput:
    variant = plan.variant
    known = [*dict.fromkeys(each.name for _, each in plan.inputs())]
    names = ", ".join([*known[:MOST_NAMES], *(["\u2026"] if len(known) > MOST_NAMES else [])])
    words = {word: each for each in reversed(known) for word in (each, *each.split("_"))}
    meant = closest(name.lower(), words)
    return UnknownInput(
        f"no input{', near' if meant else ''}",
        name=name[:60],
        term=variant.term.short_title,
        inputs=names,
        meant=words.get(meant or "", ""),
    )


def _wanted_result(plan: Plan, given: Given) -> Taken:
    formula = plan.variant.formula
    label = formula.result or plan.variant.term.label
    stand_in = Input(name="net_result", label=label, unit=formula.unit)
    variant = Variant(
        Term(id="r", name=label, category="r", definition=label),
        type(formula)(name="r", expression="1", inputs=(stand_in,), unit=formula.unit),
    )
    return take(variant, stand_in, given)
