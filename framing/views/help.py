"""What readers may want explained: the example worked through, and the words in plain language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from framing.analysis.figures import CONFIDENCE, MINIMUM_OWN_WORDS
from framing.reader_glossary import GROUPS
from framing.worked_example import worked_example


@require_safe
def example(request: HttpRequest) -> HttpResponse:
    """Two short reports with every figure of their comparison reckoned step by step."""
    shown = {
        "example": worked_example(),
        "minimum_own_words": MINIMUM_OWN_WORDS,
        "confidence_percent": round(100 * CONFIDENCE),
    }
    return render(request, "framing/method_example.html", shown)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """The words of the pages, each in a sentence or two."""
    return render(request, "framing/glossary.html", {"groups": GROUPS})
