"""What each kind of evidence weighs (docs/method.md, "Stories"); fitted with ``manage.py fit_grouping``."""

import math
from dataclasses import dataclass

# Shares of the likeness of two reports whose words are read.
WORDS = 1.0
PAIRS = 0.75
LEADS = 0.5
MEANING = 0.75
# What shared quotations add, reached with so many rows of words.
QUOTATIONS = 0.1
MANY_QUOTED = 8.0
# Reports in two languages, or in one that has no model here: names and numbers alone, weighed so.
NAMES = 0.7

# Reports up to so many hours apart are as near as can be; then likeness fades down to a rest.
GRACE_HOURS = 48.0
FADING_HOURS = 72.0
LEAST_FADING = 0.8

#: Mean likeness of two groups from which they are one story, among a thousand reports that are grouped together.
ONE_STORY_FROM = 0.27
#: The more reports, the more alike are some by chance: so much more is asked for with each e-fold of their number.
MORE_REPORTS = 0.02
FEWEST_REPORTS = 30
# Among reports that are grouped together, the crowd of one are those from behind so many nearest ones to so many; and
# how alike a crowd can be, among a thousand.
NEAREST = 4
CROWD = 12
MOST_CROWDED = 0.22


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is fitted; without arguments what is in use."""

    pairs: float = PAIRS
    leads: float = LEADS
    meaning: float = MEANING
    one_story_from: float = ONE_STORY_FROM
    more_reports: float = MORE_REPORTS

    def least(self, reports: int) -> float:
        """The likeness from which two are one story among so many reports."""
        return self.one_story_from + self.more_reports * math.log(max(reports, FEWEST_REPORTS) / 1000)

    def most_crowded(self, reports: int) -> float:
        """The likeness from which on a crowd counts no more, among so many reports."""
        return MOST_CROWDED - self.one_story_from + self.least(reports)


IN_USE = Fitted()

# What is stored is compared report by report, and no crowd is known: a threshold of its own.
STORED_FROM = 0.275
STORED_MORE = 0.015


def least_likeness(reports: int) -> float:
    """The likeness from which two stored reports are one story among so many."""
    return STORED_FROM + STORED_MORE * math.log(max(reports, FEWEST_REPORTS) / 1000)


# One by one a report sees only what came before it: it joins a story a little later, and from a little less on an
# editor is asked.
ATTACH_ABOVE = 0.025
MAYBE_BELOW = 0.02


def attach_from(reports: int) -> float:
    """The likeness to a story from which a report that comes in is placed in it."""
    return least_likeness(reports) + ATTACH_ABOVE


def maybe_from(reports: int) -> float:
    """The likeness to a story from which an editor is asked."""
    return least_likeness(reports) - MAYBE_BELOW


# A report of a story that is less like the rest of it than this may not belong there.
SPLIT_BELOW = 0.08


def split_below(reports: int) -> float:
    """The likeness to the rest of a story below which an editor is asked whether a report belongs."""
    return least_likeness(reports) - SPLIT_BELOW
