"""The documents name what is there: commands, settings, sections, links, constants, dependencies."""

import importlib
import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from config.env import ROOT
from config.tests.test_env_example import example_names

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
METHOD = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
ADR_OF_DEPENDENCIES = (ROOT / "docs" / "adr" / "0002-dependencies.md").read_text(encoding="utf-8")

CITED_SECTION = re.compile(r'docs/method\.md, "([^"]+)"')
CITED_FILE = re.compile(r"\bdocs/[\w/-]+\.md\b")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CONSTANT_ROW = re.compile(r"^\| `((?:reports|framing)\.[\w.]+)\.([A-Z][A-Z_0-9]+)` \| (\S+) \|", re.MULTILINE)
# What a heading loses in its address.
NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")


def sources() -> list[Path]:
    folders = [ROOT / name for name in ("config", "reports", "framing")]
    return [path for folder in folders for path in folder.rglob("*.py") if "__pycache__" not in path.parts]


def headings(text: str) -> list[str]:
    return re.findall(r"^#{1,6} (.+?) *$", FENCED.sub("", text), re.MULTILINE)


def anchors(path: Path) -> set[str]:
    """The addresses of a document's headings, made as repository hosts make them."""
    text = path.read_text(encoding="utf-8")
    return {NOT_IN_ANCHOR.sub("", heading.lower()).replace(" ", "-") for heading in headings(text)}


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def direct_dependencies() -> list[str]:
    lines = [
        line.strip()
        for name in ("requirements.in", "requirements-dev.in")
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
    ]
    return [re.split(r"[\[<>=!~ ;]", line)[0] for line in lines if line and line[0] not in "#-"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_every_make_target_named_in_a_document_exists(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = path.read_text(encoding="utf-8")

    named = set(re.findall(r"`make ([a-z][a-z-]*)", text)) | set(re.findall(r"^    make ([a-z-]+)", text, re.MULTILINE))

    assert named <= targets


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_every_management_command_named_in_a_document_exists(path: Path) -> None:
    named = set(re.findall(r"manage\.py ([a-z][a-z_]+)", path.read_text(encoding="utf-8")))

    assert named <= set(get_commands())


def test_readme_names_the_two_commands_and_every_command_of_ours() -> None:
    assert {"make run", "make test"} <= set(re.findall(r"^    (make \w+)$", README, re.MULTILINE))
    ours = {name for name, app in get_commands().items() if app in ("reports", "framing")}
    documents = " ".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
    assert all(re.search(rf"\b{name}\b", documents) for name in ours)


@pytest.mark.parametrize("name", sorted(example_names()))
def test_every_setting_is_explained(name: str) -> None:
    assert f"`{name}`" in README or f"`{name}`" in OPERATIONS


def test_every_section_of_the_method_that_code_cites_exists() -> None:
    cited = {section for path in sources() for section in CITED_SECTION.findall(path.read_text(encoding="utf-8"))}

    assert cited
    assert cited <= set(headings(METHOD))


def test_every_document_that_code_cites_exists() -> None:
    files = [*sources(), ROOT / "requirements.in", ROOT / ".env.example", ROOT / "Makefile"]
    cited = {name for path in files for name in CITED_FILE.findall(path.read_text(encoding="utf-8"))}

    assert [name for name in sorted(cited) if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_every_relative_link_resolves(path: Path) -> None:
    links = LINK.findall(FENCED.sub("", path.read_text(encoding="utf-8")))
    broken = []
    for link in links:
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)

    assert broken == []


def test_every_row_of_a_constant_in_the_method_is_read() -> None:
    rows = [line for line in METHOD.splitlines() if line.startswith(("| `reports.", "| `framing."))]

    assert rows
    assert len(CONSTANT_ROW.findall(METHOD)) == len(rows)


@pytest.mark.parametrize(("module", "name", "value"), CONSTANT_ROW.findall(METHOD))
def test_constant_has_the_value_that_the_method_tells(module: str, name: str, value: str) -> None:
    assert str(getattr(importlib.import_module(module), name)) == value


def test_every_direct_dependency_has_its_reason() -> None:
    rows = {name.lower() for name in re.findall(r"^\| ([\w.-]+) \|", ADR_OF_DEPENDENCIES, re.MULTILINE)}

    assert {name.lower() for name in direct_dependencies()} == rows - {"package"}


def test_error_codes_of_the_code_are_told_in_the_interchange() -> None:
    refusals = re.compile(r'\b(?:TextRefused|RecordError|DocumentRefused)\(\s*"([a-z0-9_]+)"')
    codes = {code for path in sources() for code in refusals.findall(path.read_text(encoding="utf-8"))}
    told = set(re.findall(r"`([a-z0-9_]+)`", (ROOT / "docs" / "interchange.md").read_text(encoding="utf-8")))

    assert codes
    assert codes <= told


def test_documents_name_no_place_of_one_machine() -> None:
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"/(?:home|work|root|Users)/", text), shown(path)
