"""What ``manage.py bench`` measures of the pages of one story: on the server, and in a browser where one is found."""

import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from framing.management.measurements import MOST_PAGE_MILLISECONDS, bench_story, page_served
from framing.serving import spare_the_collector

#: What the product promises for the story page of four reports of 900 words in a browser on the same machine.
MOST_SECONDS_TO_USE = 1.0
MOST_SHIFT = 0.0
REPORTS = 4
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 740}
TABS = ("read", "labels", "quotes", "claims", "numbers", "sequence", "figures")
BROWSERS = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
# What a browser keeps of how a page came: it is usable when its document is read and its scripts have run.
_OBSERVE = """
window.shifts = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shifts += one.value; })
  .observe({ type: "layout-shift", buffered: true });
"""
_READ = "() => [performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd / 1000, window.shifts]"
_SETTLE_MS = 700
_SECONDS_TO_START = 60.0


def pages(rounds: int, browser: str = "") -> Iterator[str]:
    """The tabs of a story of four reports of 900 words: server time; and Read in a browser, each time anew.

    ``browser`` is the path of Chromium; without one it is looked for.
    """
    story = bench_story(REPORTS)
    spare_the_collector()  # as the web server does
    yield f"pages of a story of {REPORTS} reports of 900 words, server time, median of {rounds}"
    for tab in TABS:
        served = page_served(reverse(f"framing:story_{tab}", args=[story.slug]), rounds)
        told = f"  {tab}: {served.milliseconds:.0f} ms, {served.queries} queries, {served.kilobytes:.0f} kB"
        yield f"{told} (at most {MOST_PAGE_MILLISECONDS} ms)" if tab == "read" else told
    yield from _in_browser(story.get_absolute_url(), rounds, browser)
    call_command("flush", verbosity=0, interactive=False)


def _in_browser(path: str, rounds: int, browser: str) -> Iterator[str]:
    browser = browser or next(filter(None, map(shutil.which, BROWSERS)), "")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        browser = ""
    if not browser:
        yield "  in a browser: not measured; it needs Chromium and what `make setup-dev` installs"
        return
    with _served() as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=list(FLAGS))
        taken = [_visit(chromium, address + path, DESK) for _ in range(rounds + 1)][1:]
        on_phone = [_visit(chromium, address + path, PHONE) for _ in range(rounds)]
        chromium.close()
    seconds, shifts = statistics.median(one for one, _ in taken), [max(one for _, one in w) for w in (taken, on_phone)]
    yield f"  in a browser that knows nothing of it: usable after {seconds:.2f} s (at most {MOST_SECONDS_TO_USE:.0f} s)"
    yield (
        f"  layout shift after load: {shifts[0]:.3f} on a desk, {shifts[1]:.3f} on a phone, the most of {rounds} visits"
        f" each (at most {MOST_SHIFT:.0f})"
    )


def _visit(chromium: Any, address: str, screen: dict[str, int]) -> tuple[float, float]:
    """Seconds until the page can be used, and how far its parts moved; a new profile each time."""
    context = chromium.new_context(viewport=screen)
    page = context.new_page()
    page.add_init_script(_OBSERVE)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(_SETTLE_MS)
    seconds, shift = page.evaluate(_READ)
    context.close()
    return seconds, shift


@contextmanager
def _served() -> Iterator[str]:
    """The address of a real web server, as `make run` starts it, while the block runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    said = ["env", "OPEN_READING=true", "SERVED_OVER_HTTPS=false", "ALLOWED_HOSTS=127.0.0.1"]
    command = [*said, sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    server = subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def _await(port: int) -> None:
    end = time.monotonic() + _SECONDS_TO_START
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=10).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
