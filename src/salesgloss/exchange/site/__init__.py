"""The glossary as a static web site: pages by Jinja2, and a little script that needs no server."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import partial
from importlib import resources
from typing import Any

import jinja2

from salesgloss import files
from salesgloss.errors import UsageError
from salesgloss.exchange.publication import Options, Progress, Publication
from salesgloss.exchange.site import finding
from salesgloss.exchange.site.changes import changes
from salesgloss.exchange.site.pages import Reader, messages_for_script, ordered, script_json
from salesgloss.exchange.site.theme import theme_css
from salesgloss.messages import counted, word
from salesgloss.text import visible

LOGOS = {".svg", ".png", ".jpg", ".jpeg", ".webp"}
LARGEST_LOGO = 300_000  # bytes
SCRIPTS = ("calc.js", "search.js", "meaning.js", "site.js", "quiz.js")


def build(published: Publication, options: Options, progress: Progress) -> dict[str, bytes]:
    """Return the files of the site by path."""
    site = _Site(published, options)
    total = len(published.languages) * len(published.terms)
    built: dict[str, bytes] = {}
    for done, (path, content) in enumerate(site.files()):
        built[path] = content.encode("utf-8", "replace") if isinstance(content, str) else content
        progress(min(done, total - 1), total)
    progress(total, total)
    return built


class _Site:
    def __init__(self, published: Publication, options: Options) -> None:
        self.published = published
        self.options = options
        self.base = _base_url(options.base_url)
        self.logo = _logo(options.logo)
        self.css = f"{_static('site.css')}\n{theme_css(options.accent)}"
        self.scripts = {name: _static(name) for name in SCRIPTS}
        self.data = dict(self._data())
        self.version = self._version()
        self.environment = _environment()

    def _data(self) -> Iterator[tuple[str, str]]:
        yield "data/find.js", finding.terms_script(self.published)
        yield "data/meaning.js", finding.meaning_script(self.published)
        for lang in self.published.languages:
            yield f"data/glosses-{lang}.js", finding.glosses_script(self.published, lang)
            yield f"data/words-{lang}.js", finding.words_script(messages_for_script(lang))

    def _version(self) -> str:
        """Return what changes whenever a file changes that pages share."""
        parts = (self.css, *self.scripts.values(), *self.data.values())
        return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:6]

    def files(self) -> Iterator[tuple[str, bytes | str]]:
        """Yield each file of the site, by path."""
        for lang in self.published.languages:
            yield from self._pages(Reader(self.published, lang))
        yield "site.css", self.css
        yield from self.scripts.items()
        yield from self.data.items()
        yield "icon.svg", self._render("icon.svg", label=self.title(self.published.lang)[:1])
        yield "sw.js", self._worker()
        if self.logo:
            yield self.logo
        if self.base:
            yield "sitemap.xml", self._render("sitemap.xml", addresses=list(self._addresses()))
        yield "manifest.webmanifest", self._manifest()

    def title(self, lang: str) -> str:
        return self.options.title or word("site.title", lang)

    def _manifest(self) -> str:
        name = self.title(self.published.lang)
        icons = [{"src": "icon.svg", "sizes": "any", "type": "image/svg+xml"}]
        data = {"name": name, "short_name": name[:12], "start_url": "index.html"}
        return str(script_json({**data, "display": "standalone", "icons": icons}))

    def _worker(self) -> str:
        pages = [
            f"{Reader(self.published, lang).folder(lang)}{name}"
            for lang in self.published.languages
            for name in ("index.html", "all.html", "quiz.html", "start.html")
        ]
        core = [*pages, "site.css", *SCRIPTS, *self.data, "icon.svg"]
        text = _static("sw.js").replace("VERSION", self.version)
        return text.replace('["CORE"]', str(script_json(core)))

    def _addresses(self) -> Iterator[str]:
        for lang in self.published.languages:
            folder = Reader(self.published, lang).folder(lang)
            yield f"{self.base}{folder}"
            for term in self.published.terms:
                yield f"{self.base}{folder}term/{term.id}.html"

    def _pages(self, reader: Reader) -> Iterator[tuple[str, str]]:
        page = partial(self._page, reader)
        categories = [reader.shelf(each) for each in self.published.categories]
        categories = [each for each in categories if each["count"]]
        own = [reader.brief(each) for each in ordered(self.published.terms) if each.is_own]
        roles = reader.roles()
        yield page("index.html", categories=categories, own=own, roles=roles)
        yield page("all.html", letters=reader.alphabet())
        yield page("quiz.html", categories=categories, roles=roles)
        yield page("start.html", roles=[(role, reader.first_week(role)) for role in roles])
        for role in roles:
            yield page(
                "week.html", to=f"start/{role}.html", role=role, days=reader.first_week(role)
            )
        for category in categories:
            yield page("category.html", to=f"category/{category['id']}.html", category=category)
        if self.options.since:
            found = changes(self.published, self.options.since, reader.lang)
            yield page(
                "changes.html",
                before=found.edition,
                added=reader.known(found.added),
                removed=found.removed,
                changed=[(reader.known([id])[0], texts) for id, texts in found.changed],
            )
        for term in self.published.terms:
            to = f"term/{term.id}.html"
            address = self._address(reader, to)
            home = self._address(reader, "index.html")
            structured = reader.structured(term, address, home)
            yield page("term.html", to=to, term=reader.term(term), structured=structured)

    def _address(self, reader: Reader, to: str) -> str:
        return f"{self.base}{reader.folder(reader.lang)}{to}" if self.base else ""

    def _page(
        self, reader: Reader, template: str, *, to: str | None = None, **values: Any
    ) -> tuple[str, str]:
        to = to or template
        path = f"{reader.folder(reader.lang)}{to}"
        up = "../" * path.count("/")
        alternates = {lang: f"{up}{reader.folder(lang)}{to}" for lang in self.published.languages}
        text = self._render(
            template,
            **values,
            say=reader.say,
            lang=reader.lang,
            languages={lang: LANGUAGE_NAMES.get(lang, lang) for lang in alternates},
            alternates=alternates,
            root=up,
            home="../" * to.count("/"),
            here=to,
            title=self.title(reader.lang),
            logo=self.logo[0] if self.logo else None,
            base=self.base,
            address=f"{self.base}{path}" if self.base else "",
            version=self.version,
            edition=self.published.edition,
            since=self.options.since,
            count=counted(len(self.published.terms), "term", reader.lang),
        )
        return path, text

    def _render(self, template: str, **values: Any) -> str:
        text: str = self.environment.get_template(template).render(values)
        return text.replace("&#39;", "'")  # the templates quote attributes with the other mark


LANGUAGE_NAMES = {"en": "English", "zh-Hant": "中文"}


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        loader=jinja2.PackageLoader("salesgloss.exchange.site"),
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    environment.filters["on_one_line"] = _on_one_line
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    return environment


def _on_one_line(text: str) -> str:
    """Return markup, whose tags stand on a line each, without its line ends: what each of thousands
    of pages repeats."""
    return text.replace("\n", "")


def _finalized(value: object) -> object:
    """Return what a template prints: no control or direction character reaches a page."""
    return visible(value) if type(value) is str else "" if value is None else value


def _static(name: str) -> str:
    return resources.files(__name__).joinpath("static", name).read_text("utf-8")


def _logo(path: str | None) -> tuple[str, bytes] | None:
    if path is None:
        return None
    ending = os.path.splitext(path)[1].lower()
    if ending not in LOGOS:
        raise UsageError(f"{path}: no logo", hint=f"known are: {', '.join(sorted(LOGOS))}")
    return f"logo{ending}", files.read_bytes(path, largest=LARGEST_LOGO)


def _base_url(text: str | None) -> str:
    if not text:
        return ""
    if not text.startswith(("https://", "http://")) or any(mark in text for mark in " <>\"'"):
        raise UsageError(
            f"{text!r} is no address", hint="give one like https://example.com/glossary"
        )
    return text if text.endswith("/") else f"{text}/"
