"""``.env.example`` names every setting, explains it, and names nothing else."""

import ast
import os
import re
import subprocess
import sys

import yaml

from config.env import ROOT

READERS = {"text", "boolean", "integer", "decimal", "items", "secret", "url"}
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")


def example_names() -> set[str]:
    return set(re.findall(r"^([A-Z_]+)=", EXAMPLE, re.MULTILINE))


def _reader_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "env":
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def names_in_code() -> set[str]:
    """Each constant name that some module of ``config`` asks ``config.env`` for, taken branches or not."""
    found = set()
    for path in (ROOT / "config").rglob("*.py"):
        if "tests" in path.parts:
            continue
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and _reader_name(call) in READERS and call.args:
                name = call.args[0]
                if isinstance(name, ast.Constant) and isinstance(name.value, str) and name.value.isupper():
                    found.add(name.value)
    return found


def names_of_compose() -> set[str]:
    return set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text(encoding="utf-8")))


def test_example_names_exactly_what_is_read() -> None:
    assert example_names() == names_in_code() | names_of_compose()


def test_settings_ask_for_nothing_that_the_reading_of_the_code_misses() -> None:
    asked = subprocess.run(
        [sys.executable, "-c", "import config.settings; from config import env; print(*env.ASKED)"],
        cwd=ROOT,
        env={**os.environ, "ENV_FILE": "none"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert set(asked.stdout.split()) <= names_in_code()


def test_each_name_stands_once_is_empty_and_has_a_comment_above() -> None:
    lines = EXAMPLE.splitlines()
    settings = [number for number, line in enumerate(lines) if re.match(r"[A-Z_]+=", line)]

    assert all(lines[number].endswith("=") for number in settings)
    assert len(settings) == len(example_names())
    # One comment may serve two settings in a row (the two passwords of compose).
    assert all(lines[number - 1].startswith("# ") or lines[number - 1].endswith("PASSWORD=") for number in settings)


def test_compose_passes_the_env_file_on_to_every_process_of_ours() -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]

    assert all(services[name]["env_file"] for name in ("web", "worker", "beat", "migrate"))
