"""The inflected forms of English words, written out ahead of matching.

Regular rules and a table of irregular forms; where spelling has variants (travelled, traveled) all of them are given,
since a spelling that nobody uses matches nothing.
"""

import re

VOWELS = "aeiou"

# base: past, participle; "/" between variants.
_IRREGULAR_VERBS = """
arise arose arisen|awake awoke awoken|be was/were been|bear bore borne/born|beat beat beaten|become became become
begin began begun|bend bent bent|bet bet bet|bid bid/bade bid/bidden|bind bound bound|bite bit bitten
bleed bled bled|blow blew blown|break broke broken|breed bred bred|bring brought brought
broadcast broadcast broadcast|build built built|burn burned/burnt burned/burnt|burst burst burst|buy bought bought
cast cast cast|catch caught caught|choose chose chosen|cling clung clung|come came come|cost cost cost
creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|do did done|draw drew drawn
dream dreamed/dreamt dreamed/dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed
feel felt felt|fight fought fought|find found found|flee fled fled|fling flung flung|fly flew flown
forbid forbade forbidden|forecast forecast forecast|forget forgot forgotten|forgive forgave forgiven
freeze froze frozen|get got got/gotten|give gave given|go went gone|grind ground ground|grow grew grown
hang hung/hanged hung/hanged|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
keep kept kept|kneel knelt/kneeled knelt/kneeled|know knew known|lay laid laid|lead led led
lean leaned/leant leaned/leant|leap leaped/leapt leaped/leapt|learn learned/learnt learned/learnt|leave left left
lend lent lent|let let let|lie lay/lied lain/lied|light lit/lighted lit/lighted|lose lost lost|make made made
mean meant meant|meet met met|mislead misled misled|mistake mistook mistaken|mow mowed mown/mowed
offset offset offset|outdo outdid outdone|overcome overcame overcome|overrun overran overrun
oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|pay paid paid
plead pleaded/pled pleaded/pled|prove proved proved/proven|put put put|quit quit quit|read read read
rebuild rebuilt rebuilt|retake retook retaken|rid rid rid|ride rode ridden|ring rang rung|rise rose risen
run ran run|saw sawed sawn/sawed|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent
set set set|shake shook shaken|shed shed shed|shine shone/shined shone/shined|shoot shot shot
show showed shown/showed|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank/sunk sunk|sit sat sat
slay slew slain|sleep slept slept|slide slid slid|sling slung slung|slit slit slit|sow sowed sown/sowed
speak spoke spoken|speed sped/speeded sped/speeded|spend spent spent|spill spilled/spilt spilled/spilt
spin spun spun|split split split|spoil spoiled/spoilt spoiled/spoilt|spread spread spread
spring sprang/sprung sprung|stand stood stood|steal stole stolen|stick stuck stuck|sting stung stung
stink stank/stunk stunk|strew strewed strewn|stride strode stridden|strike struck struck/stricken
string strung strung|strive strove/strived striven/strived|swear swore sworn|sweep swept swept
swell swelled swollen/swelled|swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn
tell told told|think thought thought|throw threw thrown|thrust thrust thrust|tread trod trodden|uphold upheld upheld
upset upset upset|undergo underwent undergone|understand understood understood|undertake undertook undertaken
undo undid undone|wake woke woken|wear wore worn|weave wove woven|weep wept wept|win won won|wind wound wound
withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|wring wrung wrung
write wrote written
"""

_IRREGULAR_NOUNS = """
alumnus alumni|analysis analyses|axis axes|basis bases|child children|crisis crises|criterion criteria
diagnosis diagnoses|datum data|foot feet|goose geese|half halves|hero heroes|hypothesis hypotheses|knife knives
leaf leaves|life lives|loaf loaves|louse lice|man men|medium media|mouse mice|nucleus nuclei|ox oxen|oasis oases
person people/persons|phenomenon phenomena|potato potatoes|self selves|shelf shelves|stimulus stimuli
synthesis syntheses|thesis theses|thief thieves|tomato tomatoes|tooth teeth|torpedo torpedoes|veto vetoes
embargo embargoes|echo echoes|wife wives|wolf wolves|woman women|headquarters headquarters|aircraft aircraft
spacecraft spacecraft|hovercraft hovercraft|series series|species species|sheep sheep|fish fish/fishes|deer deer
personnel personnel|police police|people people/peoples|troops troops|means means
"""

_IRREGULAR_ADJECTIVES = (
    "good better best|bad worse worst|far farther/further farthest/furthest|little less least|many more most"
)

