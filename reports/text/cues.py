"""Words that report speech and thought, and the stance each takes towards what it reports (docs/method.md, "Quotes").

Stances are those that studies of reporting verbs agree on; a stance says how the outlet presents the words,
never whether they are true.
"""

_VERBS_BY_STANCE = {
    "neutral": """
        say tell state add announce declare explain reply respond answer remark comment report write tweet retweet post
        describe recall continue ask mention inform brief testify outline clarify conclude suggest argue propose imply
        indicate signal hint advise recommend read opine reason elaborate recount discuss speak talk echo repeat quote
        cite relay notify specify address joke quip muse marvel begin start offer interject chime counter retort
        interrupt gush shout yell scream exclaim whisper mutter sigh laugh chant sing pray preach ponder text email
        label term dub call refer cast paint frame name brand characterize characterise portray depict attribute ascribe
        liken compare
    """,
    "factive": """
        confirm reveal note acknowledge disclose observe show find learn discover realize realise recognize recognise
        remind know see prove determine demonstrate
    """,
    "doubt": "claim allege assert insist maintain contend purport boast speculate suppose assume",
    "admission": "admit concede confess apologize apologise",
    "accusation": """
        accuse blame denounce condemn criticize criticise slam decry charge lambaste blast deplore chide deride mock
        rebuke castigate scold berate assail
    """,
    "denial": "deny reject dismiss refute rebut dispute disagree disavow repudiate downplay",
    "commitment": "pledge vow promise swear guarantee commit threaten agree assure",
    "emphasis": """
        stress warn emphasize emphasise underline underscore highlight reiterate caution alert affirm reaffirm declaim
        lecture
    """,
    "praise": "hail welcome praise laud applaud commend congratulate thank extol salute",
    "demand": "urge demand call request appeal implore plead beg command order instruct exhort advocate",
    "complaint": "complain lament regret bemoan fret grumble protest object gripe",
    "opinion": """
        believe think feel hope fear expect predict consider suspect doubt worry wonder estimate forecast reckon view
        regard deem judge imagine guess bet dream
    """,
}

# ``call`` stands in two rows: without a preposition it names, "call for" and "call on" demand; the first row wins.
STANCE: dict[str, str] = {}
for _stance, _verbs in _VERBS_BY_STANCE.items():
    for _verb in _verbs.split():
        STANCE.setdefault(_verb, _stance)

_SAYING = """
    say tell add state announce declare explain reply respond answer remark comment write tweet post recall continue
    testify conclude argue note confirm acknowledge claim allege assert insist contend admit concede warn stress
    emphasize emphasise reiterate caution vow pledge promise ask complain report observe joke quip counter retort
    exclaim shout read affirm declaim lament
"""
# Verbs that stand behind or before a quotation as its attribution and need no object of their own.
SAYING = frozenset(_SAYING.split())

_NAMING = """
    label term dub call refer cast paint frame name brand describe characterize characterise portray depict
    denounce hail deride mock
"""
# "call X Y", "describe X as Y": what is reported is the name.
NAMING = frozenset(_NAMING.split())

_OBJECT = """
    accuse denounce condemn blame reject deny dismiss praise hail welcome criticize criticise slam decry pledge promise
    vow demand propose urge lament deplore laud applaud refute dispute
"""
# Verbs whose object reports, without a clause: "denounce the raid", "deny any role".
WITH_OBJECT = frozenset(_OBJECT.split())

_WITH_INFINITIVE = """
    promise pledge vow threaten agree urge ask tell order warn call demand hope expect claim advise instruct beg
    implore request recommend swear offer propose commit exhort appeal command
"""
# Verbs whose infinitive reports: "vow to respond", "urge them to leave".
WITH_INFINITIVE = frozenset(_WITH_INFINITIVE.split())

_ONLY_QUOTED = """
    begin start offer continue interject chime interrupt gush laugh sigh chant sing pray preach joke quip muse marvel
    read speak talk go address discuss mock name quote cite show see find know learn discover compare liken bet dream
    order call brief text email order lecture protest object view regard post repeat echo charge start brand
    prove demonstrate determine
"""
# Verbs too general to report by themselves; next to quotation marks they do.
ONLY_QUOTED = frozenset(_ONLY_QUOTED.split()) | {"go", "be", "have"}

_NOUNS = """
    statement claim accusation allegation assertion remark comment announcement declaration report warning promise
    pledge vow denial suggestion belief argument admission confirmation threat letter tweet post message speech
    interview testimony memo email release hope fear concern conclusion question insistence contention notion rumor
    rumour complaint charge prediction view opinion
"""
# Verbs that have the listener for their object and a clause besides.
_TOLD = "tell ask remind warn assure inform promise show convince persuade notify advise brief caution teach instruct"
TOLD = frozenset(_TOLD.split())

# Verbs with a clause behind them that tell what is so, or what somebody does, and not what somebody says.
_ACTING = "mean help make ensure lure get have be do let cause require allow prevent happen"
NEVER_REPORTING = frozenset(_ACTING.split())

# Nouns that report with a clause ("the claim that") or name the channel ("a statement by X said").
CUE_NOUNS = frozenset(_NOUNS.split())

NOUN_STANCE = {
    "claim": "doubt",
    "accusation": "accusation",
    "allegation": "doubt",
    "assertion": "doubt",
    "warning": "emphasis",
    "promise": "commitment",
    "pledge": "commitment",
    "vow": "commitment",
    "threat": "commitment",
    "denial": "denial",
    "admission": "admission",
    "confirmation": "factive",
    "charge": "accusation",
    "complaint": "complaint",
    "insistence": "doubt",
    "contention": "doubt",
    "rumor": "doubt",
    "rumour": "doubt",
    "belief": "opinion",
    "hope": "opinion",
    "fear": "opinion",
    "concern": "opinion",
    "prediction": "opinion",
    "view": "opinion",
    "opinion": "opinion",
    "notion": "doubt",
}

# "claimed responsibility" reports an announcement, not a doubt.
CLAIMED_THINGS = frozenset(["responsibility", "credit"])
NOT_REPORTED_THINGS = frozenset(["life", "victory", "asylum", "benefit", "victim"])

# Verbs that report together with a particle, and the stance they take then.
WITH_PARTICLE = {
    "point": {"out": "factive"},
    "spell": {"out": "neutral"},
    "lash": {"out": "accusation"},
    "lay": {"out": "neutral"},
    "make": {"clear": "emphasis"},
    "call": {"for": "demand", "on": "demand", "upon": "demand"},
    "rule": {"out": "denial"},
    "hit": {"back": "denial"},
    "fire": {"back": "denial"},
}
# What these verbs report stands behind a preposition.
CALLS_FOR = {
    "call": frozenset(["for"]),
    "ask": frozenset(["for"]),
    "appeal": frozenset(["for"]),
    "press": frozenset(["for"]),
    "warn": frozenset(["of", "about", "against"]),
    "boast": frozenset(["of", "about"]),
    "complain": frozenset(["of", "about"]),
    "attribute": frozenset(["to"]),
    "object": frozenset(["to"]),
    "apologize": frozenset(["for"]),
    "apologise": frozenset(["for"]),
}

_WEAK_VERBS = """
    go begin start continue show find see know learn speak talk discover demonstrate prove determine compare offer cite
    name brand order read have be guess dream text sing pray laugh sigh view regard
"""
# Verbs of many other uses: they attribute only with a comma or colon before the mark, or right behind it.
WEAK = frozenset(_WEAK_VERBS.split())
