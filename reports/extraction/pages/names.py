"""Names of people out of a byline as sites print or state it (docs/method.md, "Pages")."""

import re

from reports.extraction.pages.sites import bare_name

# Starting values, see docs/method.md, "Pages".
LONGEST_NAME_WORDS = 5
MOST_NAMES = 12

_OPENING = re.compile(
    r"^\W*(?:(?:posted|published|written|created|submitted)\b[^.;]{0,40}?\bby\b|(?:article|story|text|words|"
    r"report|photographs?|review|interview|opinion|analysis|post(?:ed)?|publi(?:shed|c)|"
    r"written|reported|created|submitted|authored|medically reviewed)\s+(?:by|von)\b|by\b(?!\s+the\b)|by\s+the\b|von\b|"
    r"authors?\b|par\b|por\b|words\s*:|from\b)[\s:]*",
    re.IGNORECASE,
)
# What follows a name and is none: a date, a stroke, a role in brackets, a link's label.
_CLOSING = re.compile(
    r"\s*(?:[|•·/\n\t]|\s[–—-]+\s|\(|\[|\d{1,2}[:./]\d|\b(?:on|in|for|updated|published|posted|last|special to|"
    r"via)\b\s|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+\d|\b\d{1,2}\s+[A-Z][a-z]{2,8}\b|"
    r"\b(?:19|20)\d\d\b|"
    r"\bfollow\b|\bview all\b|\bcontact\b|\bemail\b|\bread more\b|\bsays\b|\bshares?\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(r"\s*[;,]\s*(?:and\s+|&\s*)?|\s+(?:and|und|et|y|with)\s+|\s*&\s*", re.IGNORECASE)
_LATIN_BEFORE = re.compile(r"([A-Z][\w'’.-]+(?: [A-Z]\.?)?), ([A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|de|van|von))*)")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+")
_DEGREE = re.compile(
    r"^(?:Ph\.?D|M\.?D|M\.?A|B\.?A|M\.?Sc|B\.?Sc|MBA|RD|RN|R\.?D\.?N|MS|M\.?S|JD|LD|CPA|Esq|OBE|CBE|MBE)\.?$", re.I
)
_ROLE = re.compile(
    r"\b(?:writer|reporter|editor|editors|correspondent|journalist|columnist|contributor|contributing|producer|author|"
    r"staff|team|desk|bureau|newsroom|news ?room|freelance|intern|chief|senior|assistant|associate|director|manager|"
    r"head of|photographer|fellow|professor|critic|blogger|analyst|specialist|reviewed|archive|admin|"
    r"administrator|user|"
    r"guest|webmaster|unknown|anonymous|null|none|undefined|editorial|agencies|wires?|services?|updated|published|"
    r"view all|posts?|articles?|biography|profile|website|twitter|facebook|more|comments?|subscribe|name|email)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:news|press|agency|times|post|tribune|herald|gazette|chronicle|radio|television|tv|magazine|journal|daily|"
    r"network|foundation|institute|university|college|center|centre|council|association|society|group|media|online|"
    r"inc|ltd|llc|gmbh|company|corporation|ministry|department|office|reuters|afp|ap|dpa|upi|bbc|cnn|xinhua|tass|"
    r"bloomberg|press association|associated press)\b",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "abu",
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "ten",
        "ter",
        "y",
        "e",
        "zu",
        "af",
        "av",
    ]
)
_WORD = re.compile(r"[^\W\d_][\w.'’‘-]*")


def names_in(words: str, sites: frozenset[str], *, single: bool = False) -> list[str]:
    """The persons, else the agencies, that a byline names, in its order; roles, addresses and the site are left out.

    ``single`` takes one word for a name too: where a field is made for a name, a first name alone is one.
    """
    words = _ADDRESS.sub(" ", words).replace("\u00a0", " ").strip()
    words = _OPENING.sub("", words, count=1)
    words = _CLOSING.sub("", words).strip(" ,;:-–—|")
    if inverted := _LATIN_BEFORE.fullmatch(words):
        words = f"{inverted.group(2)} {inverted.group(1)}"
    people: list[str] = []
    others: list[str] = []
    for part in _BETWEEN.split(words)[: 2 * MOST_NAMES]:
        part = _OPENING.sub("", " ".join(part.split()), count=1).strip(" .,;:-–—|'\"")
        if not part or _DEGREE.match(part) or bare_name(part) in sites or _ROLE.search(part):
            continue
        if _INSTITUTION.search(part):
            others.append(part)
        elif _is_person(part, single=single):
            people.append(_in_case(part))
    found = list(dict.fromkeys(people or others))
    return found[:MOST_NAMES]


def _is_person(part: str, *, single: bool) -> bool:
    words = part.split(" ")
    if not 1 <= len(words) <= LONGEST_NAME_WORDS or (any(char.isdigit() for char in part) and not single):
        return False
    if len(words) == 1:
        return single and 2 <= len(part) <= 30 and not part.isdigit()
    if not all(_WORD.fullmatch(word) for word in words):
        return False
    return all(word[0].isupper() or word.lower() in _PARTICLES or not word[0].isascii() for word in words) or single


def _in_case(name: str) -> str:
    """A name printed in capitals as names are written."""
    if not name.isupper() or len(name) <= 4:
        return name
    return " ".join(
        word if len(word) <= 3 and "." in word else re.sub(r"[^\W\d_]+", lambda match: match.group().capitalize(), word)
        for word in name.split(" ")
    )
