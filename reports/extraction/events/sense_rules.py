"""What tells the senses of an ambiguous verb or noun apart (docs/method.md, "Event classes")."""

from dataclasses import dataclass

from reports.text.people import PEOPLE


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LABOUR = _words(
    """worker union walkout pay rail railway teacher picket picketing wage labor labour nurse doctor driver pilot
    staff employer stoppage employee conductor postal commuter strikebreaker bargaining industrial overtime
    timetable passenger platform signaller payroll"""
)
MILITARY = _words(
    """air aerial drone missile rocket warplane jet bomber military army navy force troop militia militant rebel fighter
    artillery gunman target base depot retaliatory precision airstrike attack raid bomb shell warhead mortar soldier
    ceasefire front frontline insurgent war kill wound injure casualty facility shelling bombardment airbase deadly
    preemptive pre-emptive cross-border nuclear explosion blast hit hospital camp airfield squadron paramilitary"""
)
PERSONS = PEOPLE | _words(
    """troop policeman policewoman cop hostage captive detainee migrant asylum-seeker demonstrator rioter crew member
    personnel staff toddler baby infant boy teen schoolboy schoolgirl schoolchild fatherland pedestrian motorist
    cyclist shopper worshipper worshiper pilgrim bystander passer-by serviceman servicewoman servicemember adult
    men women dozen score hundred thousand million sailor seafarer aide-worker responder paramedic airman recruit
    conscript reservist trooper pirate smuggler trafficker robber thief attacker assailant dweller
    caller gang cell other"""
)
LAWS = _words(
    """law bill legislation measure resolution act budget amendment package rule reform ordinance motion plan statute
    provision ban treaty constitution decree policy deal proposal regulation accord agreement code moratorium"""
)
FIGURATIVE = _words(
    """economy democracy career life reputation trust credibility relation relationship confidence brand standing
    party campaign tie image interest morale chance prospect hope dream job industry evidence document marriage
    friendship institution legacy narrative argument myth norm tradition freedom republic feeling business consumer
    market price growth cause ego pride sale demand competitiveness presidency candidacy record unity faith culture"""
)
MISSILES = _words("missile rocket drone shell projectile mortar airstrike bomb warhead torpedo barrage salvo volley")
SHOTS = _words("shot round bullet gun weapon gas canister grenade cannon rifle gunfire fire")
PAPERS = _words(
    """report statement video data figure document album film detail footage photo photograph image name result list
    transcript memo record information book song tape plan study survey poll finding number letter email audio"""
)
NATURE = _words(
    """storm hurricane earthquake quake tsunami tornado flood flooding wave rain snow lightning cyclone typhoon drought
    pandemic virus disease tragedy disaster heatwave wildfire heart inflation tariff price cost recession crisis
    shortage scandal outage outbreak thought idea"""
)
GOALS = _words(
    """record high low mark milestone headline road shelf snag peak rock bottom ground note wall stride screen brake
    point level button jackpot nerve limit cap single run homer ball goal ceiling roof stage roadblock impasse
    obstacle high-water deadline speed trillion billion percent street trail gym shot number"""
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Another class for a word where one of ``words`` stands in its ``place``; without words, wherever that is filled.

    Places: ``object`` (also the subject of a passive and the noun before a participle), ``subject``, ``after`` (words
    tied to it by position: prepositions, particles, complements, adverbs), ``near``, ``person`` (the object is one or
    stands for some), ``no object``, ``clause`` and ``any``.
    """

    place: str
    words: frozenset[str]
    event: str | None


def _rule(place: str, words: str | frozenset[str], event: str | None) -> Rule:
    return Rule(place, _words(words) if isinstance(words, str) else words, event)


_HURT = (_rule("object", FIGURATIVE, None), _rule("person", "", "WOUND"), _rule("any", "", None))
_GROWS = "price rate share number cost sale stock inflation profit figure wage value index revenue demand percent rent"
_FIGURATIVE = (_rule("object", FIGURATIVE, None),)
_ONLY_MILITARY = (_rule("subject", NATURE, None), _rule("near", MILITARY, "STRIKE"), _rule("any", "", None))

#: For each ambiguous verb its rules, tried in order; where none holds, its class in the table of verbs does.
VERB_SENSES: dict[str, tuple[Rule, ...]] = {
    "adopt": (_rule("object", LAWS, "PASS"), _rule("any", "", None)),
    "agree": (),
    "approve": (_rule("no object", "", None),),
    "assault": _FIGURATIVE,
    "attack": (
        _rule("object", FIGURATIVE | LAWS | _words("plan decision idea stance remark press media problem"), "CONDEMN"),
        _rule("after", "over for as verbally publicly", "CONDEMN"),
    ),
    "back": (_rule("no object", "", None), _rule("after", "down off away out up", None)),
    "beat": (
        _rule("after", "death", "KILL"),
        _rule(
            "near",
            """police guard stick baton torture prison detention victim protester mob assault club
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
        _rule("after", "back out", "CONDEMN"),
        _rule("object", GOALS, None),
        _rule("subject", NATURE | _words(_GROWS), None),
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
        _rule("object", LAWS | _words("project program story nomination filibuster pipeline merger"), "REJECT"),
        _rule("object", "time hope momentum chance job bacterium virus weed cell mood", None),
    ),
    "level": (
        _rule("object", "charge accusation criticism allegation claim", "ACCUSE"),
        _rule(
            "near",
            MILITARY | _words("""building block house home city town neighborhood neighbourhood village bulldozer"""),
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
    "seize": (_rule("person", "", "DETAIN"), _rule("object", "opportunity moment chance initiative", None)),
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
        _rule(
            "object",
            """film movie video scene footage picture photo photograph documentary ad commercial series
            episode basket look glance hoop goal par selfie""",
            None,
        ),
        _rule("after", "dead death fatally", "KILL"),
        _rule("after", "up", "RISE"),
    ),
    "sink": (_rule("subject", _GROWS + " heart hope rating market", "FALL"),),
    "slam": (_rule("object", "door brake car", None), _rule("after", "into", None), _rule("no object", "", None)),
    "slaughter": (),
    "stab": (_rule("after", "death fatally", "KILL"), _rule("after", "back", None)),
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
    "torpedo": (_rule("object", LAWS | _words("talk bid hope nomination"), "REJECT"),),
    "torture": (),
    "walk": (_rule("after", "meeting talk room", None),),
    "wound": (_rule("after", "up", None), _rule("object", FIGURATIVE, None)),
    "wreck": _FIGURATIVE,
}

