"""Nouns by what they name: people, places, vehicles, weapons, events (docs/method.md, "Quantities")."""

from reports.extraction.quantities.words import words
from reports.text.people import PEOPLE

_PEOPLE = """
    abductee abettor abuser accomplice accountant addict adherent admiral adolescent adult agent agitator airman
    alien amateur anchor applicant apprentice archer arrestee assailant assistant attacker attendant attendee
    audience baby babysitter backer backpacker bandit beneficiary bidder biker bodyguard bomber boy boyfriend
    brigadier burglar bystander cadet caller camper captive caregiver case-worker casualties casualty christian
    churchgoer cleaner clerk client climber clinician co-worker combatant commando commuter compatriot complainant
    comrade concertgoer confidant congressman conscript constituent consultant consumer contender contestant convict
    cop corporal correspondent countryman courier cowboy crew crewman crewmember criminal crusader cyclist dancer
    dead debutant defendant delegate descendant deserter diner disciple dissenter dissident diver dockworker donor
    dozen draftee drinker elder elector electorate emigrant employee enemy enlistee entrepreneur evacuee ex-member
    exile extremist facilitator fatality fellow female firefighter fireman fisher folk follower foreigner freelancer
    fugitive fundraiser gambler gangster gardener giant goalkeeper graduate grandchild granddaughter grandmother
    grandparent grandson guardian guardsman gunner helper hiker holidaymaker homebuyer homeowner hooligan
    householder human hunter husband immigrant incumbent infant infantryman informant inhabitant injured inspector
    intern internee invader islander jew jihadi jobseeker jockey juror kidnap-victim kidnapper lad landlord lawmaker
    legionnaire lieutenant life lifeguard listener lodger looter loyalist male man marcher martyr mate mechanic
    member mep mercenary merchant messenger migrant miner minor missing missionary mobster motorist mourner mp
    muslim nanny national nationals neighbour newborn newcomer nun nurse occupant octogenarian offender officeholder
    onlooker operative operator orphan other outlaw paramedic paramilitary paratrooper parent participant partisan
    partygoer passer-by passerby patient peacekeeper pedestrian penitent pensioner personnel picket pilgrim pirate
    plaintiff plumber policeman policyholder porter predator president prosecutor protestant provocateur
    psychiatrist raider ranger recipient recruit regent registrant renter reservist resident respondent responder
    retiree returnee reveler reveller rider rioter rival robber rower runner saboteur salesman salesperson schoolboy
    schoolchild schoolgirl seaman senior sentry separatist sergeant servant serviceman servicemember servicewoman
    settler sex shareholder shopper signatory skier sleeper smoker smuggler sniper social-worker sophomore soul
    spectator spouse squatter staff staffer stakeholder stowaway striker student submariner subscriber
    superintendent survivor swimmer taxpayer technician teen tenant terrorist thief thug toddler tot traitor troop
    trooper trucker twin undecided undergraduate unemployed vandal vendor vigilante visitor waiter waitress warrior
    wedding-goer welder widow witness workman worshiper worshipper wounded wrestler yachtsman youngster youth zealot
    zionist
"""
_SITES = """
    airbase airfield airport apartment bakery barrack base beach block border-crossing bridge building bunker cafe
    camp castle cathedral cave cemetery checkpoint church city classroom clinic college compound constituency
    corridor country county courthouse crossing dam depot district dock dockyard dwelling embassy facility factory
    farm flat garage gate governorate hall hamlet harbor harbour headquarters hideout hill home hospital hostel
    hotel house household hub installation island jail kindergarten kitchen lab laboratory landmark library location
    mall mansion marketplace mill mine mosque municipality museum neighborhood neighbourhood nursery office outpost
    park pharmacy pier plant polling-place port precinct prison pub quarry quay reactor refinery refuge region
    reservoir residence restaurant road route ruin runway school shelter shop shrine silo site square stadium state
    station store street stronghold structure substation suburb supermarket synagogue target temple tent terminal
    territory theater theatre tower town township tunnel university village ward warehouse well workshop yard zone
"""
_VEHICLES = """
    aircraft airliner airplane ambulance automobile barge bicycle bike boat bulldozer bus car carriage carrier coach
    convoy cutter destroyer dinghy drone-boat ferry fighter-jet freighter frigate helicopter jeep jet liner
    locomotive lorry minibus motorbike motorcycle pickup plane raft scooter ship steamer submarine suv tank tanker
    taxi tractor trailer train tram trawler truck tug van vehicle vessel wagon warplane warship yacht
"""
_WEAPONS = """
    bomb bullet cannon cartridge drone explosive firearm flare grenade gun howitzer interceptor knife landmine
    launcher machete machine-gun missile mortar munition pistol projectile revolver rifle rocket rpg shell shotgun
    tank-shell torpedo uav warhead weapon
"""
_EVENTS = """
    abduction accident action air-strike airstrike ambush assault attack attempt barrage battle blast bombardment
    bombing breach burglary campaign clash collapse collision confrontation coup crash crime debate demonstration
    derailment earthquake election encounter episode eruption event exchange execution exercise explosion fight fire
    firefight flight flood gathering hearing hijacking homicide incident incursion inspection instance interview
    intrusion invasion investigation kidnapping killing landslide launch lawsuit march massacre meeting mission
    murder occasion offence offense offensive operation outbreak patrol press-conference protest quake raid rally
    rape rescue riot robbery round search session shooting skirmish sortie stabbing standoff stoppage storm strike
    suicide summit talk test tornado tour trial trip violation visit vote-count walkout war warning wildfire
"""
PERSON_WORDS = (words(_PEOPLE) | PEOPLE | words("police")) - words("family couple majority minority dozen household")
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
    "missing body victim wound injure kill die life"
)
_THINGS = """
    adapter altar amplifier answer answerer answerphone banner bar barrier beer behaviour bestseller blender
    blockbuster boiler border boulder browser buffer bumper burner butter calculator calendar cancer car carrier
    cellar center centimeter centre chair chamber chapter character charger charter chopper cigar clamour cleaner
    cluster collar collector color colour computer container conveyor cooker copper corner corridor counter cover
    cracker crater crossover cucumber cupboard cylinder danger decor detector dialler diameter dinner disaster
    disorder dollar door drawer ear effort elevator encounter error escalator factor favor favour feather fever
    fiber fibre filter finger flavor floor flower folder freezer gender generator grammar guitar hair hammer
    handover hangover harbor harbour header heater honor horror hour hunger indicator jar jumper kilometer labour
    ladder laser layer leather leftover letter lever liter litre liver locker loudspeaker makeover marker matter
    metaphor meter metre microwave millimeter mirror mixer monster motor murder nectar newsletter newspaper
    newsreader number oar odor odour offer order oven over oyster pair panther paper parameter parlor pepper
    perimeter pillar plaster poor poster power prayer printer processor projector pullover quarter radar radiator
    razor rear receiver recorder refrigerator register registrar remainder reminder river roller rollover rotor
    router rubber rumor rumour saucer scanner screwdriver sector semaphore semester seminar sensor server shelter
    shoulder shower silver simulator skyscraper slipper snooker solar spider splinter spoiler stair stapler star
    sticker stopover stopper sugar summer supper surrender sweater takeover tear tender theatre thermometer thriller
    thunder tiger timber toner tower tractor trailer transfer transformer transistor transmitter trigger trimmer
    tumor tumour turnover twitter vapor vapour vector ventilator vicarage wallpaper war water weather whisper winter
    wonder year zipper
"""
# Nouns with the ending of people that name things.
THINGS_LIKE_PEOPLE = words(_THINGS)
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
    "hrs": "time:hour", "hr": "time:hour", "yrs": "time:year", "yr": "time:year", 
    "secs": "time:second", "cent": "money:cent", "penny": "money:penny", "pence": "money:penny",
    "gram": "weight:g", "kilogram": "weight:kg", "kilo": "weight:kg", "kg": "weight:kg", "tonne": "weight:tonne",
    "ton": "weight:ton", "pound": "weight:pound", "lb": "weight:pound", "lbs": "weight:pound", "ounce": "weight:ounce",
    "kiloton": "weight:kiloton",
    "hectare": "area:hectare", "acre": "area:acre", "litre": "volume:litre", "liter": "volume:litre",
    "gallon": "volume:gallon", "barrel": "volume:barrel", "megawatt": "power:MW", "gigawatt": "power:GW",
    "kilowatt": "power:kW", "mw": "power:MW", "gw": "power:GW", "degree": "temperature:degree",
    "mph": "speed:mph", "kph": "speed:kph", "km/h": "speed:kph",
}  # fmt: skip
