"""What must be there before serving: tables, static files, the demo. One process, so that Django starts once."""

import hashlib
import io
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from config import env
from config.localstack.private_files import read_private, write_private

STAMP = ".collected"


def _static_fingerprint() -> str:
    """A digest over every static file's path, size and time, and over who compresses them."""
    digest = hashlib.sha256(repr((django.get_version(), settings.STORAGES["staticfiles"])).encode())
    for finder in get_finders():
        for path, storage in finder.list(ignore_patterns=[]):
            found = Path(storage.path(path)).stat()
            digest.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static() -> bool:
    """Collect the static files unless the same ones were collected before; whether there was work to do."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    fingerprint = _static_fingerprint()
    if read_private(stamp) == fingerprint:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    write_private(stamp, fingerprint)
    return True


def prepare(accounts: Path) -> None:
    """Migrate, collect, load the demo once; the demo accounts, as the product prints them, go into the given file."""
    call_command("migrate", interactive=False, verbosity=0)
    print("The database is up to date.", flush=True)
    if collect_static():
        print("The static files are collected.", flush=True)
    shown = io.StringIO()
    if env.boolean("LOAD_DEMO", default=True):
        call_command("load_demo")
        call_command("demo_accounts", stdout=shown)
    write_private(accounts, shown.getvalue())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    prepare(Path(sys.argv[1]))
