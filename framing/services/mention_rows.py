"""Between mentions and their rows in the database, both ways."""

from typing import Any

from framing.models import AnalysisRun
from reports.extraction.mentions import LinkReason, Mention, MentionForm, MentionKind, MentionLink
from reports.models import Mention as MentionRow
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone

#: What the column of keys holds; longer ones are cut alike on both sides of a comparison.
LONGEST_KEY = 200


def mention_row(run: AnalysisRun, number: int, found: Mention) -> MentionRow:
    """The row of one mention, not saved yet; numbers count from 1, and what is usual is left out of its details."""
    details: dict[str, Any] = {
        "name": found.name,
        "speaker": found.speaker,
        "nation": found.nation,
        "modifiers": list(found.modifiers),
        "is_plural": found.is_plural,
        "is_definite": found.is_definite,
        "links": [[link.other + 1, str(link.reason), link.confidence] for link in found.links],
    }
    return MentionRow(
        revision_id=run.revision_id,
        engine=run.engine,
        corrections=run.corrections,
        number=number,
        zone=str(found.zone),
        sentence=found.sentence,
        start=found.span.start,
        end=found.span.end,
        voice=str(found.voice),
        head_start=found.head.start,
        head_end=found.head.end,
        kind=str(found.kind),
        form=str(found.form),
        key=found.key[:LONGEST_KEY],
        chain=found.chain,
        details={name: value for name, value in details.items() if value},
    )


def found_mention(row: MentionRow, text: str) -> Mention:
    """The value a row was made of; ``text`` is that of its revision."""
    details = row.details
    return Mention(
        span=Span(row.start, row.end),
        head=Span(row.head_start, row.head_end),
        text=text[row.start : row.end],
        kind=MentionKind(row.kind),
        form=MentionForm(row.form),
        key=row.key,
        zone=Zone(row.zone),
        sentence=row.sentence,
        voice=Voice(row.voice),
        chain=row.chain,
        name=details.get("name"),
        speaker=details.get("speaker"),
        nation=details.get("nation"),
        modifiers=tuple(details.get("modifiers", ())),
        is_plural=details.get("is_plural", False),
        is_definite=details.get("is_definite", False),
        links=tuple(
            MentionLink(number - 1, LinkReason(reason), confidence)
            for number, reason, confidence in details.get("links", ())
        ),
    )
