"""Words that tell of what kind a mention is (docs/method.md, "Mentions")."""

from reports.text.people import TEXTS

_TITLE_WORDS = """
    mr mrs ms miss dr gen maj lt col capt sgt adm sen sens rep reps gov prof rev sir lord lady dame brig cpl hon supt
    det insp
"""
# Short titles say nothing of who somebody is; an office ("President") is a modifier of the name.
SHORT_TITLES = frozenset(_TITLE_WORDS.split())

_OFFICE_WORDS = """
    president senator representative governor secretary minister general colonel major captain king queen prince
    princess pope judge justice chairman chairwoman chair speaker ambassador mayor sheriff former prime vice foreign
    brigadier lieutenant sergeant deputy chancellor premier spokesman spokeswoman spokesperson sheikh imam ayatollah
    admiral chief commander commissioner congressman congresswoman alderman alderwoman constable councillor councilor
    inspector superintendent detective bishop archbishop cardinal rabbi professor doctor then-president ex-president
    director attorney envoy counsel prosecutor republican democrat democratic
"""
OFFICES = frozenset(_OFFICE_WORDS.split())

_GROUP_WORDS = """
    militia militant group faction force troop army military police government regime administration cabinet committee
    party movement organisation organization coalition alliance union team squad unit brigade battalion crew gang cell
    network company firm bank agency ministry department authority council court parliament congress senate house
    assembly panel board commission staff personnel family couple people public community population crowd caravan
    minority majority generation opposition leadership delegation congregation electorate press media resistance
    insurgency guard front institution bloc embassy campaign industry university school hospital side navy marines
    member official supporter critic republican democrat islamist hezbollah serviceman folk clergy mob clique junta
    militancy caucus syndicate posse throng treasury militiamen conscript lobby
"""
GROUPS = frozenset(_GROUP_WORDS.split())

_PERSON_WORDS = """
    accomplice adversary aggressor agitator alarmist alderman alderwoman alien anarchist apologist architect arsonist
    assailant assassin attacker autocrat baby baron bandit barber beneficiary bigot biologist bomber boy breadwinner
    bully bureaucrat butcher challenger chemist coachman collaborator colonist colonizer communist conspirator convict
    cook courier coward crank criminal cultist culprit deportee deserter despot dockworker docker doctrinaire dodger
    drunk electrician elder emigrant enemy engineer escapee evacuee exile expatriate extremist fanatic fascist felon
    fireman fisher foe foreigner freelancer globalist goon grandparent guest harasser heir hero heroine hooligan hunter
    ideologue idol illegal infant infidel infiltrator instigator instructor insurer intruder invader jailer janitor
    kidnapper landowner liar locksmith looter loyalist lunatic machinist madman mafioso marcher martyr mastermind mayor
    mechanic mercenary messenger migrant miner monarchist monster murderer nationalist naturalist neo-nazi newcomer
    nomad nun occupier ombudsman operative oligarch oppressor orphan outlaw outsider paramedic pensioner perpetrator
    picketer pickpocket pirate plumber plunderer plotter poacher policymaker polluter porter populist predator
    predecessor prosecutor provocateur puppet purist racist radical raider ransomer rapist reformer refusenik reservist
    retiree revolutionary rioter robber rogue saboteur savage savior saviour seaman seeker separatist servant settler
    shooter signalman slave smuggler sniper spouse spy squatter stooge striker strongman stranger subversive successor
    suspect tailor taxpayer teller terrorist thief thug toddler traditionalist trafficker traitor trespasser tyrant
    usurper vandal vendor victim vigilante villain waiter waitress warlord warmonger warrior watchman weaver welder
    whistleblower whistle-blower wounded zealot zionist aider sponsor strikebreaker scab crook swindler
"""
# People beyond those that the search for speakers knows; loaded words call somebody so, too.
PERSONS = frozenset(_PERSON_WORDS.split())

_PLACE_WORDS = """
    airport area base border building camp capital centre center city coast compound country county crossing district
    facility field forest governorate gulf harbor harbour headquarters hill home homeland house installation island
    kingdom lake land location mountain nation neighborhood neighbourhood outpost peninsula place plant port prison
    province quarter region river road sea settlement shore site square state station strait street strip suburb
    territory town valley village village waters zone bridge factory farm hospital market mosque church temple school
    tunnel warehouse depot refinery pipeline reactor checkpoint embassy consulate hotel office stadium
"""
PLACES = frozenset(_PLACE_WORDS.split())

_EVENT_WORDS = """
    accident accusation act action activity aftermath aggression announcement assault attempt battle blast bombing
    campaign catastrophe ceremony change clash coercion collision collusion conference conflict conspiracy controversy
    coup crackdown crash crime crisis debate decision defeat demise denuclearisation denuclearization development
    disaster discussion dispute drill earthquake effort encounter episode escalation event exchange exercise explosion
    famine fight fighting fire flood gathering hearing hostility incident interference intervention invasion
    investigation liberation manoeuvre maneuver march meddling meeting mission mistake move mutiny occupation offense
    offence operation outbreak parade plot pursuit race reaction rebellion reception reform response revolt revolution
    riot scandal settlement speech standoff step storm struggle suspension takeover talk tension test testing threat
    tour tragedy training transition trial trip turmoil unrest uprising vigil violation violence visit war warfare
    withdrawal wrongdoing emergency pushback repression punishment breach blow
"""
EVENTS = frozenset(_EVENT_WORDS.split())

