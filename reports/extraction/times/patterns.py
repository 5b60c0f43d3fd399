"""What words of time look like on the fold; each pattern is one reading in ``readers``."""

import re

from reports.extraction.times.words import ZONES

WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_WEEKDAY_SHORT = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\."
_DAY_NAME = rf"(?:{WEEKDAY}|{_WEEKDAY_SHORT})"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?(?= \d)|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
)
YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NTH = rf"{_DAY}(?:st|nd|rd|th)?"
_RANGE = rf"{_NTH}(?: ?- ?{_DAY})?"

UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|year|decade)"
NUMBER = (
    r"(?:\d{1,4}(?:\.\d)?|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|half an?|an?|a couple of|couple of|a few|few|"
    r"several|some|many|a dozen))"
)
_ABOUT = (
    r"(?:(?i:about|around|some|nearly|almost|roughly|at least|at most|more than|less than|over|under|barely|just|only|"
    r"up to) )?"
)
_SPAN_OF_TIME = rf"{_ABOUT}{NUMBER}[ -](?:(?i:more|full|whole|straight|consecutive) )?{UNIT}s?\b"

_PARTS = (
    r"(?:(?:early|late)[ -](?:morning|afternoon|evening|night)|mid-?(?:morning|afternoon)|morning|afternoon|evening|"
    r"nightfall|night|dawn|daybreak|sunrise|sunset|dusk|lunchtime)"
)
_CLOCK_EDGE = (
    r"(?:(?i:shortly before|just before|a little before|shortly after|just after|a little after|soon after|"
    r"around|about|at around|at about|roughly|nearly|almost|before|after|past|at|by|until|from|since) )"
)
_NAMED_ZONE = "|".join(sorted((name for name in ZONES if len(name) > 4), key=len, reverse=True))
_SHORT_ZONE = "|".join(sorted((name.upper() for name in ZONES if len(name) <= 4), key=len, reverse=True))
ZONE = (
    rf"(?:Z\b|(?: ?\(?(?:{_SHORT_ZONE})\b\)?)|(?: (?i:{_NAMED_ZONE})(?: (?:standard|daylight|summer))? (?i:time)\b)"
    r"|(?: (?i:local time)))"
)
_MERIDIEM = r"(?: ?(?:[aApP]\. ?[mM]\.|[aApP]\.?[mM]\b))"
_HOUR = r"(?:2[0-4]|1\d|0?\d)"

