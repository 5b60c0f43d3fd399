"""Which compared stories a change of the alias table can reach, found by the index of the keys of mentions."""

from collections.abc import Iterable
from string import ascii_lowercase

from django.db.models import Exists, F, OuterRef, QuerySet

from framing.analysis.aliases import name_key
from framing.analysis.aliases.spellings import consonants_of
from framing.models import Comparison
from reports.models import Mention, Story

#: From the method: stories that one change has compared anew, the newest first; the others keep their edition until
#: something else has them compared.
MOST_STORIES = 300
# Letters with which a name may be printed whose key begins with this one.
_PRINTED = {"i": "iyea", "u": "uow", "a": "a", "k": "kqcx", "f": "fp", "j": "jd", "s": "s", "t": "t"}


def stories_reached(names: Iterable[str]) -> list[Story]:
    """The compared stories with a mention that may be one of these names in some spelling, the newest first.

    Some of them may have none: keys are compared without their vowels.
    """
    wanted = {consonants_of(key): key for name in names if (key := name_key(name))}
    keys = [key for key in _keys_beginning_like(wanted.values()) if consonants_of(name_key(key)) in wanted]
    if not keys:
        return []
    newest = Mention.objects.filter(revision__article__latest_revision=F("revision"), key__in=keys)
    compared = Comparison.objects.filter(story=OuterRef("pk"))
    stories = Story.objects.filter(Exists(compared), pk__in=newest.values("revision__article__story"))
    return list(stories.order_by("-pk")[: MOST_STORIES + 1])


def _keys_beginning_like(keys: Iterable[str]) -> Iterable[str]:
    """The keys of stored names that begin with a letter with which one of these may be printed."""
    letters = {letter for key in keys for letter in _PRINTED.get(key[0], key[0])}
    for letter in sorted(letters):
        yield from _keys_from(letter).values_list("key", flat=True).distinct().iterator(chunk_size=5_000)


def _keys_from(letter: str) -> QuerySet[Mention]:
    """A range, since an index in the order of a language serves no other question about beginnings."""
    found = Mention.objects.filter(form="name", key__gte=letter).order_by("key")
    place = ascii_lowercase.find(letter)
    after = ascii_lowercase[place + 1 : place + 2] if place >= 0 else ""
    return found.filter(key__lt=after) if after else found
