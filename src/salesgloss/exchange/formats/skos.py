"""SKOS in Turtle: a taxonomy that vocabulary tools and triple stores read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from salesgloss.exchange.labels import by_language
from salesgloss.exchange.publication import Format, Options, Progress, Publication
from salesgloss.languages import DEFAULT, translations
from salesgloss.model import DEPRECATED, Term
from salesgloss.text import visible

_PREFIXES = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
Pair = tuple[str, str]  # a property, and its value in Turtle


def _write(published: Publication, options: Options, progress: Progress) -> bytes:
    base = options.base_url or "urn:salesgloss:"
    return "\n".join(_document(published, _Names(base))).encode("utf-8", "replace")


class _Names:
    """The addresses of what is described."""

    def __init__(self, base: str) -> None:
        self._base = base if base.endswith((":", "/", "#")) else f"{base}/"

    def __call__(self, *parts: str) -> str:
        return f"<{self._base}{'/'.join(parts)}>"


def _document(published: Publication, name: _Names) -> Iterator[str]:
    yield _PREFIXES
    scheme = name("scheme")
    title = _texts("skos:prefLabel", {"en": "salesgloss", "zh-Hant": "營收詞彙表"})
    yield _subject(
        scheme, "skos:ConceptScheme", [*title, ("dct:hasVersion", _literal(published.edition))]
    )
    for term in published.terms:
        yield _subject(name(term.id), "skos:Concept", _concept(term, published, name, scheme))
    for category in published.categories:
        members = [term.id for term in published.terms if term.category == category.id]
        if members:
            label = _texts("skos:prefLabel", category.titles)
            pairs = [*label, *(("skos:member", name(id)) for id in members)]
            yield _subject(name("category", category.id), "skos:Collection", pairs)


def _concept(term: Term, published: Publication, name: _Names, scheme: str) -> Iterator[Pair]:
    yield "skos:inScheme", scheme
    yield "skos:topConceptOf", scheme
    yield "skos:notation", _literal(term.id)
    labels = by_language(term)
    for lang, said in labels.items():
        yield "skos:prefLabel", _literal(said.preferred, lang)
        yield from (("skos:altLabel", _literal(text, lang)) for text in said.others)
        yield from (("skos:hiddenLabel", _literal(text, lang)) for text in said.hidden)
    for lang in (DEFAULT, *translations()):
        texts = term if lang == DEFAULT else term.translation(lang)
        for key, prop in (
            ("definition", "skos:definition"),
            ("example", "skos:example"),
            ("usage", "skos:scopeNote"),
        ):
            if text := getattr(texts, key):
                yield prop, _literal(text, lang)
    known = published.by_id
    linked = dict.fromkeys((*term.related, *(pair.id for pair in term.confused_with)))
    yield from (("skos:related", name(id)) for id in linked if id in known and id != term.id)
    yield from _governance(term, known, name)


def _governance(term: Term, known: Iterable[str], name: _Names) -> Iterator[Pair]:
    if term.owner:
        yield "dct:rightsHolder", _literal(term.owner)
    if term.status:
        yield "skos:editorialNote", _literal(f"status: {term.status}", DEFAULT)
    if term.status == DEPRECATED:
        yield "owl:deprecated", '"true"^^xsd:boolean'
    if term.replaced_by and term.replaced_by in known:
        yield "dct:isReplacedBy", name(term.replaced_by)
    if term.effective:
        yield "dct:valid", _literal(term.effective)
    if term.change_note:
        yield "skos:changeNote", _literal(term.change_note, DEFAULT)


def _subject(subject: str, kind: str, pairs: Iterable[Pair]) -> str:
    rows = [f"{subject} a {kind}", *(f"  {prop} {value}" for prop, value in dict.fromkeys(pairs))]
    return " ;\n".join(rows) + " .\n"


def _texts(prop: str, texts: Mapping[str, str]) -> list[Pair]:
    return [(prop, _literal(text, lang)) for lang, text in texts.items()]


def _literal(text: str, lang: str = "") -> str:
    return f'"{visible(text).translate(_ESCAPES)}"' + (f"@{lang}" if lang else "")


FORMAT = Format(
    name="skos",
    purpose={
        "en": "taxonomies: SKOS in Turtle",
        "zh-Hant": "分類法與知識圖譜：SKOS（Turtle）",
    },
    write=_write,
    heeds=frozenset({"base_url"}),
)