_OBJECT_WORDS = """
    aircraft ammunition archive arsenal arm artillery bomb boat bullet bus cannon car cargo ship carrier container
    computer deal agreement treaty pact accord device document drone email evidence explosive fence file fleet flag fuel
    gas goods grain gun helicopter hotline import jet law line machine measure medicine missile mine money munition oil
    package passport pact phone plane plank poster product quota rifle rocket sanction satellite server shell shipment
    steel submarine supply tank tanker tariff tax train truck uranium vaccine vehicle vessel wall warhead warplane
    warship water weapon weaponry tool material missile dossier data
"""
OBJECTS = frozenset(_OBJECT_WORDS.split()) | (TEXTS - frozenset(["investigation", "briefing", "testimony", "study"]))

_PEOPLE_PLURAL = "people troop personnel police folk clergy staff couple"
# Several people, though the word is no plural.
SEVERAL = frozenset(_PEOPLE_PLURAL.split())

_BODY_KINDS = """
    group militia organisation organization movement party faction company agency firm newspaper channel broadcaster
    network coalition alliance union league brigade battalion gang website outlet charity bank foundation
"""
# Behind a name these say what it is the name of: "the Quiet Front movement".
KINDS_OF_BODIES = frozenset(_BODY_KINDS.split())
_KINDS = "city town village district region province state river island ship vessel neighbourhood neighborhood county"
KINDS_OF_NAMES = KINDS_OF_BODIES | frozenset(_KINDS.split())
_NAMED_PLACES = (
    "city town village port province island state district county region republic capital neighbourhood suburb"
)
# With "of" and a name behind they speak of what bears the name: "the town of Orla".
NAMED_PLACES = frozenset(_NAMED_PLACES.split())
_MEMBERS = "fighters members militants troops forces soldiers officials leaders supporters spokesman spokeswoman"
# Behind a name these say that it is a body's.
MEMBERS = frozenset(_MEMBERS.split())
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])

# Institutions whose name stands for their country in front of a noun, too: "the Pentagon chief".
SEATS = frozenset(["white house", "pentagon", "kremlin", "downing street", "whitehall", "elysee"])
# Bodies that belong to the country behind "in" as they do to the one behind "of": "the government in Orla".
RULING = frozenset(["government", "regime", "authority", "parliament", "leadership", "administration"])

PERSONAL = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
    "they": "they",
    "them": "they",
    "their": "they",
    "theirs": "they",
    "themselves": "they",
}
DEMONSTRATIVES = frozenset(["this", "that", "these", "those"])
DEFINITES = DEMONSTRATIVES | frozenset(["the", "both", "my", "your", "his", "her", "its", "our", "their", "whose"])
MANY = frozenset(["they", "them", "their", "theirs", "themselves", "we", "us", "our", "ours", "these", "those"])

_BODY_NOUNS = """
    resistance army front movement party union council league brotherhood mission forces authority house hezbollah
    brigade brigades
"""
# Words with which the name of a body ends, or goes on behind with "in".
BODY_WORDS = frozenset(_BODY_NOUNS.split())

_CONTRASTING_WORDS = """
    new old other another only second third fourth last next earlier later previous former future separate different
    final eastern western northern southern north south east west upper lower male female young elder opposing rival
"""
# One of these beside a noun tells what it speaks of from what it speaks of without it.
CONTRASTING = frozenset(_CONTRASTING_WORDS.split())
_STATE_BODY_WORDS = "force military army navy government administration regime troop parliament people military"
# Behind a country's name these are the same wherever they stand.
STATE_BODIES = frozenset(_STATE_BODY_WORDS.split())
_POINTING_WORDS = """
    group organisation organization militia movement faction party company firm agency network outlet union body
    institution bloc side country nation state city town village region area base facility site location building
    airport vessel ship incident move step event attack assault operation violence decision measure action development
    announcement killing man woman suspect gunman victim official officer leader politician agreement deal accord plan
    proposal law bill legislation document strike airstrike raid bombing blast explosion shooting ambush
"""
# Nouns that stand for what was named before, whatever it was called.
POINTING = frozenset(_POINTING_WORDS.split())
_GENERIC_WORDS = (
    "group organisation organization body institution city town village man woman suspect country nation state"
)
# Of these nothing need be said before: "the group" may stand for any body that a name stands for.
GENERIC = frozenset(_GENERIC_WORDS.split())
_FAMILY_TABLE = """
group organisation organization militia movement faction alliance coalition band
company firm agency bank manufacturer producer retailer maker
country nation state
city town village capital municipality
area region province district zone territory neighbourhood neighborhood
base facility site location installation camp building complex compound
vessel ship boat tanker ferry freighter
incident attack assault strike raid operation bombing ambush shooting explosion blast killing airstrike
move step decision measure action plan announcement development
man suspect gunman attacker assailant driver
official officer diplomat
leader politician lawmaker
deal agreement accord pact treaty
law bill legislation measure act
document report statement letter text
"""
# Plain nouns that stand for each other: behind "the" one of them may speak of what was called by another.
FAMILIES = tuple(frozenset(row.split()) for row in _FAMILY_TABLE.strip().split("\n"))

OWNING = frozenset(["its", "his", "her", "their", "our", "my", "your", "whose"])
MALE_TITLES = frozenset(["Mr", "Mr.", "Sir", "Lord", "King", "Prince", "Pope"])
FEMALE_TITLES = frozenset(["Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Lady", "Queen", "Princess", "Dame"])
