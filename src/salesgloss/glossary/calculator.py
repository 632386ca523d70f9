"""Compute a term's formulas: the variant that the inputs fit, other metrics for what is not given,
any input for a wanted result."""

from __future__ import annotations

import decimal
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from salesgloss import search
from salesgloss.calc import units
from salesgloss.calc.dimensions import can_stand_for
from salesgloss.calc.expression import (
    CONTEXT,
    Node,
    Operation,
    occurrences,
    parse,
    substitute,
    value_of,
    zero_divisor,
)
from salesgloss.calc.solving import solve
from salesgloss.errors import FormulaError
from salesgloss.glossary.calculation import (
    Calculation,
    CalculationError,
    InputValue,
    InvalidInput,
    MissingInputs,
    NoFormula,
    NoResult,
    Place,
    Standing,
    UnknownInput,
    Variant,
    Words,
    label_of,
    listed,
    number_of,
)
from salesgloss.glossary.input_values import Given, Taken, impossible, take
from salesgloss.model import Benchmark, Input, Number, Term
from salesgloss.text import fold, has_chinese, line, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from salesgloss.index import Index

DEEPEST_CHAIN = 6
RESULT = "result"
_ADDED = re.compile(r"[,;:(，；：（]")
_ROUNDED = decimal.Context(prec=28)  # the last digits of the context are noise
Sources = Callable[[str], Term | None]


@dataclass(slots=True)
class Plan:
    """How a formula is to be computed: ``steps`` are the plans of the inputs that other metrics
    can give. ``path`` tells it from the other plans of a chain."""

    variant: Variant
    path: tuple[str, ...] = ()
    steps: dict[str, Plan] = field(default_factory=dict)

    def key(self, name: str) -> str:
        """Return the name of an input that no other input of the chain has."""
        return ".".join((*self.path, name))

    def inputs(self) -> Iterator[tuple[Plan, Input]]:
        """Yield every input of the chain with the plan it belongs to, the nearest first."""
        plans = [self]
        while plans:
            for plan in plans:
                yield from ((plan, each) for each in plan.variant.formula.inputs)
            plans = [step for plan in plans for step in plan.steps.values()]


