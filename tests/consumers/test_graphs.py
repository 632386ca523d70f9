"""rapper, rdflib and XML tools read SKOS, JSON-LD and TBX; the rules of each hold."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from xml.etree import ElementTree as ET

import pytest

from salesgloss.text import visible

SKOS = "http://www.w3.org/2004/02/skos/core#"
TBX = "{urn:iso:std:iso:30042:ed-2}"


def graph(path, kind):
    import rdflib

    return rdflib.Graph().parse(path, format=kind)


def test_rapper_and_rdflib_read_the_same_triples(need, published, export) -> None:
    program = need("rapper")
    path = export(published, "skos")
    done = subprocess.run(
        [program, "-i", "turtle", "-c", str(path)], capture_output=True, text=True, check=True
    )
    count = int(done.stderr.split("returned ")[1].split()[0])
    assert count == len(graph(path, "turtle"))


def test_the_integrity_rules_of_skos(published, export) -> None:
    from rdflib import URIRef

    found = graph(export(published, "skos"), "turtle")
    labels: dict[tuple[object, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for kind in ("prefLabel", "altLabel", "hiddenLabel"):
        for subject, _, label in found.triples((None, URIRef(SKOS + kind), None)):
            labels[subject, label.language][kind].append(str(label))
    assert labels
    for where, kinds in labels.items():
        assert len(kinds["prefLabel"]) == 1, where  # S14: one a language
        every = [text for texts in kinds.values() for text in texts]
        assert len({*every}) == len(every), where  # S13: the three are disjoint
    scheme = URIRef("urn:salesgloss:scheme")
    concepts = set(found.subjects(URIRef(f"{SKOS}inScheme"), scheme))
    assert len(concepts) == len(published.terms)
    for one, _, other in found.triples((None, URIRef(f"{SKOS}related"), None)):
        assert other in concepts
        assert one != other


def test_a_label_leads_to_its_concept(bundled, export) -> None:
    found = graph(export(bundled, "skos", base_url="https://example.com/glossary"), "turtle")
    rows = found.query(
        f'SELECT ?c {{ ?c <{SKOS}prefLabel> "獲客成本"@zh-Hant ; <{SKOS}altLabel> "CAC"@en }}'
    )
    concept = "https://example.com/glossary/customer-acquisition-cost"
    assert [str(row[0]) for row in rows] == [concept]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib's own parser
def test_schema_org(published, export) -> None:
    from rdflib import URIRef

    found = graph(export(published, "jsonld"), "json-ld")
    kind = URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    terms = set(found.subjects(kind, URIRef("https://schema.org/DefinedTerm")))
    assert len(terms) == len(published.terms)
    descriptions = {
        str(text) for text in found.objects(None, URIRef("https://schema.org/description"))
    }
    for term in published.terms:
        assert visible(" ".join(term.definition.split())) in descriptions


# TBX-Basic: which types each element may have.
TYPES = {
    "descrip": {"subjectField", "definition", "context"},
    "ref": {"crossReference"},
    "termNote": {"partOfSpeech", "termType", "administrativeStatus"},
}
VALUES = {
    "partOfSpeech": {"noun"},
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
    "administrativeStatus": {
        f"{each}Term-admn-sts" for each in ("preferred", "admitted", "deprecated", "superseded")
    },
}
PLACES = {"subjectField": "conceptEntry", "definition": "descripGrp", "context": "termSec"}


@pytest.fixture
def tbx(published, export) -> ET.Element:
    return ET.fromstring(export(published, "tbx").read_bytes())


def test_the_dialect_of_tbx(tbx) -> None:
    assert (tbx.tag, tbx.get("type"), tbx.get("style")) == (f"{TBX}tbx", "TBX-Basic", "dca")
    entries = {entry.get("id") for entry in tbx.iter(f"{TBX}conceptEntry")}
    assert None not in entries
    for parent in tbx.iter():
        for child in parent:
            name, kind = child.tag.removeprefix(TBX), child.get("type")
            if name in TYPES:
                assert kind in TYPES[name]
                assert kind not in VALUES or child.text in VALUES[kind]
                if kind in PLACES:
                    assert parent.tag == TBX + PLACES[kind]
            if name == "ref":
                assert child.get("target") in entries


def test_tbx_says_each_term_once_a_language(tbx, published) -> None:
    for entry, term in zip(tbx.iter(f"{TBX}conceptEntry"), published.terms, strict=True):
        for section in entry.iter(f"{TBX}langSec"):
            said = [each.text for each in section.iter(f"{TBX}term")]
            assert len({*said}) == len(said)
        first = next(entry.iter(f"{TBX}term")).text
        assert first == visible(term.name)


def test_xmllint_finds_tbx_well_formed(need, published, export) -> None:
    program = need("xmllint")
    subprocess.run([program, "--noout", "--nonet", str(export(published, "tbx"))], check=True)
