"""Numbers with a measure, a currency or a share (docs/method.md, "Quantities")."""

from typing import TYPE_CHECKING

from reports.extraction.quantities.counted import NOTHING, Counted
from reports.extraction.quantities.currencies import CURRENCY_OF_WORD
from reports.extraction.quantities.numerals import Kind, Numeral
from reports.extraction.quantities.reading import Reading, end_of
from reports.extraction.quantities.refusals import is_point_in_time
from reports.extraction.quantities.unit_words import MEASURES
from reports.extraction.quantities.units import measure_of, singular
from reports.extraction.quantities.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_LENGTHENING = words("more additional further full whole long consecutive straight extra short other solid")
_SHORT = frozenset(["m", "mi", "ft"])
_CAPITAL_MEASURES = words("mw gw kw km kg mph")
# Currencies of one name, by the country before it.
_WHOSE = {
    "us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "swiss": "CHF",
    "singapore": "SGD", "swedish": "SEK", "norwegian": "NOK", "danish": "DKK", "mexican": "MXN", "british": "GBP",
    "egyptian": "EGP", "indian": "INR", "pakistani": "PKR", "japanese": "JPY", "turkish": "TRY", "iraqi": "IQD",
}  # fmt: skip
_MONEY = words(
    "dollar dollars franc francs krona kronor krone kroner peso pesos pound pounds rupee rupees yen lira dinar dinars"
)
_LEADS = words("lead margin advantage gap drop rise swing deficit increase decline edge fall gain majority")
_CALIBRES = words("handgun pistol rifle gun cannon shell shells round rounds mortar ammunition caliber calibre bullets")
_SINGLE = frozenset(["time:day", "time:night", "time:minute", "time:second"])
# "Two seconds" is a time, "two second homes" are not.
_AMBIGUOUS = frozenset(["second", "degree", "yard", "foot"])


def measured(numeral: Numeral, end: int, reading: Reading) -> Counted | None:
    """What a number measures; None where it stands with no measure."""
    if numeral.kind is Kind.MONEY:
        return Counted(f"money:{numeral.currency}", numeral.end)
    if numeral.kind in {Kind.PERCENT, Kind.SHARE}:
        return Counted("percent", numeral.end)
    if numeral.kind is Kind.POINTS:
        return Counted("other:percentage point", numeral.end)
    token = _next_word(reading, end)
    if token is None:
        return None
    if numeral.is_vague and token.lower_ == "of" and token.i + 1 < len(reading.doc):
        # "Billions of dollars", "hundreds of miles".
        token = token.nbor(1)
    while token.lower_ in _LENGTHENING and token.i + 1 < len(reading.doc):
        token = token.nbor(1)
    following = reading.at(token.i + 1)
    if following is not None and following.lower_ in _MONEY and token.lower_ in _WHOSE:
        return Counted(f"money:{_WHOSE[token.lower_]}", end_of(following), following)
    if token.text[0].isupper() and not reading.is_headline and token.lower_ not in _CAPITAL_MEASURES:
        # "60 Minutes" is a name.
        return NOTHING if singular(token.lower_) in MEASURES else None
    currency = _currency(numeral, token)
    if currency:
        return Counted(f"money:{currency}", end_of(token), token)
    unit, token = _unit_at(token, reading)
    if unit is None or (token.lower_ in _SHORT and not _is_short_measure(numeral, token, reading)):
        return None
    if token.lower_ in _AMBIGUOUS and not _is_joined(numeral, reading):
        return None
    if unit == "distance:mm" and (behind := reading.at(token.i + 1)) is not None and behind.lower_ in _CALIBRES:
        return NOTHING
    if unit.startswith("time:") and _is_no_duration(numeral, token, unit, reading):
        return NOTHING
    return Counted(unit, end_of(token), token)


def _unit_at(token: "Token", reading: Reading) -> "tuple[str | None, Token]":
    following = reading.at(token.i + 1)
    if following is None:
        return measure_of(token), token
    if token.lower_ in {"square", "cubic"} and (inner := measure_of(following)):
        return f"area:{token.lower_} {inner.partition(':')[2]}", following
    if token.lower_ == "nautical" and measure_of(following):
        return "distance:nautical mile", following
    if token.lower_ == "point" and following.lower_ in _LEADS:
        return "other:point", token
    if token.lower_ == "basis" and following.lower_ in {"point", "points"}:
        return "other:basis point", following
    return measure_of(token), token


def _is_no_duration(numeral: Numeral, token: "Token", unit: str, reading: Reading) -> bool:
    if is_point_in_time(end_of(token), reading.text):
        return True
    return numeral.low == 1 and numeral.is_word and unit in _SINGLE


def _currency(numeral: Numeral, token: "Token") -> str | None:
    lemma = token.lemma_.lower()
    if lemma == "pound" and numeral.scale >= 1_000_000:
        return "GBP"
    return CURRENCY_OF_WORD.get(lemma) or CURRENCY_OF_WORD.get(token.lower_.rstrip("s"))


def _is_short_measure(numeral: Numeral, token: "Token", reading: Reading) -> bool:
    return not numeral.is_word and reading.text[numeral.end : token.idx] in {"", " "}


def _is_joined(numeral: Numeral, reading: Reading) -> bool:
    """Whether a hyphen makes the singular of a word a measure: "a six-foot wall"."""
    return reading.text[numeral.end : numeral.end + 1] == "-" or numeral.low == 1


def _next_word(reading: Reading, end: int) -> "Token | None":
    """The word behind the number, or behind its hyphen; measures and money may be joined to it by one."""
    start = end + 1 if reading.text[end : end + 1] in {"-", " "} else end
    if start >= len(reading.text):
        return None
    token = reading.first_of(start)
    return token if token.idx + len(token.text) > start else None