_AIRCRAFT = "plane jet aircraft drone helicopter missile balloon airliner fighter warplane uav rocket object"
_STRUCTURES = "building bridge tower statue house home wall plane jet aircraft helicopter drone hospital monument fence"
PHRASAL_SENSES: dict[str, tuple[Rule, ...]] = {
    "shoot_down": (_rule("object", _AIRCRAFT, "DESTROY"), _rule("any", "", "REJECT")),
    "bring_down": (_rule("object", _STRUCTURES, "DESTROY"), _rule("any", "", None)),
    "knock_down": (_rule("object", _STRUCTURES, "DESTROY"), _rule("any", "", None)),
    "tear_down": (_rule("object", _STRUCTURES, "DESTROY"), _rule("any", "", None)),
    "blow_up": (_rule("no object", "", None),),
    "round_up": (_rule("person", "", "DETAIN"), _rule("any", "", None)),
    "lock_up": (_rule("person", "", "DETAIN"), _rule("any", "", None)),
    "drive_out": (_rule("person", "", "DISPLACE"), _rule("any", "", None)),
    "call_on": (_rule("clause", "", "URGE"), _rule("any", "", None)),
    "strike_down": (_rule("any", "", "REJECT"),),
    "walk_out": (_rule("subject", LABOUR, "STRIKE_WORK"), _rule("any", "", None)),
    "throw_out": (_rule("object", LAWS | _words("case lawsuit conviction charge"), "REJECT"), _rule("any", "", None)),
}

_CRITIC = "personal verbal rhetorical political partisan scathing ad hominem"
NOUN_SENSES: dict[str, tuple[Rule, ...]] = {
    "approval": (_rule("head", "rating number poll", None),),
    "arrest": (_rule("modifier", "cardiac", None),),
    "assault": (
        _rule("head", "rifle weapon charge", None),
        _rule("of", FIGURATIVE | _words("right privacy truth"), None),
    ),
    "attack": (
        _rule("modifier", "heart panic anxiety asthma", None),
        _rule("modifier", _CRITIC, "CONDEMN"),
        _rule("of", FIGURATIVE | LAWS | _words("press media right values truth opponent rival character"), "CONDEMN"),
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
