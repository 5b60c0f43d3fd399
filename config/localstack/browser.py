"""Chrome or Chromium for the browser tests: found on this machine, or installed in words that say so."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from config import env
from config.localstack.errors import LocalStackError

NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
SECONDS_TO_SAY_VERSION = 30


def _works(path: str) -> bool:
    """Whether the program tells its version: Ubuntu's ``chromium-browser`` is a script that only says to use snap."""
    try:
        asked = subprocess.run(
            [path, "--version"],
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=SECONDS_TO_SAY_VERSION,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0 and b"Chrom" in asked.stdout


def _of_playwright() -> str | None:
    """The browser that Playwright downloaded earlier, asked of Playwright itself."""
    question = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    asked = subprocess.run([sys.executable, "-c", question], check=False, capture_output=True, text=True)
    path = asked.stdout.strip()
    return path if asked.returncode == 0 and Path(path).exists() else None


def find(*, thoroughly: bool = True) -> str | None:
    """The browser's path: PARALLAX_BROWSER, one on the PATH, and thoroughly Playwright's own download."""
    named = env.text("PARALLAX_BROWSER")
    if named:
        if not _works(named):
            raise LocalStackError(f"PARALLAX_BROWSER={named} is not a Chrome or Chromium that starts")
        return named
    for path in (*(shutil.which(name) for name in NAMES), *APPLICATIONS):
        if path and Path(path).exists() and _works(path):
            return path
    return _of_playwright() if thoroughly else None


def _install_with_apt() -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        subprocess.run(command, check=False, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def find_or_install() -> str:
    """The browser's path, after installing one when there is none."""
    path = find()
    if path is None and os.geteuid() == 0 and shutil.which("apt-get"):
        print("No Chrome or Chromium found: installing Debian's chromium with apt-get.", file=sys.stderr, flush=True)
        _install_with_apt()
        path = find()
    if path is None:
        print("No Chrome or Chromium found: installing Playwright's own (about 170 MB).", file=sys.stderr, flush=True)
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium"], check=False, stdin=subprocess.DEVNULL
        )
        path = find()
    if path is None:
        raise LocalStackError(
            "No Chrome or Chromium, and none could be installed. Install one (Debian: apt-get install chromium) "
            "or name one with PARALLAX_BROWSER=/path/to/chrome."
        )
    return path
