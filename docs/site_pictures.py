"""Draw the pictures of the site in docs/site: python docs/site_pictures.py (needs Chromium)."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from salesgloss import layers
from salesgloss.exchange import delivery, formats
from salesgloss.exchange.publication import Options, Publication

TARGET = Path(__file__).with_name("site")
DESKTOP, PHONE = (1280, 860), (390, 844)
PICTURES = {
    "index": ("index.html", DESKTOP, "light"),
    "term": ("term/net-revenue-retention.html", DESKTOP, "light"),
    "dark": ("term/sales-development-representative.html", DESKTOP, "dark"),
    "chinese": ("zh-Hant/term/customer-acquisition-cost.html", DESKTOP, "light"),
    "phone": ("term/customer-acquisition-cost.html", PHONE, "light"),
    "quiz": ("quiz.html", DESKTOP, "light"),
}


def main() -> None:
    shown = layers.load(own=False)
    published = Publication(tuple(shown), shown.categories, shown.edition)
    content = formats.find("site").write(published, Options(), lambda done, total: None)
    assert not isinstance(content, bytes)
    TARGET.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder, "site")
        delivery.write_folder(str(site), content)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for name in PICTURES:
            draw(browser, site, name)


def draw(browser: Browser, site: Path, name: str) -> None:
    path, (width, height), scheme = PICTURES[name]
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(f"{site.as_uri()}/{path}")
    prepare(page, name)
    page.screenshot(path=TARGET / f"{name}.png")
    page.close()


def prepare(page: Page, name: str) -> None:
    """Bring the page into the state that the picture is of."""
    if name == "index":
        page.fill("#q", "recuring revenue")
        page.wait_for_selector(".found a")
    if name == "term":
        page.fill(".own-number input", "104")
        page.locator(".benchmarks").evaluate(
            "card => scrollTo({ top: card.offsetTop - 330, behavior: 'instant' })"
        )
    if name == "quiz":
        page.click(".quiz-choice button")
        page.keyboard.press("2")


if __name__ == "__main__":
    main()
