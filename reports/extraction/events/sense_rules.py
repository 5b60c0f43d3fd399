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
    TROUBLES,
    words_of,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Another class for a word where one of ``words`` stands in its ``place``; without words, wherever that is filled.

    Places: ``object`` (also the subject of a passive and the noun before a participle), ``subject``, ``after`` (words
    tied to it by position: prepositions, particles, complements, adverbs), ``particle`` (particles and adverbs alone),
    ``next`` (the very next word), ``by`` (the agent of a passive), ``near``, ``person`` (the object is one or stands
    for some), ``person held`` (in the passive, with the
    words near), ``no object``, ``clause``, ``appointed`` (somebody is made something) and ``any``.
    Nouns: ``modifier``, ``head`` (the noun they stand before), ``governor``, ``of`` (what hangs on them), ``plural``.
    """

    place: str
    words: frozenset[str]
    event: str | None


def rule_of(place: str, words: str | frozenset[str], event: str | None) -> Rule:
    """A rule with its words written as one text or as a set."""
    return Rule(place, words_of(words) if isinstance(words, str) else words, event)


_HURT = (
    rule_of("by", TROUBLES - NATURE, None),
    rule_of("object", FIGURATIVE, None),
    rule_of("person", "", "WOUND"),
    rule_of("any", "", None),
)
_GROWS = "price rate share number cost sale stock inflation profit figure wage value index revenue demand percent rent"
_FIGURATIVE = (rule_of("object", FIGURATIVE | LAWS, None),)
_ONLY_MILITARY = (rule_of("subject", NATURE, None), rule_of("near", MILITARY, "STRIKE"), rule_of("any", "", None))

#: For each ambiguous verb its rules, tried in order; where none holds, its class in the table of verbs does.
VERB_SENSES: dict[str, tuple[Rule, ...]] = {
    "abuse": (rule_of("person", "", "ATTACK"), rule_of("any", "", None)),
    "claim": (rule_of("object", "life", "KILL"), rule_of("any", "", None)),
    "eliminate": (rule_of("person", "", "KILL"), rule_of("any", "", None)),
    "force": (rule_of("after", "flee evacuate home land village", "DISPLACE"), rule_of("any", "", None)),
    "harm": _HURT,
    "lose": (rule_of("object", "life", "KILL"), rule_of("any", "", None)),
    "neutralise": (rule_of("person", "", "KILL"), rule_of("any", "", None)),
    "neutralize": (rule_of("person", "", "KILL"), rule_of("any", "", None)),
    "poison": (rule_of("person", "", "WOUND"), rule_of("any", "", None)),
    "set": (rule_of("after", "fire ablaze alight", "DESTROY"), rule_of("any", "", None)),
    "succumb": (rule_of("after", "injury wound", "KILL"), rule_of("any", "", None)),
    "take": (rule_of("after", "hostage hostages captive prisoner custody", "DETAIN"), rule_of("any", "", None)),
    "trample": (rule_of("person", "", "WOUND"), rule_of("any", "", None)),
    "adopt": (rule_of("object", LAWS, "PASS"), rule_of("any", "", None)),
    "agree": (),
    "approve": (rule_of("no object", "", None),),
    "assault": _FIGURATIVE,
    "attack": (
        rule_of(
            "object", FIGURATIVE | LAWS | words_of("plan decision idea stance remark press media problem"), "CONDEMN"
        ),
        rule_of("after", "over for as verbally publicly", "CONDEMN"),
    ),
    "back": (rule_of("no object", "", None), rule_of("after", "down off away out up", None)),
    "blast": (rule_of("no object", "", None), rule_of("object", "hole music song", None)),
    "block": (rule_of("object", "view phone website account", None),),
    "board": (
        rule_of("object", """ship vessel boat tanker ferry freighter yacht trawler craft dinghy""", "BOARD"),
        rule_of("any", "", None),
    ),
    "bomb": (rule_of("no object", "", None),),
    "bruise": _HURT,
    "capture": (
        rule_of("subject", "camera video footage photo image picture film", None),
        rule_of("after", "video camera film tape", None),
        rule_of(
            "object",
            """attention imagination moment image video mood footage essence vote share carbon seat
            title heart scene spirit""",
            None,
        ),
        rule_of("person", "", "DETAIN"),
    ),
    "charge": (
        rule_of(
            "object",
            """fee price customer rent interest battery phone rate premium tax dollar car vehicle
            device""",
            None,
        ),
        rule_of("clause", "", "ACCUSE"),
        rule_of("after", "with over", "CHARGE"),
        rule_of("after", "at into toward towards through", None),
        rule_of("person", "", "CHARGE"),
        rule_of("any", "", None),
    ),
    "climb": (rule_of("subject", _GROWS, "RISE"), rule_of("any", "", None)),
    "close": (
        rule_of("object", "deal", "AGREE"),
        rule_of("object", "gap eye", None),
        rule_of("after", "at up down in", None),
    ),
    "command": (rule_of("clause", "", "ORDER"), rule_of("any", "", None)),
    "cripple": _HURT,
    "cross": (rule_of("object", "line mind finger arm path", None),),
    "damage": _FIGURATIVE,
    "demonstrate": (rule_of("no object", "", "PROTEST"), rule_of("any", "", None)),
    "destroy": _FIGURATIVE,
    "devastate": _FIGURATIVE,
    "die": (
        rule_of("subject", """bill hope dream talk proposal measure deal star dog animal fish bird tree""", None),
        rule_of("after", "down out off", None),
    ),
    "direct": (
        rule_of("object", "film movie play traffic question anger criticism attention series comment video show", None),
        rule_of("clause", "", "ORDER"),
        rule_of(
            "object",
            """strike attack force troop agency department raid operation official commander military""",
            "ORDER",
        ),
        rule_of("any", "", None),
    ),
    "drop": (
        rule_of("object", "bomb shell munition missile explosive payload", "STRIKE"),
        rule_of("object", "charge bid plan case lawsuit demand", None),
    ),
    "drown": (rule_of("after", "out", None),),
    "execute": (rule_of("person", "", "KILL"), rule_of("any", "", None)),
    "expel": (
        rule_of("object", "occupation air gas", None),
        rule_of("near", "school classroom campus", None),
        rule_of("after", "academy university college class party parliament league club course", None),
    ),
    "fire": (
        rule_of("after", "up off back", None),
        rule_of("near", "test test-fire exercise drill ballistic intercontinental", None),
        rule_of("object", MISSILES, "STRIKE"),
        rule_of("object", SHOTS, "ATTACK"),
        rule_of("after", "at on into upon toward towards", "ATTACK"),
        rule_of("no object", "", None),
        rule_of("person", "", "DISMISS"),
        rule_of("object", "staff team board coach", "DISMISS"),
        rule_of("any", "", None),
    ),
    "flatten": (rule_of("object", "curve tax", None), *_FIGURATIVE),
    "flee": (rule_of("object", "scene charge", None),),
    "free": (rule_of("person", "", "RELEASE"), rule_of("any", "", None)),
    "grow": (rule_of("object", "food crop business plant beard", None),),
    "hammer": _ONLY_MILITARY,
    "hang": (rule_of("person", "", "KILL"), rule_of("any", "", None)),
    "hijack": (rule_of("object", "debate agenda conversation party movement religion process", None),),
    "hit": (
        rule_of("particle", "back out", "CONDEMN"),
        rule_of("object", GOALS, None),
        rule_of("subject", NATURE | words_of(_GROWS), None),
        rule_of("by", TROUBLES, None),
        rule_of(
            "after",
            """tariff sanction fine lawsuit charge bill backlash criticism complaint allegation penalty""",
            None,
        ),
        rule_of("no object", "", None),
    ),
    "hurt": _HURT,
    "invade": (rule_of("object", "privacy space", None),),
    "jump": (rule_of("subject", _GROWS, "RISE"), rule_of("any", "", None)),
    "kill": (
        rule_of("object", LAWS | words_of("project program story nomination filibuster pipeline merger"), "REJECT"),
        rule_of("object", "time hope momentum chance job rumour rumor debate bacterium virus weed cell mood", None),
    ),
    "level": (
        rule_of("object", "charge accusation criticism allegation claim", "ACCUSE"),
        rule_of(
            "near",
            MILITARY | words_of("""building block house home city town neighborhood neighbourhood village bulldozer"""),
            "DESTROY",
        ),
        rule_of("any", "", None),
    ),
    "march": (rule_of("subject", "time", None),),
    "meet": (
        rule_of(
            "object",
            """demand need target goal requirement deadline standard criterion expectation condition test
        challenge obligation fate end""",
            None,
        ),
    ),
    "name": (rule_of("after", "as", "APPOINT"), rule_of("appointed", "", "APPOINT"), rule_of("any", "", None)),
    "open": (
        rule_of("object", "fire", "ATTACK"),
        rule_of("object", "investigation inquiry probe", "INVESTIGATE"),
        rule_of("object", "talk negotiation", "TALK"),
        rule_of("after", "up", None),
    ),
    "order": (rule_of("object", "food drink meal pizza coffee beer book", None),),
    "pass": (
        rule_of("object", LAWS, "PASS"),
        rule_of("subject", "bill measure legislation resolution amendment motion budget", "PASS"),
        rule_of("any", "", None),
    ),
    "pound": (rule_of("subject", NATURE, None), rule_of("object", "pavement table desk", None)),
    "pummel": _ONLY_MILITARY,
    "raid": (rule_of("object", "fridge fund pension savings coffer", None),),
    "rally": (rule_of("subject", "market stock share index currency dollar oil price", "RISE"),),
    "ram": (rule_of("object", LAWS, None), rule_of("no object", "", None)),
    "release": (rule_of("object", PAPERS, None), rule_of("person", "", "RELEASE"), rule_of("any", "", None)),
    "rule": (
        rule_of("after", "out", "REJECT"),
        rule_of("subject", "court judge justice panel tribunal magistrate jury commission", "RULE"),
        rule_of("clause", "", "RULE"),
        rule_of("any", "", None),
    ),
    "seize": (
        rule_of("after", "on upon", None),
        rule_of("person", "", "DETAIN"),
        rule_of("object", "opportunity moment chance initiative", None),
    ),
    "send": (
        rule_of(
            "object",
            """troop force soldier ship warship carrier jet reinforcement police marine battalion tank
            guard plane""",
            "DEPLOY",
        ),
        rule_of("object", "aid relief assistance supply donation", "AID"),
        rule_of("any", "", None),
    ),
    "shell": (rule_of("after", "out", "PAY"),),
    "shoot": (
        rule_of("next", "dead", "KILL"),
        rule_of(
            "object",
            """film movie video scene footage picture photo photograph documentary ad commercial series
            episode basket look glance hoop goal par selfie image""",
            None,
        ),
        rule_of("after", "dead death fatally", "KILL"),
        rule_of("after", "up", "RISE"),
        rule_of("particle", "back", None),
    ),
    "sink": (
        rule_of("object", "ship vessel boat tanker ferry freighter trawler warship submarine frigate barge", "DESTROY"),
        rule_of("subject", _GROWS + " heart hope rating market", "FALL"),
    ),
    "slam": (rule_of("object", "door brake car", None), rule_of("after", "into", None), rule_of("no object", "", None)),
    "slaughter": (),
    "stab": (rule_of("after", "death fatally", "KILL"), rule_of("particle", "back", None)),
    "storm": (rule_of("after", "out off", None),),
    "strike": (
        rule_of("object", "deal agreement accord bargain pact truce", "AGREE"),
        rule_of("object", "balance chord tone note pose record gold oil blow match fear nerve", None),
        rule_of("after", "down", "REJECT"),
        rule_of("subject", LABOUR, "STRIKE_WORK"),
        rule_of("subject", NATURE, None),
        rule_of("by", NATURE, None),
        rule_of("object", LABOUR, "STRIKE_WORK"),
    ),
    "support": (rule_of("no object", "", None),),
    "target": (
        rule_of("subject", "sanction ad campaign tariff legislation bill policy law lawsuit scam", None),
        rule_of("object", "inflation growth voter audience consumer customer emission", None),
        rule_of("near", MILITARY, "STRIKE"),
        rule_of("any", "", None),
    ),
    "torpedo": (rule_of("object", LAWS | words_of("talk bid hope nomination"), "REJECT"),),
    "torture": (),
    "walk": (rule_of("after", "meeting talk room", None),),
    "wound": (rule_of("after", "up", None), rule_of("object", FIGURATIVE, None)),
    "wreck": _FIGURATIVE,
}

PHRASAL_SENSES: dict[str, tuple[Rule, ...]] = {
    "beat_up": (rule_of("after", "on", None), rule_of("no object", "", None)),
    "shoot_down": (rule_of("object", AIRCRAFT, "DESTROY"), rule_of("any", "", "REJECT")),
    "bring_down": (rule_of("object", STRUCTURES, "DESTROY"), rule_of("any", "", None)),
    "blow_up": (rule_of("no object", "", None),),
    "drive_from": (rule_of("after", "home land village house town city", "DISPLACE"), rule_of("any", "", None)),
    "reduce_to": (rule_of("after", "rubble ruin ash", "DESTROY"), rule_of("any", "", None)),
    "round_up": (rule_of("person", "", "DETAIN"), rule_of("any", "", None)),
    "lock_up": (rule_of("person", "", "DETAIN"), rule_of("any", "", None)),
    "drive_out": (rule_of("person", "", "DISPLACE"), rule_of("any", "", None)),
    "call_on": (rule_of("clause", "", "URGE"), rule_of("any", "", None)),
    "strike_down": (rule_of("any", "", "REJECT"),),
    "walk_out": (rule_of("subject", LABOUR, "STRIKE_WORK"), rule_of("any", "", None)),
    "throw_out": (
        rule_of("object", LAWS | words_of("case lawsuit conviction charge"), "REJECT"),
        rule_of("any", "", None),
    ),
}

_CRITIC = "personal verbal rhetorical political partisan scathing ad hominem"
NOUN_SENSES: dict[str, tuple[Rule, ...]] = {
    "approval": (rule_of("head", "rating number poll", None),),
    "arrest": (rule_of("modifier", "cardiac", None),),
    "assault": (
        rule_of("head", "rifle weapon charge", None),
        rule_of("of", FIGURATIVE | words_of("right privacy truth"), None),
    ),
    "attack": (
        rule_of("modifier", "heart panic anxiety asthma", None),
        rule_of("modifier", _CRITIC, "CONDEMN"),
        rule_of(
            "of", FIGURATIVE | LAWS | words_of("press media right values truth opponent rival character"), "CONDEMN"
        ),
        rule_of("head", "ad line", "CONDEMN"),
    ),
    "capture": (rule_of("modifier", "carbon screen", None), rule_of("person", "", "DETAIN")),
    "charge": (
        rule_of(
            "near",
            """face drop murder criminal file felony court plead fraud indict prosecutor assault
            misdemeanor convict acquit manslaughter terrorism""",
            "CHARGE",
        ),
        rule_of("any", "", None),
    ),
    "cut": (rule_of("of", "wrist hand", None),),
    "deal": (rule_of("modifier", "great good big", None),),
    "fall": (rule_of("of", "price rate number sale value output share level", "FALL"), rule_of("any", "", None)),
    "invasion": (rule_of("of", "privacy", None),),
    "killing": (rule_of("governor", "make", None),),
    "march": (rule_of("governor", "madness", None),),
    "offensive": (rule_of("modifier", "charm diplomatic media", None),),
    "order": (rule_of("modifier", "executive evacuation presidential", "ORDER"), rule_of("any", "", None)),
    "passage": (rule_of("of", LAWS, "PASS"), rule_of("any", "", None)),
    "release": (
        rule_of("person", "", "RELEASE"),
        rule_of("of", "hostage prisoner detainee captive", "RELEASE"),
        rule_of("any", "", None),
    ),
    "seizure": (
        rule_of("person", "", "DETAIN"),
        rule_of("of", """power control land asset property ship vessel city town""", "SEIZE"),
        rule_of("any", "", None),
    ),
    "sentence": (
        rule_of("near", "prison year jail life death month serve suspend convict judge court", "SENTENCE"),
        rule_of("any", "", None),
    ),
    "strike": (
        rule_of("modifier", "hunger", "PROTEST"),
        rule_of(
            "modifier",
            """air drone missile rocket precision military retaliatory preemptive pre-emptive artillery
            nuclear israeli""",
            "STRIKE",
        ),
        rule_of(
            "modifier",
            """general rail wildcat pay labor labour teacher nurse doctor bus tube lightning solidarity""",
            "STRIKE_WORK",
        ),
        rule_of("governor", "on", "STRIKE_WORK"),
        rule_of("near", LABOUR, "STRIKE_WORK"),
        rule_of("near", MILITARY, "STRIKE"),
        rule_of("of", "", "STRIKE"),
        rule_of("any", "", None),
    ),
    "support": (),
    "talk": (rule_of("plural", "", "TALK"), rule_of("any", "", None)),
    "shooting": (rule_of("modifier", "target film", None),),
}