class Calculator:
    """The formulas of one term. ``sources`` gives the terms that inputs come from, by id."""

    def __init__(self, term: Term, sources: Sources, *, variant: str | None = None) -> None:
        self.term = term
        self.variants = tuple(_variants(term))
        if not self.variants:
            raise NoFormula("no formula", term=term.label)
        if variant is not None:
            self.variants = (_named(self.variants, variant),)
        self._sources = sources
        self._plans: dict[int, Plan] = {}

    def plan(self, at: int = 0) -> Plan:
        """Return the plan of the variant number ``at``."""
        if at not in self._plans:
            self._plans[at] = _planned(self.variants[at], self._sources, (), (self.term.id,))
        return self._plans[at]

    def knows(self, name: str) -> bool:
        """Tell whether ``name`` is an input of some variant."""
        return any(_matches(self.plan(at), name) for at in range(len(self.variants)))

    def calculate(self, given: Mapping[str, Given], *, unknown: str | None = None) -> Calculation:
        """Return what the fitting variant gives for ``given``, by the names people use for its
        inputs; with ``unknown``, what that input must be for the result that is among them.

        Raises CalculationError.
        """
        plan, assigned = self._chosen(given, unknown)
        if missing := _missing(plan, assigned):
            names = tuple(each.name for _, each in missing)
            raise MissingInputs(
                names,
                term=plan.variant.term.label,
                names=", ".join(names),
                inputs=listed(
                    lambda lang: [owner.variant.label(each.name, lang) for owner, each in missing]
                ),
            )
        return self._computed(plan, given, assigned, unknown)

    def _chosen(
        self, given: Mapping[str, Given], unknown: str | None
    ) -> tuple[Plan, dict[str, str]]:
        """Return the plan of the first variant that has all that is given and lacks nothing, else
        of the first that has it; raises UnknownInput where there is none."""
        chosen: tuple[Plan, dict[str, str]] | None = None
        for at in range(len(self.variants)):
            plan = self.plan(at)
            try:
                assigned = self._assigned(plan, given, unknown)
            except UnknownInput:
                continue
            if not _missing(plan, assigned):
                return plan, assigned
            chosen = chosen or (plan, assigned)
        return chosen or (self.plan(), self._assigned(self.plan(), given, unknown))

    def missing(
        self, given: Mapping[str, Given], *, unknown: str | None = None
    ) -> list[tuple[Plan, Input]]:
        """Return the inputs, each with its plan, that the fitting variant needs beside ``given``."""
        plan, assigned = self._chosen(given, unknown)
        return _missing(plan, assigned)

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
        return bool(fold(name)) and fold(name) in map(fold, spellings)

    def _is_within_name(self, name: str) -> bool:
        wanted = words(name.replace("_", " "))
        return bool(wanted) and _begin_words(wanted, words(self.term.name))

    def _assigned(
        self, plan: Plan, given: Mapping[str, Given], unknown: str | None
    ) -> dict[str, str]:
        """Return the key of each input of ``plan`` that is given, with the name it is given by;
        the result, where it is given, under RESULT and the unknown under its own name."""
        found: dict[str, str] = {}
        for name in (*given, *((unknown,) if unknown is not None else ())):
            keys = _matches(plan, name)
            is_result = unknown is not None and name != unknown and self._is_result(name)
            if (is_result and name not in {key.rpartition(".")[2] for key in keys}) or (
                not keys and unknown not in (None, name) and self._is_within_name(name)
            ):
                keys = {RESULT: name}
            if not keys and name == unknown and self._is_result(name):
                raise UnknownInput("solve for the result", name=name[:60])
            if not keys:
                raise _unknown(plan, name)
            if len({key.rpartition(".")[2] for key in keys}) > 1:
                raise UnknownInput(
                    "several inputs", name=name[:60],
                    inputs=", ".join(key.rpartition(".")[2] for key in keys),
                )  # fmt: skip
            for key in keys:
                if key in found:
                    raise UnknownInput("given twice", name=name[:60], other=found[key][:60])
                found[key] = name
        for key, name in found.items():
            above = [other for other in found if key.startswith(f"{other}.")]
            if above:
                raise UnknownInput("not needed", name=name[:60], other=found[above[0]][:60])
        if unknown is not None and RESULT not in found:
            raise MissingInputs((RESULT,), term=self.term.label, names=self.term.label,
                                inputs=lambda lang: self.term.label)  # fmt: skip
        return found

    def _computed(
        self, plan: Plan, given: Mapping[str, Given], assigned: dict[str, str], unknown: str | None
    ) -> Calculation:
        values: dict[str, Taken] = {}
        for owner, each in plan.inputs():
            name = assigned.get(owner.key(each.name))
            if name is not None and name in given:
                values[owner.key(each.name)] = take(owner.variant, each, given[name])
        written = {key: str(given[name]) for key, name in assigned.items() if name in given}
        solved = ""
        if unknown is not None:
            solved = next(key for key, name in assigned.items() if name == unknown)
            if solved == RESULT:
                raise UnknownInput("solve for the result", name=unknown[:60])
            wanted = _wanted(plan, given[assigned[RESULT]])
            values[RESULT] = wanted
            values[solved] = Taken(self._solved(plan, solved, values, wanted.value))
        currencies = dict.fromkeys(each.currency for each in values.values() if each.currency)
        if len(currencies) > 1:
            raise InvalidInput("currencies", currencies=", ".join(currencies))
        return _calculation(plan, values, written, solved, "".join(currencies))

    def _solved(
        self, plan: Plan, unknown: str, values: Mapping[str, Taken], wanted: Decimal
    ) -> Decimal:
        owner, given = next(
            (owner, each) for owner, each in plan.inputs() if owner.key(each.name) == unknown
        )
        numbers = {key: each.value for key, each in values.items()}
        found = solve(_tree(plan, {*values, unknown}), unknown, numbers, wanted, given.unit)
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


