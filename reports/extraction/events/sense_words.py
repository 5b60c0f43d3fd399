"""Word lists that tell senses of verbs and nouns apart (docs/method.md, "Event classes")."""

from reports.text.people import PEOPLE


def words_of(text: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(text.split())


LABOUR = words_of(
    """worker union walkout pay rail railway teacher picket picketing wage labor labour nurse doctor driver pilot
    staff employer stoppage employee conductor postal commuter strikebreaker bargaining industrial overtime
    timetable passenger platform signaller payroll"""
)
MILITARY = words_of(
    """air aerial drone missile rocket warplane jet bomber military army navy force troop militia militant rebel fighter
    artillery gunman target base depot retaliatory precision airstrike attack raid bomb shell warhead mortar soldier
    ceasefire front frontline insurgent war kill wound injure casualty facility shelling bombardment airbase deadly
    preemptive pre-emptive cross-border nuclear explosion blast hit hospital camp airfield squadron paramilitary"""
)
PERSONS = PEOPLE | words_of(
    """troop policeman policewoman cop hostage captive detainee migrant asylum-seeker demonstrator rioter crew member
    personnel staff toddler baby infant boy teen schoolboy schoolgirl schoolchild fatherland pedestrian motorist
    cyclist shopper worshipper worshiper pilgrim bystander passer-by serviceman servicewoman servicemember adult
    men women dozen score hundred thousand million sailor seafarer aide-worker responder paramedic airman recruit
    conscript reservist trooper pirate smuggler trafficker robber thief attacker assailant dweller
    caller gang cell other clerk miner porter steward walker marcher climber lodger occupant mourner spectator
    reveller reveler concertgoer onlooker referee linesman waiter nun imam youngster pensioner stepson niece
    nephew uncle aunt skier swimmer surfer hiker jogger rider biker motorcyclist trucker docker stevedore
    rescuer lifeguard inmate stowaway herder shepherd nomad squatter castaway newborn schoolteacher picket"""
)
LAWS = words_of(
    """law bill legislation measure resolution act budget amendment package rule reform ordinance motion plan statute
    provision ban treaty constitution decree policy deal proposal regulation accord agreement code moratorium"""
)
FIGURATIVE = words_of(
    """economy democracy career life reputation trust credibility relation relationship confidence brand standing
    party campaign tie image interest morale chance prospect hope dream job industry evidence document marriage
    friendship institution legacy narrative argument myth norm tradition freedom republic feeling business consumer
    market price growth cause ego pride sale demand competitiveness presidency candidacy record unity faith culture"""
)
MISSILES = words_of("missile rocket drone shell projectile mortar airstrike bomb warhead torpedo barrage salvo volley")
SHOTS = words_of("shot round bullet gun weapon gas canister grenade cannon rifle gunfire fire")
PAPERS = words_of(
    """report statement video data figure document album film detail footage photo photograph image name result list
    transcript memo record information book song tape plan study survey poll finding number letter email audio"""
)
NATURE = words_of(
    """storm hurricane earthquake quake tsunami tornado flood flooding wave rain snow lightning cyclone typhoon drought
    pandemic virus disease tragedy disaster heatwave wildfire heart inflation tariff price cost recession crisis
    shortage scandal outage outbreak thought idea"""
)
TROUBLES = NATURE | words_of(
    """rise cut cutback delay slump downturn sanction tax fine closure shutdown decision policy fall drop lack debt loss
    increase competition embargo levy bill backlash boycott reform rule change"""
)
GOALS = words_of(
    """record high low mark milestone headline road shelf snag peak rock bottom ground note wall stride screen brake
    point level button jackpot nerve limit cap single run homer ball goal ceiling roof stage roadblock impasse
    obstacle high-water deadline speed trillion billion percent street trail gym shot number reset floor"""
)
AIRCRAFT = "plane jet aircraft drone helicopter missile balloon airliner fighter warplane uav rocket object"
STRUCTURES = "building bridge tower statue house home wall plane jet aircraft helicopter drone hospital monument fence"
