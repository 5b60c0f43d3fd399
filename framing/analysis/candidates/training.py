"""A model from examples: layers, then thresholds from texts that no layer had seen, then the quality that shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from framing.analysis.candidates import layers
from framing.analysis.candidates.finding import groups_of, shown_words, with_phrases
from framing.analysis.candidates.fitting import Example, Kind, Stack, fold_of
from framing.analysis.candidates.layers import Scores
from framing.analysis.candidates.measures import SpanMeasure, among_best, macro, of_sets
from framing.analysis.candidates.tokens import Bools
from framing.analysis.candidates.values import CandidateModel, CandidateModelError, Head, Layer, Scale, WordLists
from reports.text.spans import Span

#: Groups are parted into so many folds for thresholds and measured quality.
FOLDS = 5
# Shares of sentences and words among which thresholds are looked for, from none let through to many.
_SENTENCE_SHARES = tuple(np.linspace(0.3, 0.97, 28))
_WORD_SHARES = tuple(np.linspace(0.8, 0.995, 20))
#: So many of the best words of a sentence that passes are shown even below the threshold for words.
LEAST_SHOWN = 1
#: In a passage whose score is above the second figure (log odds), so many.
LEAST_SHOWN_WHEN_SURE = 3
SURE = 2.0


@dataclass(frozen=True, slots=True)
class Unseen:
    """What layers that had not seen it say of an example."""

    example: Example
    sentences: Scores
    words: Scores


@dataclass(slots=True)
class Trained:
    """A model and what was measured of it by cross-validation, in per cent."""

    model: CandidateModel
    quality: dict[str, float] = field(default_factory=dict)


def train(
    examples: Sequence[Example],
    lists: WordLists,
    word_features: int,
    card: Mapping[str, object],
    *,
    say: Callable[[str], None] = lambda line: None,
) -> Trained:
    """The model of all examples, with thresholds and quality from folds that keep groups together."""
    if not any(example.is_article for example in examples) or all(example.is_article for example in examples):
        raise CandidateModelError("Training needs marked articles and marked single sentences, both.")
    unseen = out_of_fold(examples, word_features, say=say)
    say("fitting on everything")
    stack = Stack(examples, range(len(examples)), word_features)
    heads = {article: _thresholds(stack, unseen, article=article) for article in (False, True)}
    quality = measured(unseen, heads[False], heads[True])
    model = _model(stack, lists, heads, {**card, **{f"quality: {name}": value for name, value in quality.items()}})
    return Trained(model, quality)


def out_of_fold(examples: Sequence[Example], word_features: int, *, say: Callable[[str], None]) -> list[Unseen]:
    """Every example scored by layers that saw none of its group."""
    folds = [fold_of(example.group, FOLDS) for example in examples]
    found: dict[int, Unseen] = {}
    for fold in range(FOLDS):
        rest = [number for number, own in enumerate(folds) if own != fold]
        held = [number for number, own in enumerate(folds) if own == fold]
        if not rest or not held:
            continue
        say(f"fold {fold + 1} of {FOLDS}: {len(rest)} texts to learn from, {len(held)} to measure")
        stack = Stack(examples, rest, word_features)
        found |= {number: Unseen(examples[number], *stack.predicted(number)) for number in held}
    return [found[number] for number in sorted(found)]


def measured(unseen: Sequence[Unseen], passage: Head, article: Head) -> dict[str, float]:
    """The figures of the card; each kind of data has its own."""
    found: dict[str, float] = {}
    labelled = [one for one in unseen if one.example.kind is Kind.LABELLED]
    if labelled:
        label, words = _labels(labelled, passage), _words(labelled, passage)
        found |= {"labelled sentences, macro-F1": label}
        found |= _named("labelled sentences, words", words)
    spans = [one for one in unseen if one.example.kind is Kind.SPANS]
    if spans:
        found |= _named("spans in articles", _spans(spans, article))
    sentences = [one for one in unseen if one.example.kind is Kind.SENTENCES]
    if sentences:
        found |= _named("sentences in articles", _sentences(sentences, article))
    edits = [one for one in unseen if one.example.kind is Kind.EDITS]
    if edits:
        for count in (1, 3):
            ranked = [np.where(_shown(one, passage), one.words, -np.inf) for one in edits]
            wanted = [one.example.loaded_words & np.isfinite(row) for one, row in zip(edits, ranked, strict=True)]
            found[f"edits, word among the best {count}"] = among_best(ranked, wanted, count)
    return {name: round(float(value), 2) for name, value in found.items()}


def _named(name: str, figures: tuple[float, float, float]) -> dict[str, float]:
    return {f"{name}, {part}": value for part, value in zip(("precision", "recall", "F1"), figures, strict=True)}


def _thresholds(stack: Stack, unseen: Sequence[Unseen], *, article: bool) -> Head:
    """The thresholds that serve the texts of one head best, all measures of its kinds of data weighing the same."""
    own = [one for one in unseen if one.example.is_article is article]
    head = Head(
        sentence=stack.sentence[article].layer(),
        word=stack.word[article].layer(),
        sentence_threshold=0.0,
        word_threshold=0.0,
        least_shown=LEAST_SHOWN,
        sure_threshold=SURE,
        least_shown_when_sure=LEAST_SHOWN if article else LEAST_SHOWN_WHEN_SURE,
        whole_phrases=article,
    )
    # Edits are loaded by selection: they say nothing of how much is to be shown.
    judged = [one for one in own if one.example.kind is not Kind.EDITS] or own
    sentences = np.concatenate([one.sentences for one in judged])
    words = np.concatenate([one.words[np.isfinite(one.words)] for one in judged])
    if not article:
        head = _best(head, judged, sentences, _SENTENCE_SHARES, "sentence_threshold", _labels)
        return _best(head, judged, words, _WORD_SHARES, "word_threshold", _word_f1)
    # One threshold after the other, twice round: each depends a little on the other.
    head = _with(head, "word_threshold", float(np.quantile(words, _WORD_SHARES[len(_WORD_SHARES) // 2])))
    for _ in range(2):
        head = _best(head, judged, sentences, _SENTENCE_SHARES, "sentence_threshold", _article_f1)
        head = _best(head, judged, words, _WORD_SHARES, "word_threshold", _article_f1)
    return head


def _best(
    head: Head,
    unseen: Sequence[Unseen],
    scores: Scores,
    shares: Sequence[float],
    name: str,
    measure: Callable[[Sequence[Unseen], Head], float],
) -> Head:
    """The head with the threshold that the measure likes best, smoothed over its neighbours against luck."""
    tried = [_with(head, name, float(value)) for value in np.quantile(scores, shares)]
    values = np.array([measure(unseen, one) for one in tried])
    smooth = np.convolve(np.pad(values, 1, mode="edge"), [0.25, 0.5, 0.25], mode="valid")
    return tried[int(np.argmax(smooth))]


def _with(head: Head, name: str, value: float) -> Head:
    changed: dict[str, Any] = {name: value}
    return replace(head, **changed)


def _shown(one: Unseen, head: Head) -> Bools:
    return shown_words(head, one.example.table.sentence, one.sentences, one.words)


def _labels(unseen: Sequence[Unseen], head: Head) -> float:
    """Macro-F1 of whole texts: loaded or not."""
    passes = np.array([bool(_shown(one, head).any()) for one in unseen])
    return macro(passes, np.array([bool(one.example.loaded_sentences.any()) for one in unseen]))


def _words(unseen: Sequence[Unseen], head: Head) -> tuple[float, float, float]:
    shown = np.concatenate([_shown(one, head) for one in unseen])
    words = np.concatenate([one.example.table.is_word for one in unseen])
    return of_sets(shown & words, np.concatenate([one.example.loaded_words for one in unseen]) & words)


def _word_f1(unseen: Sequence[Unseen], head: Head) -> float:
    return _words(unseen, head)[2]


def _spans(unseen: Sequence[Unseen], head: Head) -> tuple[float, float, float]:
    measure = SpanMeasure()
    for one in unseen:
        table = one.example.table
        chosen = _shown(one, head)
        groups = groups_of(table, with_phrases(table, chosen) if head.whole_phrases else chosen)
        shown = [Span(int(table.starts[group[0]]), int(table.ends[group[-1]])) for group in groups]
        measure.add(shown, one.example.spans)
    return measure.result()


def _sentences(unseen: Sequence[Unseen], head: Head) -> tuple[float, float, float]:
    marked = []
    for one in unseen:
        has = np.zeros(one.example.table.sentences, dtype=bool)
        has[one.example.table.sentence[_shown(one, head)]] = True
        marked.append(has)
    return of_sets(np.concatenate(marked), np.concatenate([one.example.loaded_sentences for one in unseen]))


def _article_f1(unseen: Sequence[Unseen], head: Head) -> float:
    """The mean F1 of the kinds of articles there are."""
    figures = []
    for kind, measure in ((Kind.SPANS, _spans), (Kind.SENTENCES, _sentences)):
        own = [one for one in unseen if one.example.kind is kind]
        if own:
            figures.append(measure(own, head)[2])
    return sum(figures) / len(figures)


def _model(stack: Stack, lists: WordLists, heads: Mapping[bool, Head], card: Mapping[str, object]) -> CandidateModel:
    scales: dict[str, Scale] = {}
    fitted = [stack.charge, *stack.sentence.values(), *stack.word.values(), *([stack.text] if stack.text else [])]
    for one in fitted:
        scales |= one.scales()
    text = stack.text.layer() if stack.text else Layer(0.0, {layers.SENTENCE_SCORE: 1.0})
    return CandidateModel(lists, scales, stack.charge.layer(), heads[False], heads[True], text, dict(card), "")