def named_metric(index: Index, query: str) -> Term:
    """Return the term called ``query``, by a near spelling at most, that has a formula: of several
    senses a company's own, else the only one. Raises NoFormula where there is none."""
    answer = search.lookup(index, query, limit=5, exact_only=False)
    found = [index.term(hit.number) for hit in answer.hits]
    if answer.match not in ("exact", "close") or not found:
        labels = [hit.label for hit in answer.suggestions or answer.hits][:3]
        reason = "no term, suggestions" if labels else "no term"
        raise NoFormula(reason, query=line(query)[:60], labels=", ".join(dict.fromkeys(labels)))
    computable = [term for term in found if any(_variants(term))]
    computable = [term for term in computable if term.is_own] or computable
    if not computable:
        near = [*_neighbours(index, found[0])]
        names = ", ".join(dict.fromkeys(each.label for each in near))
        raise NoFormula(
            f"no formula{', neighbours' if near else ''}", term=found[0].label, labels=names
        )
    if len(computable) > 1:
        raise NoFormula(
            "several terms", query=line(query)[:60], ids=", ".join(term.id for term in computable)
        )
    return computable[0]


def _neighbours(index: Index, term: Term) -> Iterator[Term]:
    """Yield the terms with a formula that ``term`` names as related or as easily confused."""
    for id in (*term.related, *(pair.id for pair in term.confused_with)):
        for claim in index.claims(id):
            other = index.term(claim.number)
            if other.id == id and other.formulas:
                yield other


def _variants(term: Term) -> Iterator[Variant]:
    """Yield the formulas of ``term``, then those of the standard definition below it."""
    yield from (Variant(term, formula) for formula in term.formulas)
    if term.standard:
        yield from (
            Variant(term.standard, formula)
            for formula in term.standard.formulas
            if formula not in term.formulas
        )


def _named(variants: tuple[Variant, ...], name: str) -> Variant:
    from salesgloss.glossary.categories import resolve  # only where one is asked for

    names: dict[str, str] = {}
    for at, variant in enumerate(variants):
        for text in (variant.formula.name, *(
            each.formulas.get(variant.formula.name, "") for each in variant.term.translations.values()
        )):  # fmt: skip
            if text:
                names.setdefault(text, str(at))
        if variant.formula.result:
            names.setdefault(variant.formula.result, str(at))
    known = ", ".join(variant.formula.name for variant in variants)
    if fold(name) in map(fold, names):
        return variants[int(next(at for text, at in names.items() if fold(text) == fold(name)))]
    try:
        return variants[int(resolve(name, names.items(), "variant"))]
    except CalculationError:
        raise
    except Exception:
        raise UnknownInput("no variant", name=name[:60], variants=known) from None


def _planned(
    variant: Variant, sources: Sources, path: tuple[str, ...], above: tuple[str, ...]
) -> Plan:
    plan = Plan(variant, path)
    for given in variant.formula.inputs:
        if given.source and given.source not in above and len(path) < DEEPEST_CHAIN:
            source = sources(given.source)
            if source and (giver := giving(source, given.unit)):
                step = (*path, given.name)
                plan.steps[given.name] = _planned(giver, sources, step, (*above, given.source))
    return plan


def giving(term: Term, unit: str) -> Variant | None:
    """Return the first variant of ``term`` whose result can stand for an input of ``unit``."""
    return next((each for each in _variants(term) if can_stand_for(each.formula.unit, unit)), None)


def _matches(plan: Plan, name: str) -> dict[str, str]:
    """Return the keys of the inputs that ``name`` may mean, by the surest way that finds any, the
    nearest in the chain; the same input met in several places counts as one."""
    wanted = words(name.replace("_", " "))
    if not wanted:
        return {}
    scope = list(plan.inputs())
    exact = {owner.key(each.name) for owner, each in scope}
    if name in exact and "." in name:
        return {name: name}
    whole = (_is_name, _is_label)
    part = (_begins_name, _in_name, _in_label, _abridges_label) if len(wanted) > 1 else ()
    for fit in (*whole, *part):
        found = [(owner, each) for owner, each in scope if fit(wanted, owner, each)]
        if found:
            nearest = min(len(owner.path) for owner, _ in found)
            near = {each.name for owner, each in found if len(owner.path) == nearest}
            return {owner.key(each.name): name for owner, each in found if each.name in near}
    return {}


