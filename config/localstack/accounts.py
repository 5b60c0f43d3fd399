"""Whom PostgreSQL runs as: it refuses root, so root lends it another account and a folder in its reach."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.localstack.errors import LocalStackError
from config.localstack.private_files import PRIVATE_FOLDER

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """A user of this machine without privileges."""

    name: str
    uid: int
    gid: int


def account_for(home: Path) -> Account | None:
    """Whom to run as: None means as ourselves; root takes the owner of existing data, else postgres or nobody."""
    if os.geteuid() != 0:
        return None
    data = home / "data"
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return Account(str(owner.st_uid), owner.st_uid, owner.st_gid)
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid)
    raise LocalStackError(
        "PostgreSQL cannot run as root, and there is no user postgres or nobody: `useradd --system postgres`"
    )


def as_account(account: Account | None) -> dict[str, Any]:
    """Arguments for ``subprocess`` that run a command as that account."""
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def can_use(folder: Path, account: Account) -> bool:
    """Whether the account can enter and write the folder, tried for real: modes of every parent and ACLs count."""
    tried = subprocess.run(
        ["/bin/sh", "-c", 'cd "$1" && test -w .', "sh", str(folder)],
        check=False,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **as_account(account),
    )
    return tried.returncode == 0


def own_folder(folder: Path, account: Account | None) -> None:
    """Make the folder, private to the account (or to ourselves)."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(PRIVATE_FOLDER)
    if account is not None:
        os.chown(folder, account.uid, account.gid)


def give_tree(folder: Path, account: Account) -> None:
    """Hand the folder and all that is in it to the account."""
    os.chown(folder, account.uid, account.gid)
    for parent, folders, files in os.walk(folder):
        for name in (*folders, *files):
            os.chown(Path(parent) / name, account.uid, account.gid, follow_symlinks=False)


def home_for(wanted: Path, elsewhere: Path) -> tuple[Path, Account | None]:
    """The folder for PostgreSQL and who runs it: ``wanted``, or ``elsewhere`` when that account cannot reach it."""
    if (elsewhere / "data").exists() and not (wanted / "data").exists():
        wanted = elsewhere
    account = account_for(wanted)
    own_folder(wanted, account)
    if account is None or can_use(wanted, account):
        return wanted, account
    if (wanted / "data").exists():
        raise LocalStackError(
            f"{account.name} cannot enter {wanted}, where the database is: `chmod a+x` its parent folders"
        )
    shutil.rmtree(wanted)
    elsewhere.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    elsewhere.parent.chmod(0o755)
    own_folder(elsewhere, account)
    if not can_use(elsewhere, account):
        raise LocalStackError(
            f"neither {wanted} nor {elsewhere} can be entered by {account.name}; set DATABASE_URL instead"
        )
    return elsewhere, account
