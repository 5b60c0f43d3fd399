"""How the figures are made, for readers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from framing.analysis.figures import CONFIDENCE, MINIMUM_OWN_WORDS
from framing.services.releases import current_release
from reports.text.intake import MAXIMUM_CHARACTERS

#: Per cent on the development part of PolNeAR, as in docs/method.md, "Measured"; a test holds the two together.
MEASURED = {
    "quotations_precision": 87.9,
    "quotations_recall": 93.9,
    "quotations_f1": 90.8,
    "speakers": 86.6,
    "words_precision": 96.2,
    "words_recall": 62.8,
    "words_f1": 76.0,
}


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """The voices, what is counted, the interval, the least text, and what the method cannot do."""
    shown = {
        "confidence_percent": round(100 * CONFIDENCE),
        "minimum_own_words": MINIMUM_OWN_WORDS,
        "maximum_characters": MAXIMUM_CHARACTERS,
        "release": current_release(),
        "measured": MEASURED,
    }
    return render(request, "framing/method.html", shown)
