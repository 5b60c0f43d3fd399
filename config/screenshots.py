"""Pictures of every page at three widths in both themes: ``python -m config.screenshots ADDRESS [NAME …]``.

A development aid. It needs a running product (``make run``) and Chromium (PARALLAX_BROWSER, or on the path), and writes
into ``screenshots/``, which git ignores.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from config import env

FOLDER = Path("screenshots")
WIDTHS = {"desktop": (1440, 900), "tablet": (768, 1024), "phone": (360, 780)}
THEMES = ("light", "dark")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


def browser_path() -> str:
    """The browser named in the environment, or the first on the path."""
    found = env.text("PARALLAX_BROWSER") or next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), "")
    if not found:
        sys.exit("No Chromium was found; set PARALLAX_BROWSER to its path.")
    return found


def pages_of(address: str, browser: Browser) -> dict[str, str]:
    """Names and addresses of the pages, with the first story, article, mark and entry that there are."""
    page = browser.new_page()
    page.goto(address)
    story = page.locator(".story-row:has(.headline-pair) h2 a").last.get_attribute("href") or "/"
    page.goto(address + story)
    article = page.locator(".column-source a").first.get_attribute("href") or "/"
    mark = page.locator(".text a.mark").first.get_attribute("href") or story
    source = page.locator(".headline-source a").first.get_attribute("href") or "/sources/"
    page.goto(f"{address}/speakers/")
    speaker = page.locator("main a[href^='/speakers/']:not([href*='?'])").first.get_attribute("href") or "/speakers/"
    page.goto(f"{address}/lexicon/")
    entry = page.locator("main a[href^='/lexicon/']:not([href*='?'])").first.get_attribute("href") or "/lexicon/"
    page.close()
    return {
        "stories": "/",
        "found": "/?q=report",
        "nothing": "/?q=nowheretobefound",
        "story": story,
        "story-labels": f"{story}labels/",
        "referent": f"{story}labels/1/",
        "quotes": f"{story}quotes/",
        "claims": f"{story}claims/",
        "numbers": f"{story}numbers/",
        "sequence": f"{story}sequence/",
        "card": mark,
        "article": article,
        "speakers": "/speakers/",
        "speaker": speaker,
        "sources": "/sources/",
        "labels": "/labels/",
        "source": source,
        "source-labels": f"{source}labels/",
        "lexicon": "/lexicon/",
        "entry": entry,
        "releases": "/releases/",
        "release": "/releases/1/",
        "method": "/method/",
        "sign-in": "/sign-in/",
        "missing": "/stories/there-is-no-such-story/",
    }


def views(browser: Browser) -> Iterator[tuple[str, Page]]:
    """One page for each width and theme."""
    for width, (across, down) in WIDTHS.items():
        for theme in THEMES:
            size = ViewportSize(width=across, height=down)
            page = browser.new_page(viewport=size, has_touch=width == "phone")
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
            yield f"{width}-{theme}", page
            page.close()


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", help="where the product answers, as in http://127.0.0.1:8000")
    parser.add_argument("names", nargs="*", help="only these pages")
    asked = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        wanted = {
            name: path
            for name, path in pages_of(asked.address.rstrip("/"), browser).items()
            if not asked.names or name in asked.names
        }
        for view, page in views(browser):
            for name, path in wanted.items():
                page.goto(asked.address.rstrip("/") + path)
                page.screenshot(path=FOLDER / f"{name}-{view}.png", full_page=name != "card")
        browser.close()


if __name__ == "__main__":
    main()
