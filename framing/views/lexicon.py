"""The released lexicon: its list of labels, and one entry as a dictionary prints it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from framing.analysis.lexicon import Entry, Lexicon
from framing.queries import ConcordanceQuery, LexiconQuery
from framing.selectors.concordance import LINES, concordance, hits_of_entry, lines_of, voices_by_source, waiting_count
from framing.selectors.lexicon import entry_with_code, label_sets, pieces_of, set_around, states_of_terms, topics_of
from framing.services.releases import current_release, lexicon_of
from framing.wording import category_in_words, conditions_in_words, forms_in_words, leaning_in_words, weight_in_words
from reports.htmx import HtmxHttpRequest, template_for, vary_on_htmx

SETS_ON_A_PAGE = 60


@require_safe
@vary_on_htmx
def lexicon_list(request: HtmxHttpRequest) -> HttpResponse:
    """Labels side by side by topic, found by topic, category, state and words."""
    template = template_for(request, "framing/lexicon_list.html", partial="framing/_lexicon_list.html")
    query, release = LexiconQuery(request.GET), current_release()
    asked = query.asked()
    shown = {"query": query, "asked": asked, "release": release}
    if release:
        shown |= _sets_shown(lexicon_of(release), page=request.GET.get("page"), asked=asked)
    return render(request, template, shown)


@require_safe
def lexicon_entry(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """One entry with the labels beside it, its rules in words, its examples and its hits."""
    release = current_release()
    entry = entry_with_code(lexicon_of(release), code) if release else None
    if release is None or entry is None:
        raise Http404("The released lexicon has no such entry.")
    asked = ConcordanceQuery(request.GET).asked()
    page = Paginator(lines_of(hits_of_entry(code, release, **asked)), LINES).get_page(request.GET.get("page"))
    shown = {"entry": entry, "release": release, "asked": asked, "page": page, "lines": concordance(page)}
    shown |= {"voices_by_source": voices_by_source(code, release), "waiting_count": waiting_count(release)} | _told(
        lexicon_of(release), entry
    )
    return render(request, "framing/lexicon_entry.html", shown)


def _sets_shown(lexicon: Lexicon, *, page: str | None, asked: dict[str, Any]) -> dict[str, Any]:
    sets = label_sets(lexicon, states_of_terms(), **asked)
    return {
        "page": Paginator(sets, SETS_ON_A_PAGE).get_page(page),
        "found_count": sum(len(found.labels) for found in sets),
        "topic_names": topics_of(lexicon),
    }


def _told(lexicon: Lexicon, entry: Entry) -> dict[str, Any]:
    return {
        "label_set": set_around(lexicon, entry, states_of_terms()),
        "category": category_in_words(entry),
        "forms": forms_in_words(entry),
        "require": conditions_in_words(entry.require),
        "forbid": conditions_in_words(entry.forbid),
        "weight": weight_in_words(entry),
        "leaning": leaning_in_words(entry),
        "matches": [pieces_of(example) for example in entry.matches],
        "ignores": entry.ignores,
    }
