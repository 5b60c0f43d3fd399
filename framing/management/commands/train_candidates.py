"""Train a candidate model on marked texts; formats and method: docs/method.md, "Candidates"."""

from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from framing.analysis.candidates.finding import lexicon_groups
from framing.analysis.candidates.fitting import Example, Kind
from framing.analysis.candidates.model_file import dump_model
from framing.analysis.candidates.training import train
from framing.analysis.candidates.values import CandidateModelError
from framing.analysis.candidates.words import WordFeatures
from framing.candidate_models import word_lists
from framing.lexicons import starter_lexicon
from framing.management.training_data import Marked, example_of, marked_texts
from reports.text.parse import load_parser

HELP = """Train a candidate model on marked texts and write it as a file to read. Needs no database.

Every FILE holds JSON lines; offsets count characters; each option may be given several times:
  --labelled   {"id", "text", "label": "loaded" | "plain", "spans": [{"start", "end"}], "group"}
               single sentences; an installation's own accepted and disputed marks fit here
               ("biased", "non-biased", "biased_spans" and "url" are read, too; with "annotators" and
               "annotators_saying_biased" the share of those asked is learnt instead of the label)
  --spans      {"id", "text", "headline", "spans": [{"start", "end", "technique"}], "group"}
               whole articles; of spans with a technique, loaded language and name-calling count
  --sentences  {"id", "title", "sentences": [str], "paragraphs": [[number]], "event_id",
                "bias_spans": [{"sentence", "start", "end", "bias"}]}
               whole articles of which few sentences are marked; of spans with "bias", lexical ones count
  --edits      {"id", "biased_text", "biased_span": {"start", "end"}}
               sentences of which editors took one word back
Texts of one "group" (or "url", "event_id", "id") are never parted between learning and measuring.
Articles and single sentences are needed, both."""

_OPTIONS = {
    "labelled": Kind.LABELLED,
    "spans": Kind.SPANS,
    "sentences": Kind.SENTENCES,
    "edits": Kind.EDITS,
}


class Command(BaseCommand):
    help = HELP
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        for name in _OPTIONS:
            parser.add_argument(f"--{name}", type=Path, action="append", default=[], metavar="FILE")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="Where the model is written.")
        parser.add_argument("--date", required=True, help="The day that the card tells, as 2026-01-31.")
        parser.add_argument(
            "--data", action="append", default=[], metavar="TEXT", help="Name and licence of a data set, for the card."
        )

    def handle(self, *, out: Path, date: str, data: list[str], **options: Any) -> None:
        files = [(path, kind) for name, kind in _OPTIONS.items() for path in map(Path, options[name])]
        try:
            marked = [text for path, kind in files for text in marked_texts(path, kind)]
            examples = list(self._examples(marked))
            card = {
                "language": "en",
                "date": date,
                "data": data,
                "command": "manage.py train_candidates "
                + " ".join(f"--{kind} …" for kind in dict.fromkeys(k for _, k in files)),
                "texts": {},
            }
            card["texts"] = [f"{kind}: {sum(example.kind is kind for example in examples)}" for kind in Kind]
            words = len(WordFeatures(word_lists(), load_parser().nlp.vocab).names)
            trained = train(examples, word_lists(), words, card, say=self.stderr.write)
        except CandidateModelError as error:
            raise CommandError(str(error)) from error
        for name, value in trained.quality.items():
            self.stdout.write(f"{name}: {value}")
        try:
            out.write_text(dump_model(trained.model), encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{out}: {error.strerror}") from error

    def _examples(self, marked: list[Marked]) -> Iterator[Example]:
        parser = load_parser()
        words = WordFeatures(word_lists(), parser.nlp.vocab, lexicon_groups(starter_lexicon()))
        for number, text in enumerate(marked, start=1):
            example = example_of(text, parser, words)
            if example is not None:
                yield example
            if number % 500 == 0:
                self.stderr.write(f"read {number} of {len(marked)} texts")
