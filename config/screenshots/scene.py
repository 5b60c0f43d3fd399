"""The scene of the pictures: the demo, worked on by its people until every page has something to show.

``python -m config.screenshots.scene`` makes it in the database that DATABASE_URL names. Tasks run at once and inside
this process, so that nothing is under way any more when the pictures are taken, except what is meant to be.
"""

import hashlib
import logging

import django
from django.db import connection

from config.env import ROOT

#: What the scene is made of: when one of these changes, it is made anew.
MADE_OF = (
    "reports/demo",
    "framing/lexicons",
    "reports/migrations",
    "framing/migrations",
    "config/screenshots/scene*.py",
)


def fingerprint() -> str:
    """A digest over all that the scene is made of, and over the engine that reads its reports."""
    from framing.analysis.engine import VERSION

    digest = hashlib.sha256(str(VERSION).encode())
    for pattern in MADE_OF:
        for found in sorted(ROOT.glob(pattern)):
            for path in sorted(found.rglob("*")) if found.is_dir() else [found]:
                if path.is_file() and "__pycache__" not in path.parts:
                    digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def stands() -> bool:
    """Whether the database holds the scene as it would be made now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        )
        return bool(cursor.fetchone()[0] == fingerprint())


def _sign(words: str) -> None:
    """Leave word in the database itself, which goes wherever its rows go."""
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(str(connection.settings_dict["NAME"]))
        cursor.execute(f"COMMENT ON DATABASE {name} IS %s", [words])


def make() -> None:
    """Tables, demo and all that the people of the scene did, in a database that is emptied before."""
    from django.core.management import call_command

    from config.celery import app
    from config.screenshots import scene_work

    logging.getLogger("celery.app.trace").setLevel(logging.WARNING)
    _sign("")
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    call_command("migrate", interactive=False, verbosity=0)
    app.conf.task_always_eager = True
    call_command("load_demo")
    scene_work.work()
    app.conf.task_always_eager = False
    scene_work.leave_under_way()
    _sign(fingerprint())


if __name__ == "__main__":
    django.setup()
    make()
