"""The class of what is counted, and measures of one quantity in two systems (docs/method.md, "Quantities")."""

from typing import TYPE_CHECKING

from reports.extraction.quantities.unit_words import (
    EVENT_WORDS,
    HAPPENED_TO_PEOPLE,
    MEASURES,
    PERSON_WORDS,
    SITE_WORDS,
    THINGS_LIKE_PEOPLE,
    VEHICLE_WORDS,
    WEAPON_WORDS,
)
from reports.extraction.quantities.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSON = "person"
_FOUND = words(
    "find recover count bury identify pull retrieve discover bring return carry dig receive lie wash collect see float "
    "take remove burn dead charred number total drag lay deliver examine exhume hand"
)
_PEOPLES_ENDINGS = ("er", "or", "ian", "eer", "crat", "naut")
# What the parser takes for the singular.
_LEMMAS = {"dos": "dose", "datum": "data", "medium": "media"}
_FIRED = words(
    "fire shoot discharge ammunition live blank rubber plastic baton artillery mortar tank .50-caliber spent"
)
_PRECIOUS = words("gold silver chocolate metal iron steel soap candy platinum energy snack")
_FLYING = words(
    "strategic stealth heavy nuclear b-52 b-1 b-2 b-1b long-range russian american jet supersonic tu-95 dive"
)
# Nouns of two meanings: singular to the words beside it that tell, and the class.
_MEANINGS = {
    "mine": ((words("land sea naval anti-tank anti-personnel antipersonnel limpet floating magnetic"), "weapon"),),
    "round": ((_FIRED, "weapon"),),
    "shot": ((_FIRED - words("live tank"), "other:shot"),),
    "bar": ((_PRECIOUS, "other:bar"),),
    "charge": ((words("explosive depth shaped"), "weapon"),),
    "device": ((words("explosive incendiary"), "weapon"),),
    "cocktail": ((words("molotov"), "weapon"),),
    "engine": ((words("fire"), "vehicle"),),
    "bomber": ((_FLYING, "vehicle"),),
    "fighter": ((words("jet f-16 f-35 f-15 mig-29 su-27 su-35 stealth typhoon"), "vehicle"),),
    "carrier": ((words("mail letter"), PERSON),),
    "field": ((words("oil gas mine corn wheat paddy rice playing football"), "site"),),
    "bank": ((words("blood food"), "site"),),
    "stop": ((words("bus tram rest"), "site"),),
    "point": (
        (words("crossing distribution water entry border"), "site"),
        (words("percentage"), "other:percentage point"),
    ),
    "rig": ((words("oil drilling gas"), "site"),),
    "plant": ((words("potted cannabis tomato marijuana coca house"), "other:plant"),),
    "pole": ((words("electricity utility telephone power tent"), "other:pole"),),
    "home": ((words("nursing care"), "site"),),
    "member": ((words("nato eu union founding"), "other:member"),),
    "cell": ((words("police holding prison jail"), "site"),),
    "bullet": ((words("silver"), "other:bullet"),),
    "base": ((words("customer tax"), "other:base"),),
    "star": ((words("film pop rock movie sports"), PERSON),),
    "model": ((words("fashion role"), PERSON),),
}
# How many of its base one unit is; the base is the first of its kind.
SIZES = {
    "distance:km": 1.0, "distance:m": 0.001, "distance:cm": 0.00001, "distance:mm": 0.000001,
    "distance:mile": 1.609344, "distance:foot": 0.0003048, "distance:inch": 0.0000254, "distance:yard": 0.0009144,
    "distance:nautical mile": 1.852,
    "time:day": 1.0, "time:second": 1 / 86400, "time:minute": 1 / 1440, "time:hour": 1 / 24, "time:week": 7.0,
    "time:fortnight": 14.0, "time:month": 30.44, "time:year": 365.25, "time:decade": 3652.5, "time:century": 36525.0,
    "time:night": 1.0,
    "weight:kg": 1.0, "weight:g": 0.001, "weight:tonne": 1000.0, "weight:ton": 1000.0, "weight:pound": 0.45359237,
    "weight:ounce": 0.0283495, "weight:kiloton": 1_000_000.0, "weight:mg": 0.000001, "weight:stone": 6.35029,
    "weight:megaton": 1_000_000_000.0,
    "area:hectare": 1.0, "area:acre": 0.404686,
    "volume:litre": 1.0, "volume:gallon": 3.785, "volume:barrel": 158.987, "volume:pint": 0.568261,
    "volume:cubic m": 1000.0, "volume:cubic foot": 28.3168, "volume:megalitre": 1_000_000.0,
    "area:square km": 100.0, "area:square mile": 258.999, "area:square m": 0.0001, "area:square foot": 0.0000092903,
    "speed:kph": 1.0, "speed:mph": 1.609344, "speed:knot": 1.852, "speed:m/s": 3.6,
    "power:MW": 1.0, "power:GW": 1000.0, "power:kW": 0.001, "power:TW": 1_000_000.0, "power:W": 0.000001,
    "energy:kWh": 1.0, "energy:MWh": 1000.0, "energy:GWh": 1_000_000.0, "energy:TWh": 1_000_000_000.0,
}  # fmt: skip
_BASES = {"distance": "distance:km", "time": "time:day", "weight": "weight:kg", "area": "area:hectare"}
# From the method: how far two measures of one thing may lie apart, since both are rounded.
CONVERSION_TOLERANCE = 0.03
# From the method: how far at most, where they end in zeros.
ROUNDED_TOLERANCE = 0.25


