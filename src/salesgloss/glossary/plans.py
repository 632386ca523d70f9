"""How a term's formulas are to be computed: its variants, and other metrics for their inputs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from salesgloss.calc.dimensions import can_stand_for
from salesgloss.calc.expression import Node, parse, substitute
from salesgloss.errors import UsageError
from salesgloss.glossary.calculation import UnknownInput, Variant
from salesgloss.model import Input, Term
from salesgloss.text import fold

DEEPEST_CHAIN = 6
Sources = Callable[[str], Term | None]


class Plan:
    """How a formula is to be computed: ``steps`` are the plans of the inputs that other metrics
    can give. ``path`` tells it from the other plans of a chain; ``side`` is the part of it that
    tells apart two inputs of one formula from the same metric, such as now and a year ago."""

    __slots__ = ("path", "side", "steps", "variant")

    def __init__(
        self, variant: Variant, path: tuple[str, ...] = (), side: tuple[str, ...] = ()
    ) -> None:
        self.variant = variant
        self.path = path
        self.side = side
        self.steps: dict[str, Plan] = {}

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

    def is_expanded(self, name: str, known: Collection[str]) -> bool:
        """Tell whether an input is to be computed by its step: something within it is known."""
        if self.key(name) in known or name not in self.steps:
            return False
        prefix = f"{self.key(name)}."
        return any(key.startswith(prefix) for key in known)

    def missing(self, known: Collection[str]) -> list[tuple[Plan, Input]]:
        """Return the inputs that are needed beside the ``known`` keys, each with its plan."""
        found: list[tuple[Plan, Input]] = []
        for each in self.variant.formula.inputs:
            if self.is_expanded(each.name, known):
                found += self.steps[each.name].missing(known)
            elif self.key(each.name) not in known:
                found.append((self, each))
        return found

    def tree(self, known: Collection[str]) -> Node:
        """Return the whole chain as one tree over the keys of its inputs."""
        trees: dict[str, Node] = {
            each.name: self.steps[each.name].tree(known)
            if self.is_expanded(each.name, known)
            else self.key(each.name)
            for each in self.variant.formula.inputs
        }
        return substitute(parse(self.variant.formula.expression), trees)


def variants(term: Term) -> Iterator[Variant]:
    """Yield the formulas of ``term``, then those of the standard definition below it."""
    yield from (Variant(term, formula) for formula in term.formulas)
    if term.standard:
        yield from (
            Variant(term.standard, formula)
            for formula in term.standard.formulas
            if formula not in term.formulas
        )


def named(variants: tuple[Variant, ...], name: str) -> Variant:
    """Return the variant called ``name``, or nearly; raises UnknownInput where there is none."""
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
    except UsageError:
        raise UnknownInput("no variant", name=name[:60], variants=known) from None


def planned(
    variant: Variant,
    sources: Sources,
    above: tuple[str, ...],
    path: tuple[str, ...] = (),
    side: tuple[str, ...] = (),
) -> Plan:
    """Return the plan of ``variant``; ``path`` leads to it, and the terms ``above`` it in its
    chain are no sources again."""
    plan = Plan(variant, path, side)
    inputs = variant.formula.inputs
    for given in inputs:
        if given.source and given.source not in above and len(path) < DEEPEST_CHAIN:
            source = sources(given.source)
            if source and (giver := giving(source, given.unit)):
                is_twice = sum(each.source == given.source for each in inputs) > 1
                plan.steps[given.name] = planned(
                    giver,
                    sources,
                    (*above, given.source),
                    (*path, given.name),
                    (*side, given.name) if is_twice else side,
                )
    return plan


def giving(term: Term, unit: str) -> Variant | None:
    """Return the first variant of ``term`` whose result can stand for an input of ``unit``, one
    that gives the metric itself before one that names its result."""
    able = [each for each in variants(term) if can_stand_for(each.formula.unit, unit)]
    return next((each for each in able if each.formula.result is None), able[0] if able else None)
