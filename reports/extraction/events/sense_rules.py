"""What tells the senses of an ambiguous verb or noun apart (docs/method.md, "Event classes")."""

from dataclasses import dataclass

from reports.extraction.events.sense_words import (
    AIRCRAFT,
    FIGURATIVE,
    GOALS,
    LABOUR,
    LAWS,
    MILITARY,
    MISSILES,
    NATURE,
    PAPERS,
    SHOTS,
    STRUCTURES,
    words_of,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Another class for a word where one of ``words`` stands in its ``place``; without words, wherever that is filled.

    Places: ``object`` (also the subject of a passive and the noun before a participle), ``subject``, ``after`` (words
    tied to it by position: prepositions, particles, complements, adverbs), ``particle`` (particles and adverbs alone),
    ``next`` (the very next word), ``by`` (the agent of a passive), ``near``, ``person`` (the object is one or stands
    for some), ``no object``, ``clause``, ``appointed`` (somebody is made something) and ``any``.
    Nouns: ``modifier``, ``head`` (the noun they stand before), ``governor``, ``of`` (what hangs on them), ``plural``.
    """

    place: str
    words: frozenset[str]
    event: str | None


def _rule(place: str, words: str | frozenset[str], event: str | None) -> Rule:
    return Rule(place, words_of(words) if isinstance(words, str) else words, event)


_HURT = (_rule("object", FIGURATIVE, None), _rule("person", "", "WOUND"), _rule("any", "", None))
_GROWS = "price rate share number cost sale stock inflation profit figure wage value index revenue demand percent rent"
_FIGURATIVE = (_rule("object", FIGURATIVE | LAWS, None),)
_ONLY_MILITARY = (_rule("subject", NATURE, None), _rule("near", MILITARY, "STRIKE"), _rule("any", "", None))

#: For each ambiguous verb its rules, tried in order; where none holds, its class in the table of verbs does.
VERB_SENSES: dict[str, tuple[Rule, ...]] = {
    "abuse": (_rule("person", "", "ATTACK"), _rule("any", "", None)),
    "burn": (
        _rule("object", STRUCTURES + """ church mosque car truck bus vehicle shop office school""", "DESTROY"),
        _rule("any", "", None),
    ),
    "claim": (_rule("object", "life", "KILL"), _rule("any", "", None)),
    "eliminate": (_rule("person", "", "KILL"), _rule("any", "", None)),
    "force": (_rule("after", "flee evacuate home land village", "DISPLACE"), _rule("any", "", None)),
    "harm": _HURT,
    "lose": (_rule("object", "life", "KILL"), _rule("any", "", None)),
    "neutralise": (_rule("person", "", "KILL"), _rule("any", "", None)),
    "neutralize": (_rule("person", "", "KILL"), _rule("any", "", None)),
    "poison": (_rule("person", "", "WOUND"), _rule("any", "", None)),
    "set": (_rule("after", "fire ablaze alight", "DESTROY"), _rule("any", "", None)),
    "succumb": (_rule("after", "injury wound", "KILL"), _rule("any", "", None)),
    "take": (_rule("after", "hostage hostages captive prisoner custody", "DETAIN"), _rule("any", "", None)),
    "trample": (_rule("person", "", "WOUND"), _rule("any", "", None)),
    "adopt": (_rule("object", LAWS, "PASS"), _rule("any", "", None)),
    "agree": (),
    "approve": (_rule("no object", "", None),),
    "assault": _FIGURATIVE,
    "attack": (
        _rule(
            "object", FIGURATIVE | LAWS | words_of("plan decision idea stance remark press media problem"), "CONDEMN"
        ),
        _rule("after", "over for as verbally publicly", "CONDEMN"),
    ),
    "back": (_rule("no object", "", None), _rule("after", "down off away out up", None)),
    "beat": (
        _rule("after", "death", "KILL"),
        _rule(
            "near",
            """police guard attack abuse kick stick baton torture prison detention victim protester mob assault club
            custody""",
            "WOUND",
        ),
        _rule("any", "", None),
    ),
    "blast": (_rule("no object", "", None), _rule("object", "hole music song", None)),
    "block": (_rule("object", "view phone website account", None),),
    "board": (
        _rule("object", """ship vessel boat tanker ferry freighter yacht trawler craft dinghy""", "BOARD"),
        _rule("any", "", None),
    ),
    "bomb": (_rule("no object", "", None),),
    "bruise": _HURT,
    "capture": (
        _rule("subject", "camera video footage photo image picture film", None),
        _rule("after", "video camera film tape", None),
        _rule(
            "object",
            """attention imagination moment image video mood footage essence vote share carbon seat
            title heart scene spirit""",
            None,
        ),
        _rule("person", "", "DETAIN"),
    ),
    "charge": (
        _rule(
            "object",
            """fee price customer rent interest battery phone rate premium tax dollar car vehicle
            device""",
            None,
        ),
        _rule("clause", "", "ACCUSE"),
        _rule("after", "with over", "CHARGE"),
        _rule("after", "at into toward towards through", None),
        _rule("person", "", "CHARGE"),
        _rule("any", "", None),
    ),
    "climb": (_rule("subject", _GROWS, "RISE"), _rule("any", "", None)),
    "close": (
        _rule("object", "deal", "AGREE"),
        _rule("object", "gap eye", None),
        _rule("after", "at up down in", None),
    ),
    "command": (_rule("clause", "", "ORDER"), _rule("any", "", None)),
    "cripple": _HURT,
    "cross": (_rule("object", "line mind finger arm path", None),),
    "damage": _FIGURATIVE,
    "demonstrate": (_rule("no object", "", "PROTEST"), _rule("any", "", None)),
    "destroy": _FIGURATIVE,
    "devastate": _FIGURATIVE,
    "die": (
        _rule("subject", """bill hope dream talk proposal measure deal star dog animal fish bird tree""", None),
        _rule("after", "down out off", None),
    ),
    "direct": (
        _rule("object", "film movie play traffic question anger criticism attention series comment video show", None),
        _rule("clause", "", "ORDER"),
        _rule(
            "object",
            """strike attack force troop agency department raid operation official commander military""",
            "ORDER",
        ),
        _rule("any", "", None),
    ),
    "drop": (
        _rule("object", "bomb shell munition missile explosive payload", "STRIKE"),
        _rule("object", "charge bid plan case lawsuit demand", None),
    ),
    "drown": (_rule("after", "out", None),),
    "execute": (_rule("person", "", "KILL"), _rule("any", "", None)),
    "expel": (_rule("object", "occupation air gas", None),),
    "fire": (
        _rule("after", "up off back", None),
        _rule("object", MISSILES, "STRIKE"),
        _rule("object", SHOTS, "ATTACK"),
        _rule("after", "at on into upon toward towards", "ATTACK"),
        _rule("no object", "", None),
        _rule("person", "", "DISMISS"),
        _rule("object", "staff team board coach", "DISMISS"),
        _rule("any", "", None),
    ),
    "flatten": (_rule("object", "curve tax", None), *_FIGURATIVE),
    "flee": (_rule("object", "scene charge", None),),
    "free": (_rule("person", "", "RELEASE"), _rule("any", "", None)),
    "grow": (_rule("object", "food crop business plant beard", None),),
    "gut": (
        _rule("object", """building house home hotel church school hospital ship factory""", "DESTROY"),
        _rule("any", "", None),
    ),
    "hammer": _ONLY_MILITARY,
    "hang": (_rule("person", "", "KILL"), _rule("any", "", None)),
    "hijack": (_rule("object", "debate agenda conversation party movement religion process", None),),
    "hit": (
        _rule("particle", "back out", "CONDEMN"),
        _rule("object", GOALS, None),
        _rule("subject", NATURE | words_of(_GROWS), None),
        _rule("by", NATURE, None),
        _rule(
            "after",
            """tariff sanction fine lawsuit charge bill backlash criticism complaint allegation penalty""",
            None,
        ),
        _rule("no object", "", None),
    ),
    "hold": (
        _rule("after", "accountable responsible", None),
        _rule("after", "hostage captive prisoner incommunicado custody jail prison detention captivity cell", "DETAIN"),
        _rule("object", "hostage captive prisoner detainee suspect", "DETAIN"),
        _rule("any", "", None),
    ),
    "hurt": _HURT,
    "invade": (_rule("object", "privacy space", None),),
    "jump": (_rule("subject", _GROWS, "RISE"), _rule("any", "", None)),
    "kill": (
        _rule("object", LAWS | words_of("project program story nomination filibuster pipeline merger"), "REJECT"),
        _rule("object", "time hope momentum chance job bacterium virus weed cell mood", None),
    ),
    "level": (
        _rule("object", "charge accusation criticism allegation claim", "ACCUSE"),
        _rule(
            "near",
            MILITARY | words_of("""building block house home city town neighborhood neighbourhood village bulldozer"""),
            "DESTROY",
        ),
        _rule("any", "", None),
    ),
    "march": (_rule("subject", "time", None),),
    "meet": (
        _rule(
            "object",
            """demand need target goal requirement deadline standard criterion expectation condition test
        challenge obligation fate end""",
            None,
        ),
    ),
    "name": (_rule("after", "as", "APPOINT"), _rule("appointed", "", "APPOINT"), _rule("any", "", None)),
    "open": (
        _rule("object", "fire", "ATTACK"),
        _rule("object", "investigation inquiry probe", "INVESTIGATE"),
        _rule("object", "talk negotiation", "TALK"),
        _rule("after", "up", None),
    ),
    "order": (_rule("object", "food drink meal pizza coffee beer book", None),),
    "pass": (
        _rule("object", LAWS, "PASS"),
        _rule("subject", "bill measure legislation resolution amendment motion budget", "PASS"),
        _rule("any", "", None),
    ),
    "pound": (_rule("subject", NATURE, None), _rule("object", "pavement table desk", None)),
    "pummel": _ONLY_MILITARY,
    "raid": (_rule("object", "fridge fund pension savings coffer", None),),
    "rally": (_rule("subject", "market stock share index currency dollar oil price", "RISE"),),
    "ram": (_rule("object", LAWS, None), _rule("no object", "", None)),
    "release": (_rule("object", PAPERS, None), _rule("person", "", "RELEASE"), _rule("any", "", None)),
    "rule": (
        _rule("after", "out", "REJECT"),
        _rule("subject", "court judge justice panel tribunal magistrate jury commission", "RULE"),
        _rule("clause", "", "RULE"),
        _rule("any", "", None),
    ),
    "seize": (
        _rule("after", "on upon", None),
        _rule("person", "", "DETAIN"),
        _rule("object", "opportunity moment chance initiative", None),
    ),
    "send": (
        _rule(
            "object",
            """troop force soldier ship warship carrier jet reinforcement police marine battalion tank
            guard plane""",
            "DEPLOY",
        ),
        _rule("object", "aid relief assistance supply donation", "AID"),
        _rule("any", "", None),
    ),
    "shell": (_rule("after", "out", "PAY"),),
    "shoot": (
        _rule("next", "dead", "KILL"),
        _rule(
            "object",
            """film movie video scene footage picture photo photograph documentary ad commercial series
            episode basket look glance hoop goal par selfie image""",
            None,
        ),
        _rule("after", "dead death fatally", "KILL"),
        _rule("after", "up", "RISE"),
        _rule("particle", "back", None),
    ),
    "sink": (_rule("subject", _GROWS + " heart hope rating market", "FALL"),),
    "slam": (_rule("object", "door brake car", None), _rule("after", "into", None), _rule("no object", "", None)),
    "slaughter": (),
    "stab": (_rule("after", "death fatally", "KILL"), _rule("particle", "back", None)),
    "storm": (_rule("after", "out off", None),),
    "strike": (
        _rule("object", "deal agreement accord bargain pact truce", "AGREE"),
        _rule("object", "balance chord tone note pose record gold oil blow match fear nerve", None),
        _rule("after", "down", "REJECT"),
        _rule("subject", LABOUR, "STRIKE_WORK"),
        _rule("subject", NATURE, None),
        _rule("by", NATURE, None),
        _rule("object", LABOUR, "STRIKE_WORK"),
    ),
    "support": (_rule("no object", "", None),),
    "target": (
        _rule("subject", "sanction ad campaign tariff legislation bill policy law lawsuit scam", None),
        _rule("object", "inflation growth voter audience consumer customer emission", None),
        _rule("near", MILITARY, "STRIKE"),
        _rule("any", "", None),
    ),
    "torpedo": (_rule("object", LAWS | words_of("talk bid hope nomination"), "REJECT"),),
    "torture": (),
    "walk": (_rule("after", "meeting talk room", None),),
    "wound": (_rule("after", "up", None), _rule("object", FIGURATIVE, None)),
    "wreck": _FIGURATIVE,
}

PHRASAL_SENSES: dict[str, tuple[Rule, ...]] = {
    "beat_up": (_rule("after", "on", None), _rule("no object", "", None)),
    "shoot_down": (_rule("object", AIRCRAFT, "DESTROY"), _rule("any", "", "REJECT")),
    "bring_down": (_rule("object", STRUCTURES, "DESTROY"), _rule("any", "", None)),
    "knock_down": (_rule("object", STRUCTURES, "DESTROY"), _rule("any", "", None)),
    "tear_down": (_rule("object", STRUCTURES, "DESTROY"), _rule("any", "", None)),
    "blow_up": (_rule("no object", "", None),),
    "drive_from": (_rule("after", "home land village house town city", "DISPLACE"), _rule("any", "", None)),
    "reduce_to": (_rule("after", "rubble ruin ash", "DESTROY"), _rule("any", "", None)),
    "round_up": (_rule("person", "", "DETAIN"), _rule("any", "", None)),
    "lock_up": (_rule("person", "", "DETAIN"), _rule("any", "", None)),
    "drive_out": (_rule("person", "", "DISPLACE"), _rule("any", "", None)),
    "call_on": (_rule("clause", "", "URGE"), _rule("any", "", None)),
    "strike_down": (_rule("any", "", "REJECT"),),
    "walk_out": (_rule("subject", LABOUR, "STRIKE_WORK"), _rule("any", "", None)),
    "throw_out": (_rule("object", LAWS | words_of("case lawsuit conviction charge"), "REJECT"), _rule("any", "", None)),
}

_CRITIC = "personal verbal rhetorical political partisan scathing ad hominem"
NOUN_SENSES: dict[str, tuple[Rule, ...]] = {
    "approval": (_rule("head", "rating number poll", None),),
    "arrest": (_rule("modifier", "cardiac", None),),
    "assault": (
        _rule("head", "rifle weapon charge", None),
        _rule("of", FIGURATIVE | words_of("right privacy truth"), None),
    ),
    "attack": (
        _rule("modifier", "heart panic anxiety asthma", None),
        _rule("modifier", _CRITIC, "CONDEMN"),
        _rule("of", FIGURATIVE | LAWS | words_of("press media right values truth opponent rival character"), "CONDEMN"),
        _rule("head", "ad line", "CONDEMN"),
    ),
    "capture": (_rule("modifier", "carbon screen", None), _rule("person", "", "DETAIN")),
    "charge": (
        _rule(
            "near",
            """face drop murder criminal file felony court plead fraud indict prosecutor assault
            misdemeanor convict acquit manslaughter terrorism""",
            "CHARGE",
        ),
        _rule("any", "", None),
    ),
    "cut": (_rule("of", "wrist hand", None),),
    "deal": (_rule("modifier", "great good big", None),),
    "fall": (_rule("of", "price rate number sale value output share level", "FALL"), _rule("any", "", None)),
    "invasion": (_rule("of", "privacy", None),),
    "killing": (_rule("governor", "make", None),),
    "march": (_rule("governor", "madness", None),),
    "offensive": (_rule("modifier", "charm diplomatic media", None),),
    "order": (_rule("modifier", "executive evacuation presidential", "ORDER"), _rule("any", "", None)),
    "passage": (_rule("of", LAWS, "PASS"), _rule("any", "", None)),
    "release": (
        _rule("person", "", "RELEASE"),
        _rule("of", "hostage prisoner detainee captive", "RELEASE"),
        _rule("any", "", None),
    ),
    "seizure": (
        _rule("person", "", "DETAIN"),
        _rule("of", """power control land asset property ship vessel city town""", "SEIZE"),
        _rule("any", "", None),
    ),
    "sentence": (
        _rule("near", "prison year jail life death month serve suspend convict judge court", "SENTENCE"),
        _rule("any", "", None),
    ),
    "strike": (
        _rule("modifier", "hunger", "PROTEST"),
        _rule(
            "modifier",
            """air drone missile rocket precision military retaliatory preemptive pre-emptive artillery
            nuclear israeli""",
            "STRIKE",
        ),
        _rule(
            "modifier",
            """general rail wildcat pay labor labour teacher nurse doctor bus tube lightning solidarity""",
            "STRIKE_WORK",
        ),
        _rule("governor", "on", "STRIKE_WORK"),
        _rule("near", LABOUR, "STRIKE_WORK"),
        _rule("near", MILITARY, "STRIKE"),
        _rule("of", "", "STRIKE"),
        _rule("any", "", None),
    ),
    "support": (),
    "talk": (_rule("plural", "", "TALK"), _rule("any", "", None)),
    "shooting": (_rule("modifier", "target film", None),),
}
