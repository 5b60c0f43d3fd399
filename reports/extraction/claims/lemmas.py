"""Words as claims compare them: one spelling, one number, figures as digits (docs/method.md, "Claims")."""

import re
from functools import lru_cache

_SMALL = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL_NUMBERS = {word: number for number, word in enumerate(_SMALL.split())} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), start=2)
}
LARGE_NUMBERS = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}

# British words whose American spelling follows no rule, and others with two spellings.
_TWO_WAYS = """
    grey gray, programme program, defence defense, offence offense, licence license, practise practice, cheque check,
    tyre tire, kerb curb, plough plow, sceptical skeptical, sceptic skeptic, judgement judgment, ageing aging,
    jewellery jewelry, aluminium aluminum, enrol enroll, fulfil fulfill, skilful skillful, instal install,
    manoeuvre maneuver, pretence pretense, centre center, theatre theater, metre meter, kilometre kilometer,
    centimetre centimeter, litre liter, fibre fiber, calibre caliber, sabre saber, sombre somber, spectre specter,
    paediatric pediatric, anaesthetic anesthetic, haemorrhage hemorrhage, encyclopaedia encyclopedia, dialogue dialog,
    catalogue catalog, travelled traveled, per-cent percent, airstrike strike, air-strike strike, cease-fire ceasefire,
    serviceman soldier, towards toward, advisor adviser, protestor protester,
    spokeswoman spokesperson, spokesman spokesperson, chairwoman chair, chairman chair, wounded wound, dead die,
    death die, killing kill, bombing bomb, shelling shell, shooting shoot, shot shoot, wounding wound, injured injure,
    targeting target, arrested arrest, detained detain, voting vote, elected elect, km kilometer, pct percent
"""
_SPELLINGS = dict(pair.split() for pair in _TWO_WAYS.split(","))
_OUR_STEMS = (
    "col fav hon lab harb neighb rum arm behavi endeav flav hum od rig sav tum val vap vig splend cand clam parl"
)
_OUR = re.compile(rf"^(?P<stem>(?:un|dis|mis|re)?(?:{'|'.join(_OUR_STEMS.split())}))our(?P<rest>\w*)$")
_ISE = re.compile(r"^(?P<stem>\w{3,})is(?P<rest>e|ed|es|er|ing|ation)$")
_YSE = re.compile(r"^(?P<stem>\w{2,}l)yse(?P<rest>[rd]?)$")
_DOUBLED = re.compile(r"^(?P<stem>\w{4,}[aeiou]l)l(?P<rest>ed|ing|er)$")
_SIBILANT = """
    rise arise promise exercise advise surprise revise supervise compromise enterprise franchise merchandise disguise
    devise improvise televise advertise wise otherwise likewise noise praise cruise bruise precise concise expertise
    premise treatise demise excise incise despise raise appraise comprise paradise poise turquise chastise circumcise
    tortoise porpoise reprise prise apprise adviser advising promising surprising raising
"""
# Verbs and nouns in -ise on both sides of the ocean.
_WITH_S = frozenset(_SIBILANT.split())
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MARKS = str.maketrans("", "", "'`.")


@lru_cache(maxsize=20_000)
def spelling_of(lemma: str) -> str:
    """The lemma in one of its spellings: American, without apostrophes; plain gerunds of violence as their verb."""
    word = lemma.translate(_MARKS)
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    if match := _OUR.match(word):
        return f"{match['stem']}or{match['rest']}"
    if word not in _WITH_S and (match := _ISE.match(word)):
        return f"{match['stem']}iz{match['rest']}"
    if match := _YSE.match(word):
        return f"{match['stem']}yze{match['rest']}"
    if match := _DOUBLED.match(word):
        return match["stem"] + match["rest"]
    return word


def digits_of(word: str) -> str | None:
    """A figure in digits without the signs that part thousands ("2,500" as "2500"), else None."""
    match = _DIGITS.search(word)
    if match is None:
        return None
    digits = match[0].replace(",", "").rstrip(".")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """A capitalised plural as its singular ("Forces"): the tagger takes it for a name and leaves it as it is."""
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is", "as", "os")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1]
