"""Fit what the features of two claims weigh, on our own gold and on marked pairs of sentences."""

import json
from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from django.core.management.base import BaseCommand, CommandError, CommandParser

from framing.analysis.alignment.aligning import MOST_CLAIMS
from framing.analysis.alignment.values import AnalysedReport
from framing.analysis.article import Analyser
from framing.analysis.comparison import analysed_report
from framing.analysis.records import RecordError, document_of
from framing.lexicons import starter_lexicon
from framing.management.claim_fitting import (
    MEANINGS,
    OF_CLAIMS,
    OF_SENTENCES,
    Example,
    as_code,
    chosen,
    claim_examples,
    fitted,
    left_out,
    scores,
    sentence_example,
    shifted,
    thinned,
)
from framing.management.commands.measure_gold import DEV, GOLD
from framing.management.gold_texts import SIDES, story_in
from reports.text.encoding import SentenceEncoder, load_encoder
from reports.text.intake import TextRefused
from reports.text.parse import load_parser

HELP = """Fit what the features of two claims weigh, and print the constants of weights.py. Needs no database.

SENTENCES holds JSON lines {"id", "text_a", "text_b", "same_claim": 0 | 1}: a sentence of two newspapers each.
Claims are learnt from the pairs of reports in framing/tests/gold/dev, whole and thinned, never from the held-out ones.
Every figure printed is of pairs that the weights had not seen: a tenth of the sentences, one story of the gold."""

#: Log odds at which figures are told, as the shares of right ones that they mean.
_LEAST = {share: float(np.log(share / (1 - share))) for share in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)}


class Command(BaseCommand):
    help = HELP
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sentences", type=Path, nargs="?", metavar="SENTENCES")
        parser.add_argument("--link-at", type=float, default=0.2, help="Share from which two claims are linked.")
        parser.add_argument("--words-at", type=float, default=0.2, help="The same without a sentence model.")
        parser.add_argument("--same-at", type=float, default=0.45, help="Share from which two sentences say the same.")

    def handle(
        self, *, sentences: Path | None, link_at: float, words_at: float, same_at: float, **options: Any
    ) -> None:
        analyser, encoder = Analyser(load_parser(), starter_lexicon()), load_encoder()
        pairs = list(_claims(analyser, encoder))
        for line in _told("LINK", pairs, OF_CLAIMS, (link_at, words_at), one_to_one=True):
            self.stdout.write(line)
        if sentences is not None:
            try:
                marked = list(_sentences(sentences, analyser, encoder))
            except (OSError, ValueError, KeyError) as error:
                raise CommandError(f"{sentences}: {error}") from error
            for line in _told("SAME", marked, OF_SENTENCES, (same_at, same_at), one_to_one=False):
                self.stdout.write(line)


def _claims(analyser: Analyser, encoder: SentenceEncoder) -> Iterator[Example]:
    for folder in sorted((GOLD / DEV).iterdir()):
        story = story_in(folder)
        reports = [_analysed(side, {"text": story.texts[side]}, analyser) for side in SIDES]
        for version, some in enumerate(thinned(reports)):
            yield from claim_examples(story, some, encoder, MOST_CLAIMS, version)


def _sentences(path: Path, analyser: Analyser, encoder: SentenceEncoder) -> Iterator[Example]:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        try:
            reports = [_analysed(side, {"body": record[f"text_{side}"]}, analyser) for side in SIDES]
        except (RecordError, TextRefused):
            continue
        yield sentence_example(record["id"], reports, encoder, is_right=bool(record["same_claim"]))


def _analysed(key: str, record: dict[str, str], analyser: Analyser) -> AnalysedReport:
    document = document_of({"id": key, **record})
    return analysed_report(key, analyser.analyse(document.text, document.zones))


def _told(
    name: str, examples: Sequence[Example], features: Sequence[str], shares: tuple[float, float], *, one_to_one: bool
) -> Iterator[str]:
    right = np.array([example.is_right for example in examples])
    yield f"{name}: {len(examples)} pairs, {int(right.sum())} right"
    by_words = [feature for feature in features if feature not in MEANINGS]
    for variant, names, share in zip((name, f"{name}_BY_WORDS"), (features, by_words), shares, strict=True):
        least = float(np.log(share / (1 - share)))
        odds = left_out(examples, names)
        for tried, limit in _LEAST.items():
            said = chosen(examples, odds, limit) if one_to_one else odds >= limit
            precision, recall, f1, accuracy = scores(right, said)
            figures = f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} accuracy {accuracy:.3f}"
            yield f"  {variant} at {tried}: {figures}"
        yield from as_code(variant, shifted(fitted(examples, names), least))