#: Each kind of atom in the order in which it is tried at one place.
ATOMS: tuple[tuple[str, str], ...] = (
    ("iso", rf"{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d-])"),
    (
        "recurring",
        rf"(?i:every|each) (?i:other |second |single )?"
        rf"(?:{WEEKDAY}|{UNIT}|morning|afternoon|evening|weekend|{MONTH})s?\b"
        rf"|{WEEKDAY}s\b|(?:(?i:on|at) )?(?i:weekdays|weekends)\b|(?:{NUMBER}|(?i:once|twice))(?: times)? an? {UNIT}\b"
        rf"|{_SPAN_OF_TIME} an? {UNIT}\b",
    ),
    (
        "day_month",
        rf"(?:(?i:the) )?{_RANGE} (?:of )?{MONTH}(?:,? {YEAR})?\b"
        rf"|{MONTH} (?:the )?{_RANGE}(?:,? {YEAR})?(?![\d:.]\d|\d)",
    ),
    ("holiday", r"(?:New Year's (?:Day|Eve)|Christmas (?:Day|Eve)|Boxing Day|May Day)\b"),
    ("month", rf"(?:(?i:last|next|this|early|late|mid)[ -](?:in )?)?{MONTH}(?:,? (?:of )?{YEAR})?(?![\w'])"),
    ("decade", r"(?i:the )?(?:(?i:early|late|mid)[ -])?(?:1[89]|20)\d0s\b"),
    ("years", rf"(?i:between|from) {YEAR} (?:and|to|until) {YEAR}\b|(?i:in) {YEAR}[-/](?:\d\d|{YEAR})\b"),
    (
        "year",
        rf"(?i:in|since|until|by|before|after|from|during|early|late)(?: (?:early|late|mid))?[ -]{YEAR}"
        rf"(?![\d,.:]\d|[\w%-])"
        rf"(?! (?!(?:as|was|his|has|its|this|is|across|towards|versus|perhaps|always|plus|unless)\b)[a-z]+s\b)",
    ),
    (
        "clock",
        rf"{_CLOCK_EDGE}?{_HOUR}(?:[:.][0-5]\d)?{_MERIDIEM}{ZONE}?"
        rf"|{_CLOCK_EDGE}?(?<![\d:.]){_HOUR}:[0-5]\d(?![\d:]){ZONE}"
        rf"|{_CLOCK_EDGE}{_HOUR}:[0-5]\d(?![\d:])(?:hrs)?"
        rf"|{_CLOCK_EDGE}(?:2[0-3]|1\d|0\d)\.[0-5]\d\b(?! ?(?:%|per|m|k|b))"
        rf"|{_CLOCK_EDGE}?(?<![\d,.])[0-2]\d[0-5]\d(?: ?(?:hours|hrs)\b)?{ZONE}"
        rf"|{_CLOCK_EDGE}?[0-2]\d[0-5]\d ?(?:hours|hrs)\b{ZONE}?"
        rf"|{_CLOCK_EDGE}?{_HOUR}{ZONE}(?<! Z)"
        rf"|{_CLOCK_EDGE}?(?:(?i:half|quarter|ten|twenty) (?:past|to) )?"
        rf"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|{_HOUR}) ?o'clock"
        rf"|{_CLOCK_EDGE}?(?i:noon|midday|midnight)\b{ZONE}?",
    ),
    ("fixed_night", r"(?i:last night|overnight|tonight)\b|(?i:the night before)\b(?! (?:the|a|an|his|her|its|their) )"),
    (
        "deictic",
        r"(?i:the day before yesterday|the day after tomorrow|(?:(?:earlier|later) )?today|yesterday|tomorrow)\b",
    ),
    ("this_part", rf"(?i:(?:early |late |earlier |later )?(?:this|that|the same|the following|the next) {_PARTS})\b"),
    (
        "same_day",
        r"(?i:(?:(?:earlier|later|late|early) )?(?:(?:in|on) )?(?:the|that)(?: very)? same day|"
        r"(?:earlier|later) (?:in the|that|the same) day|"
        r"that(?: very)? day|the (?:next|following|previous|preceding) (?:day|morning|afternoon|evening|night)|"
        r"the day (?:before|after)|(?:a|one) day (?:earlier|later|before|after))\b",
    ),
    (
        "part",
        rf"(?i:in|during|on|through|throughout|into|since|from) the (?i:course of the )?"
        rf"(?:{_PARTS}|(?:early|small|late) hours)"
        r"(?: (?:of|on)(?: the)?(?= [A-Z\d]))?\b"
        r"|(?i:before|after|by|at|from|since|around|until) "
        r"(?i:dawn|daybreak|sunrise|dusk|sunset|nightfall|dark|night|evening|lunchtime|morning|early morning|"
        r"late morning|mid-morning|early afternoon|mid-afternoon|late afternoon|early evening|late evening)\b"
        r"|(?i:under cover of darkness|late at night|early in the (?:morning|day)|"
        r"late in the (?:day|evening|afternoon)|at rush hour)\b",
    ),
    (
        "weekend",
        r"(?i:(?:at|over|on) the weekend|(?:last|this|next|this past|the past|this coming|the previous) weekend)\b",
    ),
    (
        "period",
        r"(?i:(?:(?:earlier|later|early|late|sometime) )?(?:in )?"
        r"(?:this|last|next|the previous|the preceding|the following|that|the same)(?: (?:past|coming))? "
        r"(?:week|month|year|decade|century))\b"
        r"|(?i:the (?:week|month|year) (?:before|after)(?: (?:last|next))?|"
        r"(?:a|one) (?:week|month|year) (?:earlier|later)\b)",
    ),
    (
        "ago",
        rf"{_ABOUT}(?:(?:{NUMBER} )?{UNIT}s?|(?i:moments)) (?i:ago|from now)\b|(?i:in) {NUMBER} {UNIT}s?' time\b",
    ),
    (
        "shift",
        rf"(?:{_ABOUT}{NUMBER} (?:more )?)?\b(?:{UNIT}s?|(?i:moments)) "
        rf"(?i:later|earlier|before|beforehand|previously|afterwards?|after|on from|prior)\b"
        rf"|(?i:within) (?:(?:{_ABOUT}{NUMBER}) )?(?:{UNIT}s?|moments) of\b|(?i:after) {_SPAN_OF_TIME}\b(?!-)"
        rf"|(?i:within) (?:an hour|hours|minutes|days)\b(?= ?[,.;])",
    ),
    (
        "recent",
        rf"(?i:in|over|during|for|within) the (?i:past|last|coming|next) (?:{_ABOUT}(?:{NUMBER} )?{UNIT}s?)\b"
        rf"|(?i:in|over|during) (?i:recent|the coming|coming) {UNIT}s\b"
        rf"|(?i:the) (?i:past|last) (?:{NUMBER} )?{UNIT}s\b",
    ),
    (
        "weekday",
        rf"(?:(?i:last|next|this|this past|past|this coming|coming|the following|the previous) )?"
        rf"{_DAY_NAME}(?: week\b)?(?![\w])",
    ),
    (
        "edge_of_day",
        r"(?i:early|late|midway through|first thing)"
        r"(?= (?:on |of )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|yesterday|today|tomorrow))",
    ),
    (
        "duration",
        rf"(?:(?i:for|over|during|within|in|through|throughout|lasting|up to) )?"
        rf"{_SPAN_OF_TIME}(?:[- ](?:old|long)\b)?(?! of age)",
    ),
    ("bare_duration", rf"(?i:for|over|in) (?:many |some )?{UNIT}s\b"),
    ("bare_part", rf"{_PARTS}(?: hours)?\b"),
)

ATOM = re.compile("|".join(rf"(?P<{name}>\b(?:{pattern}))" for name, pattern in ATOMS))
