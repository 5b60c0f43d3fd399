"""The curators' desk: what waits, and every draft in one list."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.queries import DraftQuery
from framing.selectors.candidate_queue import WAITING, queue_counts
from framing.selectors.drafts import (
    DRAFTS_ON_A_PAGE,
    counts_by_draft_state,
    drafts_asked,
    heaps_for,
    open_dispute_count,
)
from framing.selectors.lexicon import codes_by_topic, overdue_terms
from framing.services.draft_rules import live_lexicon
from framing.views.draft_page import require_curator


@require_safe
@login_required
def desk(request: HtmxHttpRequest) -> HttpResponse:
    """What waits: reviews, own drafts, suggestions, what is approved, disputes, entries to look at again."""
    user, lexicon = require_curator(request), live_lexicon()
    shown = {"heaps": heaps_for(user), "dispute_count": open_dispute_count()}
    shown |= {"overdue": overdue_terms(lexicon, timezone.localdate()), "candidate_count": queue_counts()[WAITING]}
    return render(request, "framing/desk.html", shown)


@require_safe
@vary_on_htmx
@login_required
def draft_list(request: HtmxHttpRequest) -> HttpResponse:
    """Every draft, narrowed by state, topic, set, category, tag, owner, review date and words."""
    require_curator(request)
    query, topics = DraftQuery(request.GET), codes_by_topic(live_lexicon())
    asked = query.asked()
    drafts = drafts_asked(asked, today=timezone.localdate(), sets_by_topic=topics)
    page = Paginator(drafts, DRAFTS_ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"query": query, "asked": asked, "page": page, "topics": sorted(filter(None, topics))}
    shown |= {"counts": counts_by_draft_state(), "is_narrowed": any(asked.values())}
    template = template_for(request, "framing/draft_list.html", partial="framing/_draft_list.html")
    return render(request, template, shown)
