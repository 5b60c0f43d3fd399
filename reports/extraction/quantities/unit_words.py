"""Nouns by what they name: people, places, vehicles, weapons, events (docs/method.md, "Quantities")."""

from reports.extraction.quantities.words import words
from reports.text.people import PEOPLE

_PEOPLE = """
    accomplice addict adherent admiral adolescent adult airman alien amateur anchor applicant apprentice archer arrestee
    assailant attacker attendee audience babysitter backpacker baby bandit beneficiary bidder biker bodyguard bomber boy
    boyfriend brigadier burglar bystander cadet camper captive caregiver casualty cleaner clerk climber clinician
    combatant commando commuter compatriot comrade conscript consumer convict cop corporal countryman courier cowboy
    crewman crewmember criminal crusader cyclist dancer deserter diner disciple dissenter diver dockworker dozen draftee
    drinker electorate elder emigrant employee enemy enlistee evacuee exile extremist facilitator fatality fellow female
    firefighter fireman fisher folk follower foreigner fundraiser gambler gangster gardener goalkeeper graduate
    grandchild grandson granddaughter grandmother grandparent guardian guardsman gunner helper hiker holidaymaker
    homeowner homebuyer hooligan householder human hunter husband immigrant infant infantryman inhabitant injured
    inspector intern internee invader islander jew jihadi jobseeker kidnapper lad legionnaire lifeguard listener looter
    loyalist male man marcher martyr mate mechanic mercenary messenger migrant miner minor missionary mobster motorist
    muslim christian neighbour newborn newcomer nun nurse nanny occupant octogenarian offender officeholder onlooker
    operative operator orphan outlaw paramedic paratrooper partisan paramilitary passerby passer-by peacekeeper
    pedestrian penitent pensioner personnel picket pilgrim pirate plumber policyholder porter predator
    prosecutor psychiatrist raider ranger recipient recruit registrant reservist resident responder retiree
    returnee rioter robber saboteur salesman salesperson schoolboy schoolchild schoolgirl seaman senior sentry
    separatist serviceman servicemember servicewoman settler sex shareholder shopper sleeper smoker smuggler sniper
    sophomore spectator spouse squatter stowaway striker submariner subscriber survivor swimmer taxpayer technician
    teen terrorist thief thug toddler tot traitor trooper troop trucker twin undergraduate unemployed undecided
    vandal vendor vigilante visitor waiter waitress warrior wedding-goer welder witness workman worshipper worshiper
    wounded wrestler yachtsman youngster youth zealot zionist dead missing lawmaker mp mep congressman elector
    policeman nationals national staff staffer crew delegate juror agitator provocateur member donor backer fugitive
    abductee caller reveller reveler partygoer churchgoer concertgoer mourner widow casualties soul signatory rival
    co-worker stakeholder ex-member defendant respondent case-worker social-worker skier rider jockey runner rower
    other life kidnap-victim abuser abettor plaintiff complainant tenant renter lodger landlord entrepreneur freelancer
"""
_SITES = """
    airbase airfield airport apartment area barrack base beach block border-crossing bridge building bunker
    cafe camp castle cathedral cave cemetery checkpoint church city clinic college compound constituency corridor
    country county courthouse crossing dam depot district dockyard dwelling embassy facility factory farm field
    flat garage gate governorate hall hamlet harbour harbor headquarters hideout hill hospital hostel hotel house home
    household hub installation island kindergarten kitchen laboratory lab landmark library location mall mansion market
    marketplace mill mine mosque municipality museum neighborhood neighbourhood nursery office outpost park plant
    platform point polling-place port position post precinct prison jail pub refinery refuge region reservoir
    residence restaurant road route ruin school shelter shop shrine site spot square stadium state station store street
    structure suburb supermarket synagogue target temple tent terminal territory theatre theater town township tunnel
    university village warehouse ward well workshop yard zone village stronghold substation silo pier quay dock runway
    classroom pharmacy bakery quarry reactor tower
"""
_VEHICLES = """
    aircraft airliner airplane ambulance automobile barge bicycle bike boat bus car carrier coach convoy dinghy
    drone-boat ferry fighter-jet freighter helicopter jeep jet liner lorry minibus motorbike motorcycle pickup plane
    raft scooter ship steamer submarine suv tank tanker taxi tractor train tram trawler truck tug van vehicle vessel
    warplane warship wagon yacht carriage locomotive bulldozer destroyer frigate trailer
"""
_WEAPONS = """
    bomb bullet cartridge drone explosive firearm grenade gun howitzer landmine launcher machine-gun mortar munition
    missile pistol projectile revolver rifle rocket rpg shell shotgun tank-shell torpedo uav warhead weapon
    knife machete cannon interceptor flare
"""
_EVENTS = """
    accident action airstrike air-strike ambush assault attack attempt barrage battle blast bombing bombardment campaign
    clash collision collapse confrontation coup crash debate demonstration derailment earthquake election
    encounter episode eruption event exchange execution exercise explosion fight fire firefight flight flood
    gathering hearing hijacking incident incursion inspection instance interview intrusion invasion investigation
    landslide launch lawsuit march massacre meeting mission occasion offence offense offensive
    operation outbreak patrol press-conference protest quake raid rally rescue riot robbery round
    search session shooting skirmish sortie stabbing standoff stoppage storm strike summit
    talk test tornado tour trial trip violation visit vote-count walkout warning war wildfire crime
    breach murder killing kidnapping abduction burglary rape homicide suicide
"""
PERSON_WORDS = words(_PEOPLE) | PEOPLE
SITE_WORDS = words(_SITES)
VEHICLE_WORDS = words(_VEHICLES)
WEAPON_WORDS = words(_WEAPONS)
EVENT_WORDS = words(_EVENTS)

