"""Finding stored texts by words, each in the way its language is indexed."""

import re
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db.models import Case, F, Q, TextField, When

from reports.extraction.language import ENGLISH

#: Scripts that put no blanks between words: no index knows their words, so such texts are looked through.
WITHOUT_BLANKS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
LANGUAGES_WITHOUT_BLANKS = ("zh", "yue", "wuu", "ja", "th", "lo", "my", "km")
#: Characters of an excerpt of such a text.
PIECE = 60


def texts_with(words: str, *, at: str = "") -> Q:
    """The condition that a text has these words; ``at`` leads to the text, as in ``latest_revision__``.

    English texts are asked for word by word whatever their endings, others for the words as they stand.
    """
    english, language = Q(**{f"{at}language": ENGLISH}), f"{at}language__in"
    found = english & Q(**{f"{at}search": query_of(words)})
    found |= ~english & Q(**{f"{at}search": query_of(words, config="simple")})
    if WITHOUT_BLANKS.search(words):
        found |= Q(**{language: LANGUAGES_WITHOUT_BLANKS, f"{at}text__icontains": words.strip()})
    return found


def query_of(words: str, *, config: str = "english") -> SearchQuery:
    """The question as texts that are indexed so are asked it."""
    return SearchQuery(words, search_type="websearch", config=config)


def excerpt_with(words: str, *, found: str, end: str, gap: str, **lengths: int) -> Case:
    """Pieces of the text around these words, each between ``found`` and ``end``; for annotating revisions.

    Of a text in a script without blanks it is all of it, without marks: see :func:`piece_around`.
    """

    def told(config: str) -> SearchHeadline:
        options: dict[str, Any] = {"start_sel": found, "stop_sel": end, "fragment_delimiter": gap, **lengths}
        return SearchHeadline("text", query_of(words, config=config), config=config, **options)

    whole = When(language__in=LANGUAGES_WITHOUT_BLANKS, then=F("text"))
    english = When(language=ENGLISH, then=told("english"))
    return Case(english, whole, default=told("simple"), output_field=TextField())


def piece_around(words: str, text: str, *, found: str, end: str) -> str:
    """Some characters of a text around the first place of the words, marked; its beginning where they do not stand."""
    place = text.casefold().find(words.casefold())
    if place < 0:
        return text[:PIECE]
    last = place + len(words)
    before, after = text[max(0, place - PIECE // 2) : place], text[last : last + PIECE]
    return f"{before}{found}{text[place:last]}{end}{after}"
