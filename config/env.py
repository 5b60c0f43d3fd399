"""The only module that reads the environment: typed values, secrets from files, and the running local stack.

A value comes from the process environment first, then from the file ``.env`` in the project root (``ENV_FILE`` names
another one, ``ENV_FILE=none`` none). An empty value counts as unset: ``NAME=`` in a compose file means the default.
Every name that is asked for is remembered in ``ASKED``; a test holds that list against ``.env.example``.
"""

import os
from pathlib import Path
from typing import Any, NoReturn

from environ import Env

ROOT = Path(__file__).resolve().parent.parent
# ``python -m config.localstack run`` leaves its addresses here while it runs, readable by its owner only.
LOCAL_STATE = ROOT / "var" / "local"
NO_DATABASE_ENGINE = "config.localstack.no_database"
TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})

ASKED: dict[str, str] = {}


class EnvironmentValueError(ValueError):
    """A value of the environment cannot be used; the message names it and the fix."""


class _FromFile(Env):  # type: ignore[misc, unused-ignore]
    """django-environ's reader of ``.env``, filling a mapping of its own: the file never leaks to child processes."""

    ENVIRON: dict[str, str] = {}


def _read_env_file() -> dict[str, str]:
    name = os.environ.get("ENV_FILE") or ".env"
    if name != "none":
        _FromFile.read_env(ROOT / name)
    return _FromFile.ENVIRON


_FILE_VALUES = _read_env_file()


def _raw(name: str, kind: str) -> str | None:
    ASKED[name] = kind
    return os.environ.get(name) or _FILE_VALUES.get(name) or None


def _refuse(name: str, value: str, expected: str) -> NoReturn:
    raise EnvironmentValueError(f"{name}={value!r} in the environment: expected {expected}")


def text(name: str, default: str = "") -> str:
    """The value as it stands, or the default."""
    return _raw(name, "text") or default


def boolean(name: str, *, default: bool) -> bool:
    """The value as a truth value; a word that is neither yes nor no is refused, not taken for no."""
    value = _raw(name, "boolean")
    if value is None:
        return default
    word = value.strip().lower()
    if word not in TRUE | FALSE:
        _refuse(name, value, "one of " + ", ".join(sorted(TRUE | FALSE)))
    return word in TRUE


def integer(name: str, *, default: int) -> int:
    """The value as a whole number, or the default."""
    value = _raw(name, "integer")
    if value is None:
        return default
    try:
        return int(value)
    except ValueError:
        _refuse(name, value, "a whole number")


def decimal(name: str, *, default: float) -> float:
    """The value as a number with a decimal point, or the default."""
    value = _raw(name, "decimal")
    if value is None:
        return default
    try:
        return float(value)
    except ValueError:
        _refuse(name, value, "a number")


def items(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """The parts of a comma-separated value, blanks around them removed, or the default."""
    value = _raw(name, "items")
    if value is None:
        return list(default)
    return [part.strip() for part in value.split(",") if part.strip()]


def secret(name: str, default: str | None = None) -> str | None:
    """The value of NAME, or the content of the file that NAME_FILE names; both at once are refused."""
    value = _raw(name, "secret")
    file_name = os.environ.get(f"{name}_FILE") or _FILE_VALUES.get(f"{name}_FILE")
    if not file_name:
        return value or default
    if value:
        raise EnvironmentValueError(f"{name} and {name}_FILE are both set; keep one of them")
    try:
        content = Path(file_name).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise EnvironmentValueError(f"{name}_FILE={file_name!r} cannot be read: {error.strerror}") from error
    return content or _refuse(f"{name}_FILE", file_name, "a file that is not empty")


def url(name: str, *, schemes: tuple[str, ...]) -> str | None:
    """The address under NAME (or in the file NAME_FILE), its scheme checked; None when unset."""
    value = secret(name)
    ASKED[name] = "url"
    # The value itself may hold a password, so the message shows its scheme only.
    if value and value.partition("://")[0] not in schemes:
        _refuse(
            name,
            value.partition("://")[0] + "://…",
            "an address that begins with " + " or ".join(f"{s}://" for s in schemes),
        )
    return value


def _from_local_stack(name: str) -> str | None:
    """What the running local stack wrote under this name; None when it does not run or belongs to somebody else."""
    try:
        return (LOCAL_STATE / name).read_text(encoding="utf-8").strip() or None
    except OSError:
        return None


def named_database_url() -> str | None:
    """DATABASE_URL or the content of DATABASE_URL_FILE, else None."""
    return url("DATABASE_URL", schemes=("postgres", "postgresql"))


def named_redis_url() -> str | None:
    """REDIS_URL or the content of REDIS_URL_FILE, else None."""
    return url("REDIS_URL", schemes=("redis", "rediss", "unix"))


def database_url() -> str | None:
    """The database that the environment names, else the running local stack's, else None."""
    return named_database_url() or _from_local_stack("database_url")


def redis_url() -> str | None:
    """The Redis or Valkey that the environment names, else the running local stack's, else None."""
    return named_redis_url() or _from_local_stack("redis_url")


def secret_key() -> str | None:
    """SECRET_KEY or the content of SECRET_KEY_FILE, else the key that the local stack generated, else None."""
    return secret("SECRET_KEY") or _from_local_stack("secret_key")


def database() -> dict[str, Any]:
    """Django's settings of the default database; without one, an engine that says on first use how to get one."""
    address = database_url()
    if address is None:
        return {"ENGINE": NO_DATABASE_ENGINE, "NAME": ""}
    settings: dict[str, Any] = Env.db_url_config(address)
    return settings
