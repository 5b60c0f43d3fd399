"""Numbers with a measure, a currency or a share (docs/method.md, "Quantities")."""

import re
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
_SHORT = frozenset(["m", "mi", "ft", "g", "mg"])
_CAPITAL_MEASURES = words("mw gw kw km kg mph kwh mwh gwh twh")
# Measures of several words or signs, in the text since the parser cuts them in different ways.
_COMPOUND = re.compile(
    r"[ -]?(?:(?P<kph>(?:km|kms|kilomet(?:re|er)s?)(?: ?/ ?h(?:r|our)?| per hour| an hour)|km/h|kmh|kph)"
    r"|(?P<mph>(?:miles?|mi)(?: ?/ ?h(?:r|our)?|[ -]per[ -]hour|[ -]an[ -]hour)|mph)"
    r"|(?P<mps>m(?:et(?:re|er)s?)?(?: ?/ ?s| per second| a second))"
    r"|(?P<celsius>(?:° ?|º ?|degrees? )C(?:elsius|entigrade)?|(?<=\d)C|degrees? centigrade)"
    r"|(?P<fahrenheit>(?:° ?|º ?|degrees? )F(?:ahrenheit)?|(?<=\d)F)"
    r"|(?P<degree>°|º)"
    r"|(?P<kwh>kWh|kilowatt[ -]hours?)|(?P<mwh>MWh|megawatt[ -]hours?)|(?P<gwh>GWh|gigawatt[ -]hours?)"
    r"|(?P<twh>TWh|terawatt[ -]hours?)"
    r"|(?P<sqkm>(?:sq\.? ?km|km2|km²|square[ -]kilomet(?:re|er)s?))"
    r"|(?P<sqm>(?:sq\.? ?m|m2|m²|square[ -]met(?:re|er)s?))"
    r"|(?P<sqmile>sq\.? ?miles?|square[ -]miles?)|(?P<sqft>sq\.? ?ft\.?|square[ -]f(?:oo|ee)t)"
    r"|(?P<cum>m3|m³|cubic[ -]met(?:re|er)s?)|(?P<cuft>cubic[ -]f(?:oo|ee)t))(?![\w])"
)
_COMPOUND_UNITS = {
    "kph": "speed:kph", "mph": "speed:mph", "mps": "speed:m/s", "celsius": "temperature:C",
    "fahrenheit": "temperature:F", "degree": "temperature:degree", "kwh": "energy:kWh", "mwh": "energy:MWh",
    "gwh": "energy:GWh", "twh": "energy:TWh", "sqkm": "area:square km", "sqm": "area:square m",
    "sqmile": "area:square mile", "sqft": "area:square foot", "cum": "volume:cubic m", "cuft": "volume:cubic foot",
}  # fmt: skip
# Currencies of one name, by the country before it.
_WHOSE = {
    "us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "swiss": "CHF",
    "singapore": "SGD", "swedish": "SEK", "norwegian": "NOK", "danish": "DKK", "mexican": "MXN", "british": "GBP",
    "kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS", "somali": "SOS", "zambian": "ZMW", "malawian": "MWK",
    "philippine": "PHP", "chilean": "CLP", "colombian": "COP", "argentine": "ARS", "argentinian": "ARS",
    "sri": "LKR", "nepali": "NPR", "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG", "israeli": "ILS",
    "kuwaiti": "KWD", "jordanian": "JOD", "tunisian": "TND", "algerian": "DZD", "serbian": "RSD", "saudi": "SAR",
    "qatari": "QAR", "omani": "OMR", "iranian": "IRR", "emirati": "AED", "moroccan": "MAD", "korean": "KRW",
    "czech": "CZK", "bulgarian": "BGN", "romanian": "RON", "brazilian": "BRL", "jamaican": "JMD", "taiwan": "TWD",
    "zealand": "NZD", "kong": "HKD",
    "egyptian": "EGP", "indian": "INR", "pakistani": "PKR", "japanese": "JPY", "turkish": "TRY", "iraqi": "IQD",
}  # fmt: skip
_MONEY = words(
    "dollar dollars franc francs krona kronor krone kroner peso pesos pound pounds rupee rupees yen lira dinar dinars "
    "shilling shillings kwacha riyal riyals rial rials dirham dirhams won koruna lei leva reais real reals "
    "shekel shekels"
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
    compound = _COMPOUND.match(reading.text, numeral.end)
    if compound is not None and not numeral.is_vague:
        return Counted(_COMPOUND_UNITS[compound.lastgroup or ""], compound.end())
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
    if token.lower_ in {"metric", "imperial"} and following is not None and measure_of(following):
        token = following
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
        kind = "area" if token.lower_ == "square" else "volume"
        return f"{kind}:{token.lower_} {inner.partition(':')[2]}", following
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
    if token.lower_ == "won":
        behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        ends = behind is None or behind.is_punct or behind.pos_ in {"ADP", "CCONJ"}
        return "KRW" if ends and numeral.scale >= 1_000_000 else None
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
