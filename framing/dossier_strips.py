"""Statements for the page of ``compare --html``: one row a witness, broken into lines whose columns are aligned."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: Characters of one line of strips; a longer stretch has a line to itself.
LINE = 88
_WORD = re.compile(r"\s*\S+\s*")


@dataclass(frozen=True, slots=True)
class StripCell:
    """What one witness has in one column; ``css`` draws it, ``gap`` says in words why there is nothing."""

    text: str
    css: str
    gap: str


@dataclass(frozen=True, slots=True)
class StripRow:
    """One witness in one line."""

    name: str
    colour: str
    cells: tuple[StripCell, ...]


@dataclass(frozen=True, slots=True)
class StatementStrips:
    """One statement; ``told`` counts its differences in words."""

    speaker: str
    form: str
    reasons: tuple[str, ...]
    told: tuple[str, ...]
    lines: tuple[tuple[StripRow, ...], ...]


def strips_of(statement: Mapping[str, Any], colours: Mapping[str, str]) -> StatementStrips:
    """The strips of one statement of a comparison record; ``colours`` are the classes of the articles by id."""
    names = {str(w.get("article_id", w.get("primary_id"))): _name(w) for w in statement["witnesses"]}
    lines = tuple(
        tuple(
            StripRow(name, colours.get(key, ""), tuple(_cell(edit, key) for edit in line))
            for key, name in names.items()
        )
        for line in _lines(_with_insides(statement["edits"]))
    )
    speaker = statement["speaker"] or "Nobody is named"
    return StatementStrips(
        speaker, statement["form"], tuple(statement["reasons"]), tuple(_told(statement, names)), lines
    )


def _name(witness: Mapping[str, Any]) -> str:
    if "primary_id" in witness:
        return f"{witness['primary_id']} (primary text)"
    return f"{witness['article_id']} (reported)" if witness["reported"] else str(witness["article_id"])


def _lines(edits: Sequence[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    """The edits in lines; equal words are divided where a line is full."""
    line: list[Mapping[str, Any]] = []
    used = 0
    for piece in _pieces(edits):
        width = max(map(len, piece["texts"].values()))
        if line and used + width > LINE:
            yield line
            line, used = [], 0
        if line and piece["class"] == line[-1]["class"] == "equal":
            joined = {key: line[-1]["texts"][key] + text for key, text in piece["texts"].items()}
            line[-1] = {**piece, "texts": joined}
        else:
            line.append(piece)
        used += width
    if line:
        yield line


def _pieces(edits: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for edit in edits:
        words = {key: _WORD.findall(text) for key, text in edit["texts"].items()}
        counts = {len(found) for found in words.values()}
        if edit["class"] != "equal" or len(counts) != 1:
            yield edit
            continue
        for place in range(counts.pop()):
            yield {**edit, "texts": {key: found[place] for key, found in words.items()}}


def _cell(edit: Mapping[str, Any], key: str) -> StripCell:
    text = edit["texts"][key].strip()
    if text:
        return StripCell(text, f"strip-{edit['class']}", "")
    if edit["class"] == "wording" and key in edit["inside"]:
        return StripCell("", "strip-gap", "not here, without a mark")
    return StripCell("", "strip-outside", "not quoted here" if edit["class"] in ("edge", "wording") else "")


def _with_insides(edits: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each edit with the witnesses whose words go on behind it where they stopped before it: a gap inside."""
    told = [{**edit, "inside": set[str]()} for edit in edits]
    for key in edits[0]["texts"] if edits else ():
        last: tuple[int, Any] | None = None
        for number, edit in enumerate(told):
            for span in edit["spans"][key]:
                if last and last[1] == (span["field"], span["start"]):
                    for between in told[last[0] + 1 : number]:
                        between["inside"].add(key)
                last = (number, (span["field"], span["end"]))
    return told


def _told(statement: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    """How often each witness alone has words, and how often words are others."""
    wording = [edit for edit in statement["edits"] if edit["class"] == "wording"]
    for key, name in names.items():
        alone = sum(
            edit["op"] == "only_in"
            and all(bool(text.strip(" .…[]")) == (other == key) for other, text in edit["texts"].items())
            for edit in wording
        )
        if alone:
            yield f"only in {name}: {alone} stretch{'es' if alone > 1 else ''}"
    if replaced := sum(edit["op"] == "replace" for edit in wording):
        yield f"other words: {replaced}"
    if not wording:
        yield "no difference in wording"
