"""Which stored texts a change of the lexicon can reach, found by the index of their words."""

from collections.abc import Iterable
from functools import reduce
from itertools import islice
from operator import or_

from django.db.models import F, Func, Q, QuerySet, TextField, Value

from framing.analysis.lexicon import Lexicon
from framing.analysis.lookups import Lookup, lookups_of_changes
from reports.extraction.language import ENGLISH
from reports.models import ArticleRevision
from reports.text.words import LONGEST_WORD

# Beyond so many ways to contain a changed form hardly a text is left out, and looking them up takes longer than asking
# for all (docs/method.md, "Releases").
MOST_LOOKUPS = 4_000
# Conditions of one query; the planner reads each of them.
_AT_ONCE = 200
_MAY_BE_CUT = rf"(^| )[^ ]{{{LONGEST_WORD}}}( |$)"


def newest_revisions() -> QuerySet[ArticleRevision]:
    """The newest text of each article, where it is one that is analysed."""
    return ArticleRevision.objects.filter(article__latest_revision=F("pk"), language=ENGLISH).order_by()


def revision_ids_reached(before: Lexicon, after: Lexicon, *, also: Iterable[str] = ()) -> list[int]:
    """The newest texts that can contain a form, old or new, of an entry that marks otherwise; by id.

    Every other newest text has the same marks and figures under both lexicons. Some of those given may have, too: they
    hold all words of a form, though not side by side. With ``also`` the texts of those entries are among them, whether
    the entries changed or not.
    """
    return sorted(_reached(lookups_of_changes(before, after, also)))


def _reached(lookups: Iterable[Lookup]) -> set[int]:
    wanted = set(lookups)
    if Lookup() in wanted or len(wanted) > MOST_LOOKUPS:
        return set(newest_revisions().values_list("pk", flat=True))
    single = sorted({word for lookup in wanted if len(lookup.words) == 1 for word in lookup.words})
    several = {lookup.words for lookup in wanted if len(lookup.words) > 1 and lookup.words.isdisjoint(single)}
    parts = {lookup.part for lookup in wanted if not lookup.words}
    found = set(_ids(newest_revisions(), [Q(words__overlap=single)] if single else []))
    found |= _ids(newest_revisions(), [Q(words__contains=sorted(words)) for words in several])
    if parts:
        # No index helps here: every newest text is looked at once. Words that were cut may hold the part in their rest.
        told = Func(F("words"), Value(" "), function="array_to_string", output_field=TextField())
        conditions = [Q(told__contains=part) for part in sorted(parts)]
        found |= _ids(newest_revisions().annotate(told=told), [*conditions, Q(told__regex=_MAY_BE_CUT)])
    return found


def _ids(revisions: QuerySet[ArticleRevision], conditions: Iterable[Q]) -> set[int]:
    """The texts for which any of the conditions holds."""

    found: set[int] = set()
    waiting = iter(conditions)
    while some := list(islice(waiting, _AT_ONCE)):
        found |= set(revisions.filter(reduce(or_, some)).values_list("pk", flat=True))
    return found
