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
    member official supporter critic republican democrat islamist hezbollah serviceman folk clergy
"""
GROUPS = frozenset(_GROUP_WORDS.split())

_PLACE_WORDS = """
    airport area base border building camp capital centre center city coast compound country county crossing district
    facility field forest governorate gulf harbor harbour headquarters hill home homeland house installation island
    kingdom lake land location mountain nation neighborhood neighbourhood outpost peninsula place plant port prison
    province quarter region river road sea settlement shore site square state station strait street strip suburb
    territory town valley village village waters zone bridge factory farm hospital market mosque church temple school
    tunnel warehouse depot refinery pipeline reactor checkpoint embassy consulate hotel office parliament stadium
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
    withdrawal wrongdoing
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

_PEOPLE_PLURAL = "people troop personnel police folk clergy military leadership public media press"
# Several people, though the word is no plural; "they" may stand for them.
SEVERAL = frozenset([*_PEOPLE_PLURAL.split(), "staff", "crew", "family", "team", "couple"])

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
