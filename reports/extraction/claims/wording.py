"""Words that tell how surely something is said, whether it is denied, judged or past (docs/method.md, "Claims")."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEDGING_MODALS = _words("may might could")
HEDGING_ADVERBS = _words(
    """reportedly allegedly likely probably possibly perhaps apparently seemingly presumably purportedly potentially
    supposedly maybe arguably evidently conceivably ostensibly"""
)
HEDGING_VERBS = _words("appear seem")
HEDGING_ADJECTIVES = _words("alleged suspected possible probable apparent presumed likely unconfirmed purported")
#: Passives behind which nobody vouches: "is believed to have".
HEDGING_PASSIVES = _words("believe think say report allege suspect rumour rumor presume fear understand claim suppose")
HEDGING_CUES = _words("believe think suspect fear hope estimate reckon guess suppose assume speculate imagine doubt")
FUTURE_MODALS = _words("will shall 'll wo")
PLANNING_CUES = _words("expect predict forecast plan vow pledge promise threaten hope intend announce")
PLANNED_STATES = _words("expect plan set due schedule slate project forecast predict prepare bind intend ready poise")
PLANNING_VERBS = _words(
    """plan intend aim vow pledge promise threaten agree hope want prepare seek propose mean expect decide offer swear
    commit undertake consider"""
)
#: Verbs that stand before what is done: the infinitive or participle behind them is the predicate.
BEFORE_THE_DEED = PLANNING_VERBS | _words(
    """begin start continue stop cease keep try attempt manage fail refuse decline help need use appear seem have go
    tend happen come get resume finish end be remain threaten struggle dare"""
)
DENYING_VERBS = _words("fail refuse decline deny lack avoid neglect")
NEGATIVE_SUBJECTS = _words("nobody none nothing neither no-one")
CONDITIONS = _words("if unless provided whether")

OPINION_MODALS = _words("should must ought")
OPINION_WORDS = _words(
    """absurd abysmal admirable alarming amazing appalling appropriate astonishing atrocious awful bad barbaric
    beautiful best better brave brilliant brutal callous catastrophic clearly cowardly crazy cruel cynical dangerous
    deplorable desperate despicable devastating disappointing disastrous disgraceful disgusting disturbing dreadful
    embarrassing encouraging essential evil excellent excessive extraordinary extreme failed fair fantastic foolish
    fortunately frightening glorious good gratuitous great grotesque heinous heroic historic honest hopeless horrible
    horrific horrifying hypocritical ideal immoral important impressive inadequate inappropriate incompetent incredible
    indefensible inexcusable inhuman inhumane insane irresponsible lawless legitimate ludicrous marvellous meaningful
    misguided monstrous naive necessary noble obscene obviously outrageous perfect pointless positive powerful
    proportionate radical reasonable reckless regrettably remarkable reprehensible responsible ridiculous right
    ruthless sad sadly savage scandalous senseless shameful shameless shocking sickening sinister spectacular splendid
    stunning stupid successful terrible terrific tragic tragically troubling ugly unacceptable unbelievable unfair
    unforgivable unfortunate unfortunately unjust unnecessary unprecedented unreasonable unwarranted vicious vile vital
    wicked wise wonderful worrying worse worst worthy wrong"""
)
JUDGING_VERBS = _words("think believe feel deserve hope wish fear doubt love hate prefer condemn")

BACKGROUND_WORDS = _words("previously formerly historically traditionally originally earlier")
BACKGROUND_TIMES = _words("ago decade decades century centuries")
LAST_SPANS = _words("year month decade century summer winter spring autumn fall season")

#: Verbs whose subject undergoes the event.
UNDERGOING = _words("die drown perish collapse sink suffer sustain undergo succumb starve crash explode burn fall")
#: Verbs that need their object to say anything; the object's noun is what is done.
CARRYING = _words(
    """carry launch conduct stage mount perform commit make take give have hold wage execute suffer sustain
    deliver undertake impose pay receive come do"""
)
#: What stands behind these prepositions of an act is whom or what it is done to.
TARGETING = _words("on against at upon")

#: Verbs that tell of the event which their subject, or their object, names.
TELLING_OF_SUBJECT = _words("be come happen occur take begin start end follow last continue erupt resume remain go")
TELLING_OF_OBJECT = _words("confirm announce report see witness describe follow mark continue resume mourn welcome")

PLACE_PREPOSITIONS = _words("in near at inside outside around across off within throughout along beside outskirts")
PLACE_NOUNS = _words(
    """city town village province region district state country county capital base camp hospital school airport port
    street square border coast island valley strip river bridge station house home building market church mosque
    university prison road highway neighbourhood neighborhood suburb area site facility compound headquarters stadium
    park forest mountain sea ocean bay harbour harbor territory zone embassy court hotel hall south north east west
    centre center outskirts downtown plant mine factory field desert gulf strait room consulate parliament bank
    garden cemetery settlement shelter tunnel crossing warehouse clinic garage farm"""
)
CAUSE_NOUNS = _words(
    """dispute plan claim refusal pay failure attack killing concern allegation row decision use role treatment death
    handling support lack fear charge accusation involvement strike law policy conflict war crisis shortage cost price
    remark comment demand right violation breach sanction proposal cut reform rule programme program issue"""
)
#: Before a noun these say why: "in response to", "due to", "because of".
CAUSE_PHRASES = (
    ("in", "response", "to"),
    ("in", "retaliation", "for"),
    ("in", "reaction", "to"),
    ("in", "protest", "at"),
    ("in", "protest", "against"),
    ("in", "protest", "over"),
    ("in", "answer", "to"),
    ("in", "reprisal", "for"),
    ("in", "revenge", "for"),
    ("in", "return", "for"),
    ("in", "exchange", "for"),
    ("as", "a", "result", "of"),
    ("as", "a", "response", "to"),
    ("because", "of"),
    ("due", "to"),
    ("owing", "to"),
    ("thanks", "to"),
    ("on", "account", "of"),
    ("on", "suspicion", "of"),
    ("on", "charges", "of"),
    ("in", "the", "wake", "of"),
)