# Other endings that a verb has beside the rules.
_THIRD_PERSON = {"be": ("is", "are", "am"), "have": ("has",), "do": ("does",), "go": ("goes",)}
_ING = {"be": ("being",), "lie": ("lying",), "die": ("dying",), "tie": ("tying",), "vie": ("vying",)}


def _table(rows: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    words = (row.split() for line in rows.strip().splitlines() for row in line.split("|"))
    return {word[0]: tuple(tuple(part.split("/")) for part in word[1:]) for word in words}


VERBS = _table(_IRREGULAR_VERBS)
NOUNS = _table(_IRREGULAR_NOUNS)
ADJECTIVES = _table(_IRREGULAR_ADJECTIVES)

_PREFIXED_VERB = re.compile(r"(?:re|out|over|under|un|mis|fore|counter)-?(?=[a-z]{3})")


def inflected(lemma: str, pos: str | None) -> tuple[str, ...]:
    """All written forms of a lower-case lemma, base form first.

    A verb of several words inflects its first word (crack down), a noun or adjective its last (militia group). Without
    a part of speech both the verb's and the noun's forms are given.
    """
    words = lemma.split(" ")
    head, rest = words[0], words[1:]
    forms: list[str] = [lemma]
    if pos in {"VERB", None}:
        forms += [" ".join([form, *rest]) for form in _verb_forms(head)]
    if pos in {"NOUN", None}:
        forms += [" ".join([*words[:-1], form]) for form in _noun_forms(words[-1])]
    if pos == "ADJ":
        forms += [" ".join([*words[:-1], form]) for form in _adjective_forms(words[-1])]
    return tuple(dict.fromkeys(forms))


def _verb_forms(base: str) -> list[str]:
    third = list(_THIRD_PERSON.get(base, (_with_s(base),)))
    ing = list(_ING.get(base, ())) or [stem + "ing" for stem in _stems(base, drop_e=True)]
    return [*third, *_past_forms(base), *ing]


def _past_forms(base: str) -> list[str]:
    if base in VERBS:
        return [form for variants in VERBS[base] for form in variants]
    prefix = _PREFIXED_VERB.match(base)
    if prefix and base[prefix.end() :] in VERBS:
        return [prefix[0] + form for variants in VERBS[base[prefix.end() :]] for form in variants]
    if base.endswith("e"):
        return [base + "d"]
    if re.search(r"[^aeiou]y$", base):
        return [base[:-1] + "ied"]
    return [stem + "ed" for stem in _stems(base, drop_e=False)]


def _stems(base: str, *, drop_e: bool) -> list[str]:
    """The stems that -ed and -ing are added to: with the last consonant doubled where English may double it."""
    if base.endswith("e"):
        return [base[:-1] if drop_e and not re.search(r"(?:[eoy]e|[^aeiou]*[sn]inge)$", base) else base]
    if base.endswith("c"):
        return [base + "k"]
    if not re.search(r"(?:^|[^aeiou]|qu)[aeiou][bcdfgklmnprstvz]$", base):
        return [base]
    syllables = len(re.findall(r"[aeiouy]+", base))
    # The stress of a longer word is not in its spelling: both (admitted, targeted) are written out.
    return [base + base[-1]] if syllables == 1 else [base, base + base[-1]]


def _noun_forms(base: str) -> list[str]:
    if base in NOUNS:
        return [form for variants in NOUNS[base] for form in variants]
    for ending in ("woman", "man", "child", "person", "wife", "craft"):
        if (
            len(base) > len(ending)
            and base.endswith(ending)
            and base not in {"german", "human", "roman", "ottoman", "talisman"}
        ):
            plurals = {"craft": ("craft",)}.get(ending) or NOUNS[ending][0]
            return [base[: -len(ending)] + form for form in plurals]
    if base.endswith("s") and not re.search(r"(?:ss|us|is|as)$", base):
        return [base]
    return [_with_s(base)]


def _with_s(base: str) -> str:
    if re.search(r"(?:[sxz]|[cs]h)$", base):
        return base + "es"
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    return base + "s"


def _adjective_forms(base: str) -> list[str]:
    if base in ADJECTIVES:
        return [form for variants in ADJECTIVES[base] for form in variants]
    syllables = len(re.findall(r"[aeiouy]+", base.removesuffix("e")))
    if re.search(r"[^aeiou]y$", base):
        return [base[:-1] + "ier", base[:-1] + "iest"]
    if syllables > 1:
        return []
    stem = base[:-1] if base.endswith("e") else _stems(base, drop_e=True)[0]
    return [stem + "er", stem + "est"]
