"""Words of time and what they stand for; the tables of docs/method.md, "Sequence", are these."""

from reports.extraction.times.values import MINUTES_OF_DAY, Unit

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_ROUND = {"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}

#: Least and greatest number that a word of number can mean; bare plurals ("days") have the empty word.
NUMBERS: dict[str, tuple[float, float]] = {
    **{word: (number, number) for number, word in enumerate(_SMALL.split(), start=1)},
    **{word: (number, number) for word, number in _ROUND.items()},
    "a": (1, 1),
    "an": (1, 1),
    "half a": (0.5, 0.5),
    "half an": (0.5, 0.5),
    "a couple of": (2, 3),
    "couple of": (2, 3),
    "a few": (2, 6),
    "few": (2, 6),
    "several": (3, 9),
    "some": (2, 9),
    "many": (5, 30),
    "a dozen": (12, 12),
    "": (2, 12),
}

#: Bare plurals of a unit never reach as far as the next larger unit would begin to be named.
PLURAL_REACH: dict[Unit, tuple[float, float]] = {
    Unit.SECOND: (2, 60),
    Unit.MINUTE: (2, 90),
    Unit.HOUR: (1, 23),
    Unit.DAY: (2, 13),
    Unit.WEEK: (2, 9),
    Unit.MONTH: (2, 23),
    Unit.YEAR: (2, 30),
}

#: Units that are so many of another.
MULTIPLES: dict[str, tuple[Unit, int]] = {
    "fortnight": (Unit.WEEK, 2),
    "decade": (Unit.YEAR, 10),
    "century": (Unit.YEAR, 100),
    "night": (Unit.DAY, 1),
}

#: Parts of a day, as minutes from its midnight.
PARTS_OF_DAY: dict[str, tuple[int, int]] = {
    "early": (0, 9 * 60),
    "late": (18 * 60, 26 * 60),
    "dawn": (3 * 60, 7 * 60),
    "daybreak": (3 * 60, 7 * 60),
    "sunrise": (3 * 60, 7 * 60),
    "morning": (4 * 60, 12 * 60),
    "early morning": (0, 9 * 60),
    "mid-morning": (9 * 60, 11 * 60),
    "late morning": (10 * 60, 12 * 60),
    "afternoon": (12 * 60, 18 * 60),
    "early afternoon": (12 * 60, 15 * 60),
    "mid-afternoon": (14 * 60, 16 * 60),
    "late afternoon": (15 * 60, 18 * 60),
    "evening": (17 * 60, 24 * 60),
    "early evening": (17 * 60, 20 * 60),
    "late evening": (20 * 60, 24 * 60),
    "dusk": (16 * 60, 21 * 60),
    "sunset": (16 * 60, 21 * 60),
    "nightfall": (16 * 60, 22 * 60),
    "night": (18 * 60, 30 * 60),
    "late night": (21 * 60, 28 * 60),
    "overnight": (18 * 60, 32 * 60),
    "early hours": (0, 6 * 60),
    "small hours": (0, 6 * 60),
    "rush hour": (6 * 60, 20 * 60),
    "lunchtime": (11 * 60, 15 * 60),
}

#: Where a part begins and ends when something happened before or after it.
BEFORE_PART: dict[str, tuple[int, int]] = {
    "dawn": (0, 6 * 60),
    "daybreak": (0, 6 * 60),
    "sunrise": (0, 6 * 60),
    "noon": (4 * 60, 12 * 60),
    "midday": (4 * 60, 12 * 60),
    "midnight": (20 * 60, 24 * 60),
    "dusk": (12 * 60, 19 * 60),
    "sunset": (12 * 60, 20 * 60),
    "nightfall": (12 * 60, 21 * 60),
}
AFTER_PART: dict[str, tuple[int, int]] = {
    "dawn": (4 * 60, 10 * 60),
    "daybreak": (4 * 60, 10 * 60),
    "sunrise": (4 * 60, 10 * 60),
    "noon": (12 * 60, 16 * 60),
    "midday": (12 * 60, 16 * 60),
    "midnight": (0, 4 * 60),
    "dark": (17 * 60, 30 * 60),
    "dusk": (17 * 60, 24 * 60),
    "sunset": (16 * 60, 24 * 60),
    "nightfall": (17 * 60, 30 * 60),
}

#: Noon is meant to some minutes; "midnight" of a day can be its first or its last moment.
NAMED_CLOCKS: dict[str, tuple[int, int]] = {
    "noon": (12 * 60, 12 * 60 + 15),
    "midday": (11 * 60 + 45, 12 * 60 + 30),
    "midnight": (0, MINUTES_OF_DAY),
}

#: Least and greatest distance to UTC in minutes; two where clocks are changed in summer. Letters that stand for
#: several zones (IST, CST) are no zone.
_HOURS: dict[str, tuple[float, float]] = {
    "gmt": (0, 0),
    "utc": (0, 0),
    "z": (0, 0),
    "bst": (1, 1),
    "wet": (0, 0),
    "cet": (1, 1),
    "cest": (2, 2),
    "eet": (2, 2),
    "eest": (3, 3),
    "msk": (3, 3),
    "est": (-5, -5),
    "edt": (-4, -4),
    "et": (-5, -4),
    "eastern": (-5, -4),
    "cdt": (-5, -5),
    "central": (-6, -5),
    "mst": (-7, -7),
    "mdt": (-6, -6),
    "mountain": (-7, -6),
    "pst": (-8, -8),
    "pdt": (-7, -7),
    "pt": (-8, -7),
    "pacific": (-8, -7),
    "jst": (9, 9),
    "kst": (9, 9),
    "aest": (10, 10),
    "aedt": (11, 11),
    "baghdad": (3, 3),
    "beijing": (8, 8),
    "berlin": (1, 2),
    "british": (0, 1),
    "brussels": (1, 2),
    "cairo": (2, 3),
    "damascus": (2, 3),
    "delhi": (5.5, 5.5),
    "dubai": (4, 4),
    "indian": (5.5, 5.5),
    "israel": (2, 3),
    "istanbul": (3, 3),
    "kabul": (4.5, 4.5),
    "kyiv": (2, 3),
    "london": (0, 1),
    "moscow": (3, 3),
    "paris": (1, 2),
    "riyadh": (3, 3),
    "rome": (1, 2),
    "singapore": (8, 8),
    "sydney": (10, 11),
    "tehran": (3.5, 4.5),
    "tokyo": (9, 9),
    "ukrainian": (2, 3),
    "washington": (-5, -4),
}
ZONES: dict[str, tuple[int, int]] = {name: (int(low * 60), int(high * 60)) for name, (low, high) in _HOURS.items()}
