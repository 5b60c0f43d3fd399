"""Words by which headlines are cut into their parts (docs/method.md, "Headlines as clauses")."""

from reports.extraction.events.words import CLASS_OF_VERB, LIGHT, with_s
from reports.text.cues import STANCE

# Verbs of headlines beside those of events and of reporting.
_OTHER_VERBS = """
    abolish add adopt advance aim amend appear arrive ask assail avoid await back ban battle become begin blame
    blast block bolster boost break bring broker build buy call cancel cap cast catch cave celebrate challenge
    change cheer choose cite claim clash climb cling close collapse come concede condemn confront consider
    continue convene crack create criticise criticize cross curb cut deal decide deepen defeat defend defy delay
    demand deny deride divide dodge dominate downplay drive drop earn ease echo embrace emerge encourage end
    endorse enter erupt escape evade examine exceed expand explore expose express extend eye face fail falter
    favor favour fear fight find finish fire flip float fly follow force foresee fuel gain get give go grab grant
    grip grow hail halt hand head help hike hint hold host ignite ignore impeach impose improve include inspire
    introduce invite join jolt justify keep kick lament land lash launch lay lead lean leave lift light limit loom
    lose make mark meet message mock mount mourn move mull name near need nix obtain offend offer open oppose
    order oust outline overcome overturn pardon pass pause pay persist pick place plan play plead plot pose praise
    predict prepare press prevail promote prompt propose protect provide pull pursue push put raise rattle reach
    react reaffirm rebuff rebuke recall receive reclaim recognise recognize reconsider record recover reduce reel
    reflect reform refuse reject release remain remind remove renew repeal replace require rescind reshape resign
    resist respond resume retain rethink retire return reverse review revive ring rip rock roll run salute save
    scold scramble scrap see seek seem seize sell send serve set settle shake share shield shoot show shrug shun
    side sign skip slam slash snub soar sound spar spark speak spend split spread spur stall stand start stay
    steer stir stoke stop storm strengthen stress struggle study stumble stun suffer suggest support surge
    surprise surrender suspend swear sweep swing tackle take tap target tease tell test think threaten throw tie
    tighten top topple touch toughen tour tout trade trigger trim try turn unite unleash unveil upend uphold urge
    use veto vie violate visit vote wait want waver weaken weigh welcome widen wield win withdraw work worry
"""
VERB_S_FORMS = frozenset(
    with_s(verb)
    for verb in [*_OTHER_VERBS.split(), *LIGHT, *STANCE, *(name for name in CLASS_OF_VERB if "_" not in name)]
)
VERB_S_FORMS |= {"goes", "vetoes"}
PLAIN_VERBS = frozenset(_OTHER_VERBS.split())
# Plain forms that follow a plural subject; the tagger takes them for nouns ("strikes wound 31").
PLAIN_HARM = frozenset(["kill", "wound", "injure", "destroy", "damage", "hit", "leave", "displace", "hurt", "flatten"])
# Words that open the reason or the occasion of a headline's event.
REASONS = frozenset(["after", "over", "as", "amid", "following", "because", "since", "despite", "hours", "days"])
REASON_PHRASES = frozenset(
    [
        ("due", "to"),
        *(("in", noun) for noun in ["response", "retaliation", "revenge", "reprisal", "wake", "protest", "return"]),
    ]
)
# Words that open a phrase or clause before the main one: "After the raid, the army ...", "In Orla, ...".
LEADS = frozenset(
    [
        "after",
        "amid",
        "amidst",
        "as",
        "at",
        "because",
        "before",
        "despite",
        "during",
        "following",
        "for",
        "given",
        "if",
        "in",
        "on",
        "once",
        "since",
        "though",
        "under",
        "until",
        "when",
        "while",
        "with",
        "without",
    ]
)
LEAD_ENDS = frozenset(["later", "ago", "earlier", "before"])
MODALS = frozenset(["will", "would", "can", "could", "may", "might", "must", "should"])
# Prepositions behind which the target of a verb stands: "lashes out at critics", "reacts to the vote".
BEFORE_TARGET = frozenset(["on", "at", "against", "down", "up", "out", "off", "with", "for", "to", "after"])
# Words that end the target: place, time, means, purpose.
ENDS = frozenset(
    [
        "in",
        "on",
        "at",
        "for",
        "from",
        "by",
        "with",
        "to",
        "into",
        "near",
        "during",
        "before",
        "until",
        "while",
        "when",
        "where",
        "amid",
        "against",
        "through",
        "under",
        "within",
        "outside",
        "inside",
        "across",
        "around",
        "toward",
        "towards",
        "than",
        "if",
        "but",
        "and",
        "who",
        "which",
        "that",
        "off",
        "between",
        "among",
        "without",
        "along",
        "about",
        "via",
        "onto",
        "ahead",
    ]
)
OPENS_OBJECT = frozenset(["DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON"])
NAMELIKE = frozenset(["NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET", "X", "VERB"])

# Verbs whose past form needs no object to be active.
_INTRANSITIVE = """
    die perish drown protest march rally resign quit retreat withdraw fall rise drop decline climb surge soar grow jump
    plunge sink vote meet agree negotiate rule win retaliate strike demonstrate riot walk stand step flee come go appeal
    hit warn open close tumble slump shrink dip increase decrease urge call vow pledge promise
"""
WITHOUT_OBJECT = frozenset(_INTRANSITIVE.split())
# Verbs whose past form is a passive where no object follows: "Editor jailed over leak".
_NEEDING_OBJECT = """
    abandoned accused acquitted appointed banned barred blamed canceled cancelled charged cleared convicted
    criticised criticized delayed delisted diagnosed disqualified downgraded elected evacuated expected expelled
    fined forced found freed hailed hospitalised hospitalized indicted jailed linked named nominated ordered
    ousted overturned postponed praised reelected reinstated released rescued revealed scrapped sentenced slated
    spotted stripped sued suspended targeted told trapped unveiled upheld urged
"""
NEEDING_OBJECT = frozenset(_NEEDING_OBJECT.split())
# Forms that are participles and nothing else: "Mayor sworn in".
PARTICIPLES = frozenset(
    [
        "beaten",
        "born",
        "broken",
        "chosen",
        "driven",
        "frozen",
        "given",
        "hidden",
        "seen",
        "shown",
        "stolen",
        "sworn",
        "taken",
        "torn",
    ]
)
PARTICLES = frozenset(["up", "down", "out", "off", "back", "away", "over"])
