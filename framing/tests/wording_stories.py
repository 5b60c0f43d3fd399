"""Stories whose comparison has wording that not all reports have, as comparisons store it."""

from typing import Any

from framing.analysis.candidates.values import Candidate
from framing.analysis.wordings import NOWHERE_ELSE
from framing.models import Comparison
from framing.services.wording_rows import wording_json
from framing.tests.label_stories import comparison_in, labels_story
from reports.models import Article, Story
from reports.text.spans import Span
from reports.text.voice import Voice
from reports.text.zones import Zone

#: Words, score, whose they are, and how many other reports have them.
Row = tuple[str, float, Voice, str]
EVEN: tuple[Row, ...] = (
    ("a temporary closure", 0.2, Voice.OWN, NOWHERE_ELSE),
    ("siege", 1.0, Voice.SCARE, "1 of 2 other reports have it"),
    ("demonstrators", 0.7, Voice.OWN, NOWHERE_ELSE),
)
ODD: tuple[Row, ...] = (
    ("the embattled mayor", 0.4, Voice.OWN, NOWHERE_ELSE),
    ("the dock cartel", 0.9, Voice.OWN, NOWHERE_ELSE),
)
REASON = "close in meaning to words of praise"


def wordings_story(reports: int = 2, *, rows: tuple[tuple[Row, ...], ...] = (EVEN, ODD), **values: Any) -> Story:
    """A story of labels with these wordings, in turn for its reports, in text order."""
    story = labels_story(reports, **({"referents": 9, "uses": False} | values))
    articles = story.articles.order_by("pk")
    store(story, {str(one.pk): written(one, rows[n % len(rows)]) for n, one in enumerate(articles)})
    return story


def store(story: Story, wordings: dict[str, list[dict[str, Any]]]) -> Comparison:
    """The comparison of the story with these wordings and no others."""
    comparison = comparison_in(story)
    comparison.wordings = wordings
    comparison.save(update_fields=["wordings"])
    return comparison


def written(article: Article, rows: tuple[Row, ...]) -> list[dict[str, Any]]:
    """The rows as stored, each where its words stand first in the report."""
    text = article.latest_revision.text
    found = []
    for words, score, voice, others in rows:
        start = text.index(words)
        span, key = Span(start, start + len(words)), words.split()[-1]
        found.append(wording_json(Candidate(span, words, score, (others, REASON), Zone.BODY, voice, key)))
    return sorted(found, key=lambda row: row["start"])


def long_list(article: Article) -> list[dict[str, Any]]:
    """A wording for each word of four letters or more of the report, with falling scores."""
    text, found, start = article.latest_revision.text, {}, 0
    for word in text.split():
        start = text.index(word, start)
        letters = word.strip("“”,.’'")
        if len(letters) > 3 and letters.isalpha() and letters.lower() not in found:
            at = text.index(letters, start)
            span, score = Span(at, at + len(letters)), 0.9 - 0.01 * len(found)
            one = Candidate(span, letters, score, (NOWHERE_ELSE, REASON), Zone.BODY, Voice.OWN, letters)
            found[letters.lower()] = wording_json(one)
    return list(found.values())[:40]
