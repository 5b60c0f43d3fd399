"""The camera: one browser, a few pages at a time, each waited for until fonts are there and htmx rests."""

import asyncio
import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, StorageState, ViewportSize, async_playwright
from playwright.async_api import Error as BrowserError

from config.screenshots.shots import ANYBODY, Shot

WIDTHS = {1440: 900, 768: 1024, 360: 780}
THEMES = ("light", "dark")
#: What a picture shows at most; a list of a thousand lines tells no more than its first hundred.
TALLEST = 6000
#: Pages at once: one is drawn while the other waits for its answer.
AT_ONCE = 2
SECONDS_TO_REST = 10
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
# Whether nothing is on its way any more: fonts, pictures, requests of htmx.
AT_REST = """() => document.fonts.status === "loaded" && [...document.images].every((one) => one.complete)
  && !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling")"""
# The colours just asked for are on the screen after two frames, and after what fades into them.
DRAWN = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => Promise.race([
  Promise.all(document.getAnimations().map((one) => one.finished)), new Promise((late) => setTimeout(late, 500))
]).then(done, done))))"""
TO_TOP = "() => scrollTo(0, 0)"
SIZES = "() => [document.documentElement.scrollWidth, innerWidth, document.documentElement.scrollHeight]"
# What reaches furthest to the right of the page, to say what overflows.
WIDEST = """() => { let widest = null, right = innerWidth + 1;
  for (const one of document.body.querySelectorAll("*")) { const end = one.getBoundingClientRect().right;
    if (end > right) { right = end; widest = one; } }
  return widest ? widest.tagName.toLowerCase() + (widest.className ? "." + widest.getAttribute("class") : "") : ""; }"""


@dataclass(slots=True)
class Taken:
    """A page at one width: its pictures and what was wrong with it."""

    name: str
    address: str
    who: str
    width: int
    height: int = 0
    files: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Job:
    """A shot with its address, to be taken at one width."""

    shot: Shot
    address: str
    width: int


class Camera:
    """Takes pictures of one running product into one folder."""

    def __init__(self, *, root: str, folder: Path, browser_path: str, passwords: Mapping[str, str]) -> None:
        self._root = root
        self._folder = folder
        self._browser_path = browser_path
        self._passwords = passwords
        self._contexts: dict[tuple[str, int], BrowserContext] = {}

    def take(self, jobs: Iterable[Job], *, themes: tuple[str, ...] = THEMES) -> list[Taken]:
        """Every job done, in the order given."""
        return asyncio.run(self._take(list(jobs), themes))

    async def _take(self, jobs: list[Job], themes: tuple[str, ...]) -> list[Taken]:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=self._browser_path, args=list(FLAGS))
            people = {job.shot.who for job in jobs}
            cookies = {who: await self._signed_in(browser, who) for who in sorted(people)}
            for who, width in {(job.shot.who, job.width) for job in jobs}:
                self._contexts[who, width] = await browser.new_context(
                    viewport=ViewportSize(width=width, height=WIDTHS[width]),
                    has_touch=width < min(size for size in WIDTHS if size > min(WIDTHS)),
                    reduced_motion="reduce",
                    storage_state=cookies[who],
                )
            gate = asyncio.Semaphore(AT_ONCE)
            taken = await asyncio.gather(*(self._job(job, themes, gate) for job in jobs))
            await browser.close()
        return taken

    async def _signed_in(self, browser: Browser, who: str) -> StorageState | None:
        """The cookies of a demo account after signing in as people do."""
        if who == ANYBODY:
            return None
        page = await browser.new_page()
        await page.goto(f"{self._root}/sign-in/")
        await page.fill("input[name=username]", who)
        await page.fill("input[name=password]", self._passwords[who])
        await page.press("input[name=password]", "Enter")
        await page.wait_for_url(lambda url: "/sign-in/" not in url)
        state = await page.context.storage_state()
        await page.context.close()
        return state

    async def _job(self, job: Job, themes: tuple[str, ...], gate: asyncio.Semaphore) -> Taken:
        taken = Taken(job.shot.name, job.address, job.shot.who, job.width)
        async with gate:
            page = await self._contexts[job.shot.who, job.width].new_page()
            self._watch(page, taken, job.shot.status)
            try:
                await self._bring_up(page, job, taken)
                for theme in themes:
                    await self._picture(page, taken, theme, is_screen=job.shot.is_screen)
            except BrowserError as error:
                taken.faults.append(error.message.splitlines()[0])
            finally:
                await page.close()
        print(f"  {taken.name} at {taken.width} px{': ' + '; '.join(taken.faults) if taken.faults else ''}", flush=True)
        return taken

    def _watch(self, page: Page, taken: Taken, status: int) -> None:
        page.on("pageerror", lambda error: taken.faults.append(f"script: {error}"))
        page.on(
            "console",
            lambda message: (
                taken.faults.append(f"console: {message.text}")
                if message.type == "error" and not (status != 200 and f"status of {status}" in message.text)
                else None
            ),
        )

    async def _bring_up(self, page: Page, job: Job, taken: Taken) -> None:
        shot = job.shot
        answer = await page.goto(self._root + job.address)
        if shot.follow:
            href = await page.locator(shot.follow).first.get_attribute("href", timeout=3000)
            answer = await page.goto(self._root + (href or ""))
            taken.address = href or job.address
        if shot.click:
            await page.locator(shot.click).first.click(timeout=3000)
        if shot.send:
            async with page.expect_navigation() as sent:
                await page.locator(shot.send).last.evaluate("(form) => { form.noValidate = true; form.submit(); }")
            answer = await sent.value
        if answer and answer.status != shot.status:
            taken.faults.append(f"HTTP {answer.status} instead of {shot.status}")
        await self._rest(page, taken)

    async def _rest(self, page: Page, taken: Taken) -> None:
        """Wait until nothing is on its way any more."""
        for _ in range(SECONDS_TO_REST * 20):
            if await page.evaluate(AT_REST):
                return
            await asyncio.sleep(0.05)
        taken.faults.append(f"not at rest after {SECONDS_TO_REST} s")

    async def _picture(self, page: Page, taken: Taken, theme: str, *, is_screen: bool) -> None:
        await page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        await page.evaluate(DRAWN)
        wide, inner, taken.height = await page.evaluate(SIZES)
        if wide > inner and not any("wider" in fault for fault in taken.faults):
            widest = await page.evaluate(WIDEST)
            taken.faults.append(f"wider than the screen: {wide} px at {inner} px ({widest})")
        asked: dict[str, object] = {"optimizeForSpeed": True}
        height = min(taken.height, TALLEST)
        # Where the page fits, asking for more would lay it out anew while the picture is taken.
        if not is_screen and height > WIDTHS[taken.width]:
            await page.evaluate(TO_TOP)
            clip = {"x": 0, "y": 0, "width": taken.width, "height": height, "scale": 1}
            asked |= {"captureBeyondViewport": True, "clip": clip}
        # The browser's own call, since it can be told to spend half the processor time on somewhat larger files.
        session = await page.context.new_cdp_session(page)
        shot = await session.send("Page.captureScreenshot", asked)
        name = f"{taken.name}-{taken.width}-{theme}.png"
        (self._folder / name).write_bytes(base64.b64decode(shot["data"]))
        taken.files.append(name)
