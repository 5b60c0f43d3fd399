"""A candidate model as a file to read: TOML in, TOML out (docs/method.md, "Candidates")."""

import hashlib
import tomllib
from collections.abc import Mapping
from typing import Any

from framing.analysis.candidates.values import (
    CandidateModel,
    CandidateModelError,
    Head,
    Layer,
    Scale,
    WordGroup,
    WordLists,
)

#: Limits of the files: many times what ships, and still read in a moment.
MAX_BYTES = 2_000_000
FORMAT = 1
_HEADER = """\
# A candidate model of Parallax: proposes loaded wording that the lexicon does not hold yet; nothing of it is counted.
# Written by `manage.py train_candidates`; how it is read: docs/method.md, "Candidates".
#
# Each feature has a line: [mean, spread, weight, weight, ...]. A weight says how much the log odds grow when the
# feature stands one spread above its mean. The columns of weights are named above each table.
"""
_WORD_COLUMNS = ("charge", "passage", "article")
_SENTENCE_COLUMNS = ("passage", "article")


def load_lists(toml: str) -> WordLists:
    """The word classes and seed groups of a file."""
    table = _table(toml)
    groups = {kind: _groups(table, kind) for kind in ("classes", "seeds")}
    return WordLists(groups["classes"], groups["seeds"], hashlib.sha256(toml.encode()).hexdigest())


def load_model(toml: str, lists: WordLists) -> CandidateModel:
    """The model of a file; raises :class:`CandidateModelError` where it does not fit these word lists."""
    table = _table(toml)
    if table.get("format") != FORMAT:
        raise CandidateModelError(f"“format” has to be {FORMAT}; train the model anew.")
    if table.get("word_lists") != lists.digest:
        raise CandidateModelError("The model was trained with other word lists; train it anew.")
    try:
        return _model(table, lists, hashlib.sha256((lists.digest + toml).encode()).hexdigest())
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CandidateModelError(f"The model is not whole: {error!r}.") from error


def dump_model(model: CandidateModel) -> str:
    """The file of a model; loading it gives weights that are equal to four significant digits."""
    lines = [_HEADER, f"format = {FORMAT}", f'word_lists = "{model.lists.digest}"', "", "[card]"]
    lines += [f"{name if name.isalpha() else _value(name)} = {_value(value)}" for name, value in model.card.items()]
    for name, head in (("passage", model.passage), ("article", model.article)):
        lines += ["", f"[rule.{name}]", f"sentence_threshold = {head.sentence_threshold:.4g}"]
        lines += [f"word_threshold = {head.word_threshold:.4g}", f"least_shown = {head.least_shown}"]
        lines += [f"sure_threshold = {_number(head.sure_threshold)}"]
        lines += [f"least_shown_when_sure = {head.least_shown_when_sure}"]
        lines += [f"whole_phrases = {_value(head.whole_phrases)}"]
    words = {"charge": model.charge, "passage": model.passage.word, "article": model.article.word}
    sentences = {"passage": model.passage.sentence, "article": model.article.sentence}
    lines += _features("words", words, model.scales)
    lines += _features("sentences", sentences, model.scales)
    lines += _features("texts", {"article": model.text}, model.scales)
    return "\n".join(lines) + "\n"


def _table(toml: str) -> dict[str, Any]:
    if len(toml.encode()) > MAX_BYTES:
        raise CandidateModelError(f"The file may have {MAX_BYTES:,} bytes.")
    try:
        return tomllib.loads(toml)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CandidateModelError(f"This is not TOML: {error}.") from error


def _groups(table: Mapping[str, Any], kind: str) -> tuple[WordGroup, ...]:
    found = []
    for name, group in table.get(kind, {}).items():
        words, reason = (group.get(key) for key in ("words", "reason")) if isinstance(group, dict) else (None, None)
        if not isinstance(words, str) or not isinstance(reason, str) or not words.split():
            raise CandidateModelError(f"[{kind}.{name}] needs “words” and a “reason”.")
        found.append(WordGroup(name, reason, tuple(words.split())))
    if not found:
        raise CandidateModelError(f"The word lists have no [{kind}].")
    return tuple(found)


def _model(table: Mapping[str, Any], lists: WordLists, digest: str) -> CandidateModel:
    scales: dict[str, Scale] = {}
    words = _layers(table["words"], _WORD_COLUMNS, scales)
    sentences = _layers(table["sentences"], _SENTENCE_COLUMNS, scales)
    texts = _layers(table["texts"], ("article",), scales)
    heads = {name: _head(table["rule"][name], sentences[name], words[name]) for name in ("passage", "article")}
    return CandidateModel(
        lists, scales, words["charge"], heads["passage"], heads["article"], texts["article"], table["card"], digest
    )


def _head(rule: Mapping[str, Any], sentence: Layer, word: Layer) -> Head:
    return Head(
        sentence=sentence,
        word=word,
        sentence_threshold=float(rule["sentence_threshold"]),
        word_threshold=float(rule["word_threshold"]),
        least_shown=int(rule["least_shown"]),
        sure_threshold=float(rule["sure_threshold"]),
        least_shown_when_sure=int(rule["least_shown_when_sure"]),
        whole_phrases=bool(rule["whole_phrases"]),
    )


def _layers(table: Mapping[str, Any], columns: tuple[str, ...], scales: dict[str, Scale]) -> dict[str, Layer]:
    biases = dict(zip(columns, map(float, table["bias"]), strict=True))
    weights: dict[str, dict[str, float]] = {column: {} for column in columns}
    for name, row in table["features"].items():
        mean, spread, *given = map(float, row)
        if spread <= 0:
            raise ValueError(f"“{name}” has no spread")
        scales[name] = Scale(mean, spread)
        for column, weight in zip(columns, given, strict=True):
            weights[column][name] = weight
    return {column: Layer(biases[column], weights[column]) for column in columns}


def _features(title: str, layers: Mapping[str, Layer], scales: Mapping[str, Scale]) -> list[str]:
    names = list(dict.fromkeys(name for layer in layers.values() for name in layer.weights))
    lines = ["", f"[{title}]", f"# columns: mean, spread, {', '.join(layers)}"]
    lines += [f"bias = [{', '.join(_number(layer.bias) for layer in layers.values())}]", f"[{title}.features]"]
    for name in names:
        row = [scales[name].mean, scales[name].spread, *(layer.weights.get(name, 0.0) for layer in layers.values())]
        lines.append(f"{_value(name)} = [{', '.join(map(_number, row))}]")
    return lines


def _number(value: float) -> str:
    # Rounded, so that the file reads well; the model is what the file says, not what was trained.
    text = f"{value:.4g}"
    return text if any(mark in text for mark in ".en") else f"{text}.0"


def _value(value: object) -> str:
    if isinstance(value, bool | int | float):
        return str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
