"""docker-compose.yml, Dockerfile, Makefile, .ci/run and the local stack name the same commands and versions."""

import re
from itertools import pairwise
from typing import Any

import pytest
import yaml

from config.env import ROOT
from config.localstack import postgres, processes, valkey

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
IN_CONTAINER = {
    "web": processes.web(bind="0.0.0.0:8000", workers=2),
    "worker": processes.worker(concurrency=2),
    "beat": processes.beat(),
}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def python_versions() -> list[str]:
    """What config/setup.sh accepts, oldest first."""
    (versions,) = re.findall(r'^VERSIONS="(.*)"', read("config/setup.sh"), re.MULTILINE)
    return versions.split()


@pytest.mark.parametrize("name", sorted(IN_CONTAINER))
def test_compose_runs_the_command_of_the_local_stack(name: str) -> None:
    process = IN_CONTAINER[name]

    assert tuple(SERVICES[name]["command"]) == process.command
    assert process.environment.items() <= SERVICES[name]["environment"].items()


def test_compose_migrates_once_before_anything_of_ours_starts() -> None:
    assert tuple(SERVICES["migrate"]["command"]) == processes.MIGRATE
    assert SERVICES["migrate"]["restart"] == "no"
    for name in IN_CONTAINER:
        assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
        assert SERVICES[name]["depends_on"]["postgres"] == {"condition": "service_healthy"}
        assert SERVICES[name]["depends_on"]["valkey"] == {"condition": "service_healthy"}


def test_image_starts_and_probes_like_compose() -> None:
    def json_form(words: tuple[str, ...]) -> str:
        return "[" + ", ".join(f'"{word}"' for word in words) + "]"

    assert DOCKERFILE.rstrip().endswith("CMD " + json_form(IN_CONTAINER["web"].command))
    assert "CMD " + json_form(processes.HEALTH) in DOCKERFILE
    assert SERVICES["web"]["healthcheck"]["test"] == ["CMD", *processes.HEALTH]
    assert " ".join(processes.COLLECT_STATIC) in DOCKERFILE


def test_image_runs_without_privileges_or_compilers() -> None:
    last_stage = DOCKERFILE.rpartition("\nFROM ")[2]

    assert "USER parallax" in last_stage
    assert "--from=build" in last_stage
    assert not re.search(r"gcc|build-essential|apt-get", DOCKERFILE)


def test_python_versions_agree() -> None:
    versions = python_versions()

    assert re.findall(r"^FROM python:(\d+\.\d+)", DOCKERFILE, re.MULTILINE) == [versions[1]] * 2
    assert f'requires-python = ">={versions[0]}"' in read("pyproject.toml")
    assert f'python_version = "{versions[0]}"' in read("pyproject.toml")
    assert f'target-version = "py{versions[0].replace(".", "")}"' in read("pyproject.toml")


@pytest.mark.parametrize(
    ("service", "image", "wheel"), [("postgres", "postgres", postgres), ("valkey", "valkey/valkey", valkey)]
)
def test_major_versions_of_the_servers_agree(service: str, image: str, wheel: Any) -> None:
    name, _, tag = SERVICES[service]["image"].partition(":")

    assert name == image
    assert re.findall(r"^\d+", tag)[0] == wheel.wheel_version().partition(".")[0]
    assert f"{wheel.WHEEL}=={wheel.wheel_version()}" in read("requirements.txt")


def test_database_locale_is_the_same_in_compose() -> None:
    wanted = [word for word in postgres.INITDB if word.startswith("--") and word != "--no-instructions"]

    assert set(wanted) <= set(SERVICES["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split())


def test_queue_never_forgets_in_compose_either() -> None:
    words = SERVICES["valkey"]["command"][-1].split()

    assert {("--appendonly", "yes"), ("--maxmemory-policy", "noeviction")} <= set(pairwise(words))


def test_every_service_is_watched_and_every_volume_declared() -> None:
    assert all("healthcheck" in service for service in SERVICES.values())
    named = {volume.partition(":")[0] for service in SERVICES.values() for volume in service.get("volumes", ())}
    assert named == set(COMPOSE["volumes"])


def test_ci_runs_the_commands_that_people_run() -> None:
    script = read(".ci/run")

    assert "set -euo pipefail" in script
    assert re.findall(r"^make (\S+)$", script, re.MULTILINE) == ["check", "test"]
    assert script.rstrip().endswith("make test")


def test_make_uses_the_local_stack_for_everything_that_needs_servers() -> None:
    makefile = read("Makefile")

    assert "exec $(STACK) run" in makefile
    assert "$(LENT) --state test --browser -- python -m pytest" in makefile
    assert "check --deploy --fail-level WARNING" in makefile


def test_requirements_are_pinned_with_hashes_and_name_no_index() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = read(name)
        pins = re.findall(r"^([\w.\[\],-]+==\S+)", text, re.MULTILINE)
        assert pins
        assert len(re.findall(r"^\S+==\S+.*\\\n    --hash=sha256:", text, re.MULTILINE)) == len(pins)
        assert "index-url" not in text
        assert "://" not in text
