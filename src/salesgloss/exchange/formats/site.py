"""A static web site of the whole glossary, which opens from a file as well as from any host."""

from __future__ import annotations

from salesgloss.errors import UsageError
from salesgloss.exchange.publication import (
    Content,
    Format,
    Options,
    Progress,
    Publication,
    a_folder,
)


def _write(published: Publication, options: Options, progress: Progress) -> Content:
    try:
        from salesgloss.exchange import site
    except ImportError:
        hint = "pip install 'salesgloss[site]'"
        raise UsageError("the site needs Jinja2", hint=hint) from None
    return site.build(published, options, progress)


FORMAT = Format(
    name="site",
    purpose={
        "en": "a web site for everybody: search, calculators, quiz; from a folder or any host",
        "zh-Hant": "給所有人的網站：搜尋、試算、測驗；放在資料夾或任何主機都能用",
    },
    write=_write,
    heeds=frozenset({"title", "accent", "logo", "base_url", "since"}),
    is_folder=a_folder,
)
