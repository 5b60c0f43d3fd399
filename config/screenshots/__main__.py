"""``python -m config.screenshots [NAME …] [--against FOLDER]``, with DATABASE_URL and REDIS_URL of servers of its own.

``make screenshots`` lends the servers and names the settings. NAME may hold ``*``; without one every page is taken.
"""

import argparse
import fnmatch
import subprocess
import sys
import time
from pathlib import Path

import django
from django.urls import NoReverseMatch

from config.env import ROOT
from config.localstack.browser import find_or_install
from config.localstack.errors import LocalStackError
from config.localstack.interruption import Interrupted, interruptible
from config.screenshots import sheet
from config.screenshots.camera import THEMES, WIDTHS, Camera, Job, Taken
from config.screenshots.comparing import differences
from config.screenshots.serving import served
from config.screenshots.shots import ANYBODY, SHOTS, Shot

LOGS = ROOT / "var" / "screenshots" / "logs"


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make screenshots", description=__doc__)
    parser.add_argument("names", nargs="*", help="only these pages; * stands for anything")
    parser.add_argument("--widths", default="", help="only these widths, as in 360,1440")
    parser.add_argument("--themes", default="", help="only this theme: light or dark")
    parser.add_argument("--into", type=Path, default=ROOT / "screenshots", help="folder of the pictures")
    parser.add_argument("--against", type=Path, help="folder of earlier pictures to compare with")
    return parser.parse_args(arguments)


def chosen(names: list[str]) -> list[Shot]:
    """The shots of these names; a name that fits none is an error."""
    for name in names:
        if not any(fnmatch.fnmatch(shot.name, name) for shot in SHOTS):
            raise LocalStackError(f"No page is called {name}. There are: {' '.join(shot.name for shot in SHOTS)}")
    return [shot for shot in SHOTS if not names or any(fnmatch.fnmatch(shot.name, name) for name in names)]


def _prepare_scene() -> None:
    """Make the scene unless the one that stands is made of the same things."""
    from config.screenshots import scene

    if scene.stands():
        return
    print("Making the scene (a minute, and only when the demo, the lexicon or the engine changed) …", flush=True)
    if subprocess.run([sys.executable, "-m", "config.screenshots.scene"], check=False, cwd=ROOT).returncode:
        raise LocalStackError("The scene could not be made; the reason stands above.")


def _jobs(shots: list[Shot], widths: list[int]) -> tuple[list[Job], list[str]]:
    """What is to be done, and the shots for which the scene has no example."""
    from config.screenshots.places import Places

    places, jobs, missing = Places(), [], []
    for shot in shots:
        try:
            address = shot.address(places)
        except KeyError as absent:
            missing.append(f"{shot.name}: the scene has no {absent}")
            continue
        except NoReverseMatch:
            missing.append(f"{shot.name}: no address is called {shot.view}")
            continue
        jobs += [Job(shot, address, width) for width in widths]
    return jobs, missing


def _tell(taken: list[Taken], missing: list[str], seconds: float) -> int:
    """What was found, for the person at the terminal; how many faults."""
    faults = [f"{one.name} at {one.width}: {fault}" for one in taken for fault in one.faults] + missing
    for line in faults:
        print(f"  {line}")
    pictures = sum(len(one.files) for one in taken)
    print(f"{pictures} pictures in {seconds:.0f} s, {len(faults)} faults.", flush=True)
    return len(faults)


def _compare(before: Path, folder: Path, taken: list[Taken]) -> None:
    found, new = differences(before, folder, [file for one in taken for file in one.files])
    for one in found:
        print(f"  {one.share:7.2%}  {one.file}  {one.box}")
    print(f"{len(found)} pictures differ, {len(new)} are new. {sheet.write_compared(folder, before, found)}")


def main(arguments: list[str]) -> int:
    """Take the pictures; 1 when a page has a fault."""
    asked = _asked(arguments)
    shots = chosen(asked.names)
    widths = [int(width) for width in asked.widths.split(",") if width] or list(WIDTHS)
    themes = tuple(asked.themes.split(",")) if asked.themes else THEMES
    django.setup()
    from framing.services.demo import demo_password

    _prepare_scene()
    began = time.monotonic()
    jobs, missing = _jobs(shots, widths)
    passwords = {shot.who: demo_password(shot.who) for shot in shots if shot.who != ANYBODY}
    asked.into.mkdir(exist_ok=True, parents=True)
    with served(LOGS) as root:
        camera = Camera(root=root, folder=asked.into, browser_path=find_or_install(), passwords=passwords)
        taken = camera.take(jobs, themes=themes)
    rows = sheet.record(asked.into, taken, [shot.name for shot in SHOTS])
    faults = _tell(taken, missing, time.monotonic() - began)
    print(sheet.write_index(asked.into, rows, title="Every page of the product"))
    if asked.against:
        _compare(asked.against, asked.into, taken)
    return 1 if faults else 0


if __name__ == "__main__":
    try:
        with interruptible():
            sys.exit(main(sys.argv[1:]))
    except Interrupted:
        sys.exit("Stopped.")
    except LocalStackError as error:
        sys.exit(str(error))
