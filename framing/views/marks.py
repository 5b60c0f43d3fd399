"""The card of one mark or candidate, beside the text it stands in."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from framing.htmx import HtmxHttpRequest, template_for, vary_on_htmx
from framing.selectors.candidates import candidate_card_of, candidate_in_article, candidate_in_story
from framing.selectors.choices import Choice
from framing.selectors.marks import card_of, colour_of, hit_in_article, hit_in_story
from framing.selectors.pages import article_page, story_page
from framing.selectors.reports import article_with_text
from framing.services.releases import lexicon_of
from framing.views.pins import with_releases
from reports.models import Story

PARTIAL = "framing/_mark_card.html"
GONE = "This mark is not among those of this text; the analysis may have been repeated."


@require_safe
@vary_on_htmx
@with_releases
def mark_card(request: HtmxHttpRequest, slug: str, hit_id: int) -> HttpResponse:
    """The card of a mark of a story; without a swap, the story with the card open."""
    story, choice = get_object_or_404(Story, slug=slug), Choice.asked(request.GET)
    hit = hit_in_story(story, hit_id)
    if not hit:
        raise Http404(GONE)
    card = card_of(
        hit, lexicon_of(hit.run.release), reverse("framing:story_read", args=[slug]), choice, reader=request.user
    )
    template = template_for(request, "framing/mark_card.html", partial=PARTIAL)
    page = None if template == PARTIAL else story_page(story, choice, opened=hit)
    return render(request, template, {"card": card, "page": page})


@require_safe
@vary_on_htmx
@with_releases
def article_mark_card(request: HtmxHttpRequest, pk: int, hit_id: int) -> HttpResponse:
    """The card of a mark of an article; without a swap, the article with the card open."""
    article, choice = get_object_or_404(article_with_text(), pk=pk), Choice.asked(request.GET)
    hit = hit_in_article(article, hit_id)
    if not hit:
        raise Http404(GONE)
    card = card_of(
        hit, lexicon_of(hit.run.release), reverse("framing:article_detail", args=[pk]), choice, reader=request.user
    )
    template = template_for(request, "framing/article_mark_card.html", partial=PARTIAL)
    page = None if template == PARTIAL else article_page(article, choice, opened=hit)
    return render(request, template, {"card": card, "page": page})


@require_safe
@vary_on_htmx
@with_releases
def candidate_card(request: HtmxHttpRequest, slug: str, hit_id: int) -> HttpResponse:
    """The card of a candidate of a story; without a swap, the story with its candidates and the card open."""
    story, choice = get_object_or_404(Story, slug=slug), replace(Choice.asked(request.GET), with_candidates=True)
    hit = candidate_in_story(story, hit_id)
    if not hit:
        raise Http404(GONE)
    path, colour = reverse("framing:story_read", args=[slug]), colour_of(hit.revision.article)
    card = candidate_card_of(hit, path, choice, colour=colour, reader=request.user)
    template = template_for(request, "framing/mark_card.html", partial=PARTIAL)
    page = None if template == PARTIAL else story_page(story, choice, opened=hit)
    return render(request, template, {"card": card, "page": page})


@require_safe
@vary_on_htmx
@with_releases
def article_candidate_card(request: HtmxHttpRequest, pk: int, hit_id: int) -> HttpResponse:
    """The card of a candidate of an article; without a swap, the article with its candidates and the card open."""
    article = get_object_or_404(article_with_text(), pk=pk)
    choice = replace(Choice.asked(request.GET), with_candidates=True)
    hit = candidate_in_article(article, hit_id)
    if not hit:
        raise Http404(GONE)
    path, colour = reverse("framing:article_detail", args=[pk]), colour_of(article)
    card = candidate_card_of(hit, path, choice, colour=colour, reader=request.user)
    template = template_for(request, "framing/article_mark_card.html", partial=PARTIAL)
    page = None if template == PARTIAL else article_page(article, choice, opened=hit)
    return render(request, template, {"card": card, "page": page})