def _labels(owner: Plan, each: Input) -> Iterator[str]:
    """Yield the labels of an input in every language, without what they add behind a comma."""
    labels = (translation.labels for translation in owner.variant.term.translations.values())
    for label in (each.label, *(of.get(each.name, "") for of in labels)):
        if head := words(_ADDED.split(label, maxsplit=1)[0]):
            yield head


def _is_name(wanted: str, owner: Plan, each: Input) -> bool:
    return wanted == each.name.replace("_", " ")


def _is_label(wanted: str, owner: Plan, each: Input) -> bool:
    folded = wanted.replace(" ", "")
    return any(folded == label.replace(" ", "") for label in _labels(owner, each))


def _begins_name(wanted: str, owner: Plan, each: Input) -> bool:
    return each.name.replace("_", " ").startswith(wanted)


def _in_name(wanted: str, owner: Plan, each: Input) -> bool:
    return _begin_words(wanted, each.name.replace("_", " "))


def _in_label(wanted: str, owner: Plan, each: Input) -> bool:
    if has_chinese(wanted):
        folded = wanted.replace(" ", "")
        return any(folded in label.replace(" ", "") for label in _labels(owner, each))
    return any(_begin_words(wanted, label) for label in _labels(owner, each))


def _abridges_label(wanted: str, owner: Plan, each: Input) -> bool:
    """Tell whether ``wanted`` is a Chinese label with characters left out: 新客戶數 for
    新增付費客戶數."""
    if not has_chinese(wanted):
        return False
    return any(_is_within(wanted.replace(" ", ""), label) for label in _labels(owner, each))


def _is_within(wanted: str, label: str) -> bool:
    remaining = iter(label)
    return all(character in remaining for character in wanted)


def _begin_words(wanted: str, text: str) -> bool:
    """Tell whether each word of ``wanted`` begins a word of ``text``."""
    known = text.split()
    return all(any(word.startswith(part) for word in known) for part in wanted.split())


def _unknown(plan: Plan, name: str) -> UnknownInput:
    variant = plan.variant
    names = ", ".join(each.name for each in variant.formula.inputs)
    return UnknownInput("no input", name=name[:60], term=variant.term.label, inputs=names)


def _is_expanded(plan: Plan, name: str, known: Mapping[str, object] | set[str]) -> bool:
    """Tell whether an input is to be computed by its step: something within it is known."""
    if plan.key(name) in known or name not in plan.steps:
        return False
    prefix = f"{plan.key(name)}."
    return any(key.startswith(prefix) for key in known)


def _missing(plan: Plan, assigned: Mapping[str, str]) -> list[tuple[Plan, Input]]:
    found: list[tuple[Plan, Input]] = []
    for each in plan.variant.formula.inputs:
        if _is_expanded(plan, each.name, assigned):
            found += _missing(plan.steps[each.name], assigned)
        elif plan.key(each.name) not in assigned:
            found.append((plan, each))
    return found


def _tree(plan: Plan, known: set[str]) -> Node:
    """Return the whole chain as one tree over the keys of its inputs."""
    trees: dict[str, Node] = {
        each.name: _tree(plan.steps[each.name], known)
        if _is_expanded(plan, each.name, known)
        else plan.key(each.name)
        for each in plan.variant.formula.inputs
    }
    return substitute(parse(plan.variant.formula.expression), trees)


def _wanted(plan: Plan, given: Given) -> Taken:
    formula = plan.variant.formula
    label = formula.result or plan.variant.term.label
    stand_in = Input(name="net_result", label=label, unit=formula.unit)
    variant = Variant(
        Term(id="r", name=label, category="r", definition=label),
        type(formula)(name="r", expression="1", inputs=(stand_in,), unit=formula.unit),
    )
    return take(variant, stand_in, given)


