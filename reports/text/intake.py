"""What may come in: the limits of a text, told in the words of the person who brings it."""

import re
import unicodedata

from reports.text.fold import NormalisedText, normalised

# Choices of this product, see docs/method.md, "Limits". The longest long reads of newspapers have about 20,000 words.
MAXIMUM_CHARACTERS = 200_000
MAXIMUM_LINE_BREAKS = 20_000
CONTROL_SHARE_OF_BINARY = 0.01

_LETTER = re.compile(r"[^\W\d_]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class TextRefused(ValueError):
    """A text that cannot be taken in; ``message`` says why and what to do, ``code`` names the case."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def admitted(raw: str) -> NormalisedText:
    """The text as it will be stored, with the map back to ``raw``; raises :class:`TextRefused`."""
    _refuse_by_size(raw)
    _refuse_by_characters(raw)
    text = normalised(raw)
    if not text.text.strip():
        raise TextRefused("empty", "There is no text here. Paste the whole report, headline first.")
    if not _LETTER.search(text.text):
        raise TextRefused("no_letters", "This text has no letters. Paste the words of the report.")
    return text


def decoded(content: bytes) -> str:
    """The words of a text file in UTF-8 (with or without byte order mark); raises :class:`TextRefused`."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextRefused(
            "not_utf8",
            f"This is not a text file in UTF-8 (byte {error.start:,} cannot be read). Save it as UTF-8 text.",
        ) from error


def _refuse_by_size(raw: str) -> None:
    if len(raw) > MAXIMUM_CHARACTERS:
        raise TextRefused(
            "too_long",
            f"This text has {len(raw):,} characters; a report may have {MAXIMUM_CHARACTERS:,}. "
            "Upload the report alone, without the rest of the site.",
        )
    if raw.count("\n") > MAXIMUM_LINE_BREAKS:
        raise TextRefused(
            "too_many_lines", f"This text has more than {MAXIMUM_LINE_BREAKS:,} lines. Upload the report alone."
        )


def _refuse_by_characters(raw: str) -> None:
    if _SURROGATE.search(raw):
        raise TextRefused(
            "lone_surrogates", "This text holds broken characters (lone surrogates). Copy it again from its source."
        )
    controls = len(_CONTROL.findall(raw))
    if "\x00" in raw or controls > max(2, CONTROL_SHARE_OF_BINARY * len(raw)):
        raise TextRefused(
            "binary",
            "This looks like a binary file, not like text. Open it in its program and copy the words from there.",
        )


def script_of(text: str) -> str:
    """The Unicode script word that most letters of the first 2,000 characters carry, e.g. ``LATIN``."""
    counts: dict[str, int] = {}
    for letter in _LETTER.findall(text[:2000]):
        script = unicodedata.name(letter, "UNKNOWN").partition(" ")[0]
        counts[script] = counts.get(script, 0) + 1
    return max(sorted(counts), key=counts.__getitem__, default="UNKNOWN")
