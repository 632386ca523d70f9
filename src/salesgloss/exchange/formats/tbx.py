"""TBX-Basic (ISO 30042, third edition, DCA style): what translators' tools exchange."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from salesgloss.exchange.labels import Labels, by_language
from salesgloss.exchange.publication import Format, Options, Progress, Publication
from salesgloss.languages import DEFAULT
from salesgloss.model import DEPRECATED, Term
from salesgloss.text import visible

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "xml:lang"
PREFERRED, ADMITTED, OBSOLETE = (
    f"{status}Term-admn-sts" for status in ("preferred", "admitted", "deprecated")
)


def _write(published: Publication, options: Options, progress: Progress) -> bytes:
    root = ET.Element(
        "tbx", {"style": "dca", "type": "TBX-Basic", _LANG: DEFAULT, "xmlns": NAMESPACE}
    )
    file = ET.SubElement(ET.SubElement(root, "tbxHeader"), "fileDesc")
    _add(ET.SubElement(file, "titleStmt"), "title", "salesgloss")
    _add(ET.SubElement(file, "sourceDesc"), "p", f"salesgloss, edition {published.edition}")
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    titles = published.titles(DEFAULT)
    for term in published.terms:
        _entry(body, term, titles.get(term.category, term.category), published)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode("utf-8", "replace")


def _entry(body: ET.Element, term: Term, field: str, published: Publication) -> None:
    entry = ET.SubElement(body, "conceptEntry", {"id": f"c-{term.id}"})
    _add(entry, "descrip", field, type="subjectField")
    for id in dict.fromkeys((*term.related, *(pair.id for pair in term.confused_with))):
        if id in published.by_id:
            label = published.by_id[id].label
            _add(entry, "ref", label, type="crossReference", target=f"c-{id}")
    for note in _notes(term):
        _add(entry, "note", note)
    for lang, said in by_language(term).items():
        section = ET.SubElement(entry, "langSec", {_LANG: lang})
        texts = term if lang == DEFAULT else term.translation(lang)
        if texts.definition:
            group = ET.SubElement(section, "descripGrp")
            _add(group, "descrip", texts.definition, type="definition")
        _terms(section, said, texts.example, obsolete=term.status == DEPRECATED)


def _notes(term: Term) -> list[str]:
    governed = (
        ("owner", term.owner),
        ("status", term.status),
        ("replaced by", term.replaced_by),
        ("keywords", "; ".join(term.keywords)),
    )
    return [f"{key}: {value}" for key, value in governed if value]


def _terms(section: ET.Element, said: Labels, example: str | None, *, obsolete: bool) -> None:
    best = OBSOLETE if obsolete else PREFERRED
    _term(section, said.preferred, best, "fullForm", example)
    for text in said.others:
        kind = "acronym" if text == said.acronym else "variant"
        _term(section, text, OBSOLETE if obsolete else ADMITTED, kind)
    for text in said.wrong:
        _term(section, text, OBSOLETE, "variant")


def _term(
    section: ET.Element, text: str, status: str, kind: str, example: str | None = None
) -> None:
    one = ET.SubElement(section, "termSec")
    _add(one, "term", text)
    _add(one, "termNote", "noun", type="partOfSpeech")
    _add(one, "termNote", kind, type="termType")
    _add(one, "termNote", status, type="administrativeStatus")
    if example:
        _add(one, "descrip", example, type="context")


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = visible(text)


FORMAT = Format(
    name="tbx",
    purpose={"en": "translators' tools: TBX-Basic", "zh-Hant": "翻譯工具：TBX-Basic"},
    write=_write,
)