def _calculation(
    plan: Plan, values: Mapping[str, Taken], written: Mapping[str, str], solved: str, currency: str
) -> Calculation:
    term, formula = plan.variant
    inputs: list[InputValue] = []
    for each in formula.inputs:
        key = plan.key(each.name)
        if _is_expanded(plan, each.name, values):
            step = _calculation(plan.steps[each.name], values, written, solved, currency)
            inputs.append(InputValue(input=each, value=step.result, step=step))
        else:
            inputs.append(
                InputValue(
                    input=each,
                    value=values[key].value,
                    written=written.get(key, ""),
                    solved=key == solved,
                )
            )
    result = _result(plan.variant, {each.input.name: each.value for each in inputs})
    return Calculation(
        term=term,
        formula=formula,
        inputs=tuple(inputs),
        result=result,
        currency=currency,
        standings=tuple(_standings(plan.variant, result, currency)),
        remarks=tuple(_remarks(plan.variant, result)),
    )


def _result(variant: Variant, numbers: Mapping[str, Decimal]) -> Decimal:
    tree = parse(variant.formula.expression)
    try:
        result = _ROUNDED.plus(value_of(tree, numbers))
    except FormulaError as error:
        raise _no_result(variant, tree, numbers, error) from None
    _require_possible(variant, tree, result)
    return result


def _require_possible(variant: Variant, tree: Node, result: Decimal) -> None:
    """Raise NoResult for a result that the metric cannot have."""
    term, formula = variant
    about: dict[str, Words] = {
        "term": formula.result or term.label,
        "result": number_of(result, formula.unit),
    }
    if result < 0 and units.base(formula.unit) in ("count", *units.DAYS_PER):
        raise NoResult("negative result", **about)
    is_share = isinstance(tree, Operation) and tree.sign == "*" and tree.operands[1] == 100
    if formula.unit == "points" and is_share and result.copy_abs() > 100:
        names = [each.name for each in formula.inputs]
        labels = listed(lambda lang: [variant.label(name, lang) for name in names])
        raise NoResult("beyond 100", inputs=labels, **about)


def _no_result(
    variant: Variant, tree: Node, numbers: Mapping[str, Decimal], error: FormulaError
) -> NoResult:
    name = variant.formula.result or variant.term.label
    if error.reason == "division by zero":
        divisor = zero_divisor(tree, numbers)
        if isinstance(divisor, str):
            return NoResult("zero input", term=name, input=label_of(variant, divisor))
        parts = tuple(dict.fromkeys(occurrences(divisor))) if divisor is not None else ()
        labels = listed(lambda lang: [variant.label(each, lang) for each in parts])
        return NoResult("zero sum", term=name, inputs=labels)
    known = error.reason if error.reason in ("too large", "undefined") else "undefined"
    return NoResult(known, term=name)


def _standings(variant: Variant, result: Decimal, currency: str) -> Iterator[Standing]:
    term, formula = variant
    if formula.result is not None:
        return
    default = term.formulas[0].unit
    is_foreign = units.base(formula.unit) == "currency" and currency not in ("", "$")
    for at, benchmark in enumerate(term.benchmarks):
        is_comparable = (benchmark.unit or default) == formula.unit and not is_foreign
        if is_comparable and (place := _place(benchmark, result)):
            yield Standing(at=at, place=place)


def _place(benchmark: Benchmark, result: Decimal) -> Place | None:
    low, high, value = (
        None if bound is None else _exact(bound)
        for bound in (benchmark.low, benchmark.high, benchmark.value)
    )
    if value is not None:
        low = high = value
        tolerance = CONTEXT.multiply(value.copy_abs(), Decimal("0.005"))
        if CONTEXT.subtract(result, value).copy_abs() <= tolerance:
            return "at"
    if low is not None and result < low:
        return "below"
    if high is not None and result > high:
        return "above"
    return None if low is None and high is None else "within"


def _exact(number: Number) -> Decimal:
    return Decimal(str(number))


def _remarks(variant: Variant, result: Decimal) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what is odd about a result that cannot be ruled out."""
    formula = variant.formula
    tree = parse(formula.expression)
    if units.is_percent(formula.unit) and isinstance(tree, Operation) and tree.sign == "/":
        part, whole = tree.operands
        by_name = {each.name: each.unit for each in formula.inputs}
        counted = all(by_name[name] == "count" for name in occurrences(tree))
        if counted and result > 1 and isinstance(part, str) and isinstance(whole, str):
            yield "over all", (part, whole)
    if variant.term.id.endswith("retention") and result < 0:
        yield "under nothing", ()