def in_base(value: float, unit: str) -> tuple[float, str]:
    """The value in the base of its kind of measure, to compare miles with kilometres; other units stay."""
    size = SIZES.get(unit)
    kind = unit.partition(":")[0]
    if size is None:
        return value, unit
    return value * size, _BASES.get(kind, kind)


def same_measure(low: float, unit: str, other: float, other_unit: str) -> bool:
    """Whether two measures in two systems are one: of one kind, and within the tolerance of rounded figures."""
    if unit == other_unit:
        return False
    if unit.startswith("money:") and other_unit.startswith("money:"):
        return not {unit, other_unit} & {"money:cent", "money:penny"}
    first, base = in_base(low, unit)
    second, other_base = in_base(other, other_unit)
    if base != other_base or not first:
        return False
    # Figures are rounded before and after they are converted: twenty miles are "30 km".
    rounding = max(_rounding(low) * SIZES.get(unit, 0.0), _rounding(other) * SIZES.get(other_unit, 0.0))
    tolerance = min(max(CONVERSION_TOLERANCE * abs(first), rounding), ROUNDED_TOLERANCE * abs(first))
    return abs(first - second) <= tolerance


def _rounding(value: float) -> float:
    """Half the place of the last digit that is no zero."""
    place = 1.0
    while value and value % (place * 10) == 0:
        place *= 10
    return place / 2


def measure_of(token: "Token") -> str | None:
    """The measure that a word is, in the singular; None for other words."""
    lower = token.lower_.rstrip(".")
    return MEASURES.get(lower) or MEASURES.get(token.lemma_.lower())


def class_of(head: "Token") -> str:
    """The class of what a noun names: person, site, vehicle, weapon, event, or the noun itself."""
    modified = _by_modifier(head)
    if modified is not None:
        return modified
    for word in (_lemma(head), head.lower_, singular(head.lower_)):
        if (word in HAPPENED_TO_PEOPLE or word in PERSON_WORDS) and not is_institution(head):
            return PERSON
        if word in VEHICLE_WORDS:
            return "vehicle"
        if word in WEAPON_WORDS:
            return "weapon"
        if word in SITE_WORDS:
            return "site"
        if word in EVENT_WORDS:
            return "event"
    if _names_people(head):
        return PERSON
    return f"other:{singular(head.lower_) if head.text[0].isupper() else _lemma(head)}"


def _lemma(head: "Token") -> str:
    """The lemma; the parser's is wrong for some plurals of news."""
    lemma = str(head.lemma_.lower())
    return _LEMMAS.get(lemma, lemma)


def _by_modifier(head: "Token") -> str | None:
    """The class of a noun of two meanings, where the word before it tells: land mines, coal mines."""
    meanings = _MEANINGS.get(singular(head.lower_))
    if meanings is None:
        return None
    near = {head.doc[head.i - 1].lower_} if head.i else set()
    near.update(child.lower_ for child in head.children)
    if head.dep_ == "dobj":
        near.add(head.head.lemma_.lower())
    near.update(grand.lower_ for child in head.children if child.lower_ == "of" for grand in child.children)
    return next((unit for known, unit in meanings if near & known), None)


def is_institution(head: "Token") -> bool:
    """Whether a "body" is one that decides and none that is found."""
    if head.lemma_.lower() != "body":
        return False
    governor = head.head.head if head.dep_ == "pobj" else head.head
    near = {governor.lemma_.lower(), *(child.lemma_.lower() for child in head.children)}
    return not near & _FOUND


def _names_people(head: "Token") -> bool:
    """Whether a word in capitals names people by where they come from or belong: "12 Vessenians"."""
    word = head.text
    if not word[0].isupper():
        return _is_like_people(head)
    if head.ent_type_ == "NORP" and word.endswith(("s", "ese", "ish")):
        return True
    if word.endswith("is") and head.tag_ in {"NNS", "NNPS", "NNP"} and head.ent_type_ not in {"PRODUCT", "GPE", "LOC"}:
        return len(word) > 5
    return word.endswith(("ians", "eans", "ans", "crats", "ists", "ites", "ers", "icans"))


def _is_like_people(head: "Token") -> bool:
    """Whether the ending of a noun tells people: "shepherds", "unionists", "brewers"; things with it are listed."""
    word = singular(head.lower_) if head.tag_ == "NNS" else head.lower_
    if word.endswith(("women", "men", "man", "woman", "herd", "ist", "wright", "smith")):
        return len(word) > 4 and word not in THINGS_LIKE_PEOPLE
    if word.endswith("ee"):
        return len(word) > 5 and word.rpartition("-")[2] not in THINGS_LIKE_PEOPLE
    last = word.rpartition("-")[2]
    return len(last) > 4 and last.endswith(_PEOPLES_ENDINGS) and last not in THINGS_LIKE_PEOPLE


def singular(word: str) -> str:
    """The singular of a regular noun; the parser's lemma fails on names and headlines."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
