"""Hold the finding of copies against reports whose events are known; needs no database."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.extraction.copies import CopyKind, CopyText, Likeness, Signature, compared, copy_text, minhash_of
from reports.selectors.copies import MOST_OF_A_KEY
from reports.text.intake import TextRefused, admitted
from reports.text.zones import find_zones


@dataclass(frozen=True)
class Read:
    """One line of the file, ready to be compared."""

    source: str
    event: str
    text: CopyText
    signature: Signature


class Command(BaseCommand):
    help = "Count copies among the reports of a file of JSON lines (docs/method.md, “Copies”)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="Lines with source, event_id, title and text.")
        parser.add_argument("--show", action="store_true", help="Print the longest shared stretch of each pair.")

    def handle(self, *, file: Path, show: bool, **options: Any) -> None:
        try:
            reports = list(_reports(file.read_text(encoding="utf-8").splitlines()))
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"The file cannot be read: {error}") from error
        looked_up = _looked_up(reports)
        same_event = {
            pair for pair in combinations(range(len(reports)), 2) if reports[pair[0]].event == reports[pair[1]].event
        }
        counts: Counter[tuple[str, str, str]] = Counter()
        missed = 0
        for first, second in sorted(same_event | looked_up):
            one, other = reports[first], reports[second]
            likeness = compared(one.text, other.text, is_one_outlet=one.source == other.source)
            event = "one event" if (first, second) in same_event else "two events"
            counts[event, "one outlet" if one.source == other.source else "two outlets", likeness.kind] += 1
            missed += likeness.is_copy and (first, second) not in looked_up
            if show and likeness.is_copy:
                self.stdout.write(_shown(one, other, likeness, event))
        self.stdout.write(f"{len(reports)} reports, {len(same_event)} pairs of one event, {len(looked_up)} looked up")
        for (event, outlets, kind), count in sorted(counts.items()):
            self.stdout.write(f"  {event}, {outlets}: {count} {kind if kind != CopyKind.NONE else 'no copies'}")
        self.stdout.write(f"  {missed} copies among the reports of one event have no key in common")


def _reports(lines: Sequence[str]) -> Iterator[Read]:
    for line in lines:
        row = json.loads(line)
        text, title = row["text"], row.get("title") or ""
        try:
            given = admitted(text if text.startswith(title[:20]) else f"{title}\n\n{text}").text
        except TextRefused:
            continue
        body = copy_text(given, find_zones(given))
        yield Read(row["source"], row["event_id"], body, minhash_of(body))


def _looked_up(reports: Sequence[Read]) -> set[tuple[int, int]]:
    """The pairs with a key in common."""
    having: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        for key in dict.fromkeys(report.signature.keys):
            having[key].append(number)
    groups: Iterable[list[int]] = (found for found in having.values() if len(found) <= MOST_OF_A_KEY)
    return {pair for found in groups for pair in combinations(found, 2)}


def _shown(one: Read, other: Read, likeness: Likeness, event: str) -> str:
    longest = max(likeness.stretches, key=lambda stretch: stretch.words, default=None)
    words = " ".join(longest.first.of(one.text.text).split())[:200] if longest else ""
    shares = f"{likeness.jaccard:.2f} {likeness.containment:.2f} {likeness.shared_words} words"
    return f"{likeness.kind} {shares}, {event}: {one.source} | {other.source} | {words}"
