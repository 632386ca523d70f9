"""Markdown: one file, or with ``--split`` an index and a file a term, every link within them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from salesgloss.cards.card import Item, Section, TermCard, card, reference
from salesgloss.exchange.publication import Content, Format, Options, Progress, Publication
from salesgloss.languages import DEFAULT
from salesgloss.messages import word
from salesgloss.model import Term
from salesgloss.text import line, visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~@&!$]|:(?=\w+:)|^\s*(?:[-+=](?=\s|$|=)|\d+(?=[.)])))")
Link = Callable[[str], str]  # the address of the term of an id


def _write(published: Publication, options: Options, progress: Progress) -> Content:
    if options.split:
        files = {"README.md": _encoded(_index(published, lambda id: f"terms/{id}.md"))}
        for term in published.terms:
            files[f"terms/{term.id}.md"] = _encoded(_page(published, term, _beside, 1))
        return files
    return _encoded(_whole(published))


def _beside(id: str) -> str:
    return f"{id}.md"


def _within(id: str) -> str:
    return f"#{id}"


def _encoded(lines: Iterator[str]) -> bytes:
    return ("\n\n".join(lines) + "\n").encode("utf-8", "replace")


def _whole(published: Publication) -> Iterator[str]:
    yield from _index(published, _within)
    for term in published.terms:
        yield f'<a id="{term.id}"></a>'
        yield from _page(published, term, _within, 2)


def _index(published: Publication, link: Link) -> Iterator[str]:
    lang = published.lang
    yield f"# {word('export.glossary', lang)}"
    for category in published.categories:
        terms = [term for term in published.terms if term.category == category.id]
        if not terms:
            continue
        yield f"## {escaped(category.title(lang))}"
        order = [topic.id for topic in category.topics]
        for topic in (*order, None):
            within = [term for term in terms if _topic(term, order) == topic]
            if within and order:
                yield f"### {escaped(published.topic_title(within[0], lang) or '…')}"
            if within:
                yield "\n".join(_entry(term, link, lang) for term in _sorted(within))


def _topic(term: Term, known: list[str]) -> str | None:
    return term.topic if term.topic in known else None


def _sorted(terms: list[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: (term.label.casefold(), term.id))


def _entry(term: Term, link: Link, lang: str) -> str:
    name = term.title(lang)
    label = term.label if term.label == name else f"{term.label} · {name}"
    return f"- [{escaped(label)}]({link(term.id)})"


def _page(published: Publication, term: Term, link: Link, level: int) -> Iterator[str]:
    shown = card(term, published.lang, published.by_id, titles=published.titles(published.lang))
    names = dict.fromkeys((shown.label, *shown.names))
    yield f"{'#' * level} {' · '.join(map(escaped, names))}"
    yield f"_{escaped(' · '.join(shown.facts))}_"
    for at, lang in enumerate(published.languages):
        if at:
            shown = card(term, lang, published.by_id, titles=published.titles(lang))
            if not term.translation(lang).definition and lang != DEFAULT:
                continue
            yield "---"
        yield from _card(published, term, shown, link, level + 1)


def _card(
    published: Publication, term: Term, shown: TermCard, link: Link, level: int
) -> Iterator[str]:
    yield from (f"> **{escaped(notice)}**" for notice in shown.notices)
    for section in shown.sections:
        yield f"{'#' * level} {escaped(section.title)}"
        yield _section(published, term, shown.lang, section, link)
    if shown.standard:
        yield f"{'#' * level} {escaped(word('standard', shown.lang))}"
        for section in shown.standard.sections:
            yield _items(section)


def _section(published: Publication, term: Term, lang: str, section: Section, link: Link) -> str:
    if section.key == "related":
        return word("comma", lang).join(_link(published, id, lang, link) for id in term.related)
    if section.key == "confused with":
        return "\n".join(
            f"- {_link(published, pair.id, lang, link)}{word('colon', lang)}"
            f"{escaped(term.difference(pair.id, lang) or '')}"
            for pair in term.confused_with
        )
    return _items(section)


def _link(published: Publication, id: str, lang: str, link: Link) -> str:
    text = escaped(reference(id, published.by_id, lang))
    return f"[{text}]({link(id)})" if id in published.by_id else text


def _items(section: Section) -> str:
    if len(section.items) == 1 and not section.items[0].lead:
        paragraphs = visible(section.items[0].text).split("\n")
        return "\n\n".join(escaped(part) for part in paragraphs if part.strip())
    return "\n".join(map(_item, section.items))


def _item(item: Item) -> str:
    lead = f"**{escaped(item.lead)}** " if item.lead else ""
    return f"{'  ' * item.level}- {lead}{escaped(item.text)}"


def escaped(text: str) -> str:
    """Return ``text`` on one line, its marks of Markdown and HTML escaped."""
    return _SPECIAL.sub(r"\\\1", line(text))


FORMAT = Format(
    name="markdown",
    purpose={
        "en": "wikis and repositories (one file, or --split a file a term)",
        "zh-Hant": "維基與程式碼庫（一個檔案，或用 --split 一詞一檔）",
    },
    write=_write,
    heeds=frozenset({"split"}),
    is_folder=lambda options: options.split,
)