# What these nouns count is people, and what happened to them.
HAPPENED_TO_PEOPLE = {
    "death": "kill",
    "fatality": "kill",
    "body": "kill",
    "corpse": "kill",
    "casualty": "kill and wound",
    "injury": "wound",
    "wound": "wound",
    "arrest": "arrest",
    "detention": "arrest",
    "disappearance": "miss",
    "hospitalization": "hospitalize",
    "hospitalisation": "hospitalize",
    "evacuation": "evacuate",
    "abduction": "abduct",
    "kidnapping": "abduct",
    "killing": "kill",
    "murder": "kill",
    "homicide": "kill",
    "execution": "execute",
    "dead": "kill",
    "wounded": "wound",
    "injured": "wound",
    "missing": "miss",
    "detainee": "arrest",
    "arrestee": "arrest",
    "evacuee": "evacuate",
    "abductee": "abduct",
}
# Nouns that say of no population which one it is.
GENERIC_PEOPLE = words(
    "people person individual human other more soul casualty fatality death injury dead wounded injured arrest "
    "missing body victim member wound injure kill die life"
)
# Things that are no figure: "two sides", "a number of ways", "several reasons".
VAGUE_THINGS = words(
    "way thing reason kind sort type respect sense side hand end bit aspect option issue question factor front "
    "word thought point-of-view topic matter element feature example idea lot deal"
)

# Measures: lemma or abbreviation to the unit that is stored.
MEASURES = {
    "kilometre": "distance:km", "kilometer": "distance:km", "km": "distance:km", "kms": "distance:km",
    "mile": "distance:mile", "mi": "distance:mile", "metre": "distance:m", "meter": "distance:m", "m": "distance:m",
    "centimetre": "distance:cm", "centimeter": "distance:cm", "cm": "distance:cm", "millimetre": "distance:mm",
    "millimeter": "distance:mm", "mm": "distance:mm", "foot": "distance:foot", "feet": "distance:foot",
    "ft": "distance:foot", "inch": "distance:inch", "yard": "distance:yard", "nautical mile": "distance:nautical mile",
    "second": "time:second", "minute": "time:minute", "hour": "time:hour", "day": "time:day", "week": "time:week",
    "fortnight": "time:fortnight", "month": "time:month", "year": "time:year", "decade": "time:decade",
    "century": "time:century", "night": "time:night", "weekend": "time:weekend", "mins": "time:minute",
    "hrs": "time:hour",
    "gram": "weight:g", "kilogram": "weight:kg", "kilo": "weight:kg", "kg": "weight:kg", "tonne": "weight:tonne",
    "ton": "weight:ton", "pound": "weight:pound", "lb": "weight:pound", "lbs": "weight:pound", "ounce": "weight:ounce",
    "kiloton": "weight:kiloton",
    "hectare": "area:hectare", "acre": "area:acre", "litre": "volume:litre", "liter": "volume:litre",
    "gallon": "volume:gallon", "barrel": "volume:barrel", "megawatt": "power:MW", "gigawatt": "power:GW",
    "kilowatt": "power:kW", "mw": "power:MW", "gw": "power:GW", "degree": "temperature:degree",
    "mph": "speed:mph", "kph": "speed:kph", "km/h": "speed:kph",
}  # fmt: skip
