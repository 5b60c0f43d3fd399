"""What every page about the claims, figures or hours of a story begins with: its reports and their comparison."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from framing.models import Comparison
from framing.moments import days_in_words, distance_in_words
from framing.selectors.comparisons import ComparisonStatus, comparison_of, shown_comparison_of
from framing.selectors.pins import Pin, pin_of
from framing.selectors.quotes import quotes_by_revision
from framing.selectors.reports import Report, articles_in, reports_of
from reports.models import Quote, Story


@dataclass(frozen=True, slots=True)
class StoryFrame:
    """A story with its reports; ``shown`` is the comparison to show, the last one before a decision that is being
    taken in where there is none yet."""

    story: Story
    path: str
    reports: tuple[Report, ...]
    quotes: dict[int, list[Quote]]
    comparison_status: ComparisonStatus
    shown: Comparison | None
    pin: Pin | None

    @property
    def is_behind(self) -> bool:
        """Whether what is shown lacks decisions or analyses that are being taken in."""
        return self.shown is not None and self.comparison_status.result is None

    @property
    def lacks_decisions(self) -> bool:
        """Whether it is a person's decision that is being taken in; else a report was only analysed again."""
        coming = self.comparison_status.comparison
        return self.shown is not None and (coming is None or coming.decisions != self.shown.decisions)

    @property
    def quote_count(self) -> int:
        return sum(map(len, self.quotes.values()))

    @property
    def release(self) -> int:
        """The number of the release that the address names; 0 without one."""
        return self.pin.number if self.pin else 0

    @property
    def whole_address(self) -> str:
        """This page without any filter."""
        return f"{self.path}?release={self.release}" if self.release else self.path

    @property
    def read_path(self) -> str:
        return reverse("framing:story_read", args=[self.story.slug])

    @property
    def releases(self) -> list[int]:
        """The numbers of the releases that the analyses hold for."""
        return sorted({report.release for report in self.reports if report.release})

    @property
    def waiting(self) -> tuple[Report, ...]:
        """The reports whose newest analysis is not done."""
        return tuple(report for report in self.reports if report.status.standing != "done")

    @property
    def has_news(self) -> bool:
        """Whether there is anything to say of work that is not done."""
        return bool(self.waiting) or self.comparison_status.standing in {"pending", "failed"}

    @property
    def compared(self) -> tuple[Report, ...]:
        """The reports that are laid side by side: an empty column of one that is not analysed would say something."""
        return tuple(report for report in self.reports if report.is_english)

    @property
    def analysed(self) -> tuple[Report, ...]:
        return tuple(report for report in self.reports if report.run)

    @property
    def is_settled(self) -> bool:
        """Whether no report waits for its analysis, and the story not for its comparison."""
        return all(report.status.is_settled for report in self.reports) and self.comparison_status.is_settled

    @property
    def problems(self) -> list[str]:
        """What stopped the comparison where a limit was met, in words."""
        return list(self.shown.problems) if self.shown else []

    @property
    def days(self) -> str:
        return days_in_words(self._moments())

    @property
    def distance(self) -> str:
        return distance_in_words(self._moments())

    def _moments(self) -> list[datetime | None]:
        return [report.article.published_at for report in self.reports]


def story_frame(story: Story, path: str, release: int = 0, *, wanted: Sequence[str] = ()) -> StoryFrame:
    """The frame of one page, in six queries at any number of reports; of the comparison the ``wanted`` fields."""
    articles = articles_in(story)
    for article in articles:
        article.story = story  # is at hand: nobody needs to ask for it again
    pin = pin_of(release, [article.latest_revision_id or 0 for article in articles])
    reports = reports_of(articles, with_hits=False, release=pin.release if pin else None)
    runs = [report.run for report in reports if report.run]
    status = replace(comparison_of(story, runs, wanted=wanted), is_past=bool(pin))
    shown = shown_comparison_of(status, runs, wanted=wanted)
    return StoryFrame(story, path, reports, quotes_by_revision(runs), status, shown, pin)
