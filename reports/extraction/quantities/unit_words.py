"""Nouns by what they name: people, places, vehicles, weapons, events (docs/method.md, "Quantities")."""

from reports.extraction.quantities.words import words
from reports.text.people import PEOPLE

_PEOPLE = """
    abbot abductee abettor abuser accomplice accountant accuser acolyte acrobat addict adherent adjutant admiral
    adolescent adult agent aggressor agitator airman alcoholic alien alumni alumnus amateur amputee anarchist
    ancestor anchor apostle applicant appointee apprentice arab archer architect aristocrat arrestee arsonist
    assailant assistant asylum-seeker attacker attendant attendee au-pair audience aunt autocrat babe baby
    babysitter bachelor backer backpacker bandit baron baroness barrister bather beggar believer beneficiary bidder
    biker billionaire bishop-elect bodybuilder bodyguard bomber bookkeeper borrower boxer boy boyfriend breadwinner
    brigadier brit briton bureaucrat burglar butcher buyer bystander cabdriver cadet caller camper captive captor
    caregiver carpenter case-worker castaway casualties casualty celebrant centenarian chambermaid champion chaplain
    chauffeur chemist choirboy christian churchgoer civil-servant clan clansman classmate cleaner clergy clergyman
    clerk client climber clinician co-conspirator co-defendant co-founder co-owner co-pilot co-worker coastguard
    coastguardsman collaborator colonist combatant commando commoner communist commuter compatriot complainant
    comrade concertgoer conductor confidant congressman conscientious-objector conscript conspirator constituent
    consultant consumer contender contestant convict cook cop coroner corporal corpsman correspondent counterpart
    countess countryman courier courtier cowboy craftsman creditor crew crewman crewmate crewmember criminal croat
    crusader culprit curator custodian cyclist czech dacoit dancer dane daredevil dead debtor debutant
    decision-maker defendant delegate delinquent democrat dependant dependent deportee descendant deserter despot
    detective devotee diner disciple dissenter dissident diver dockworker donor doorman dozen draftee drinker
    drug-dealer drunk duchess duke earner eccentric elder elector electorate emigrant emperor employee empress enemy
    enlistee enthusiast entrepreneur escapee evacuee evictee ex-convict ex-employee ex-member ex-soldier exile
    exorcist expat expatriate extremist facilitator fanatic farmhand farmworker fatality fellow fellow-citizen
    female fetus filipino finalist finn firefighter fireman first-responder fisher fisherfolk fishermen foe foetus
    folk follower foot-soldier forebear foreigner foreman forester freelancer freshman friar frontliner fugitive
    fundraiser gambler gangster gardener garrison gendarme genius giant goalkeeper goalscorer goatherd godfather
    graduate grandchild granddaughter grandmother grandparent grandson greek groom guardian guardsman gunner guru
    gymnast half-brother handyman hawker headmaster headmistress healthcare-worker heir heiress helper herder
    heretic hermit hero heroine hiker hindu hipster hispanic hitchhiker hitman holidaymaker homebuyer homemaker
    homeowner honoree hooligan host-family householder housekeeper housemate housewife human hunter husband hustler
    idealist idol immigrant incumbent inductee infant infantryman infidel infiltrator influencer informant
    inhabitant injured inspector intern internationalist internee invader invalid invitee islander jailer janitor
    jew jihadi jobseeker jockey jogger joiner junkie juror kidnap-victim kidnapper kin kinsman knight kurd laborer
    lad landlord landowner latino laureate lawmaker layman learner legionnaire legislator lieutenant life lifeguard
    lifer listener litigant lodger loner looter lord loser lover loyalist machinist magnate maid maiden male
    male-nurse man marcher martyr mastermind mate matriarch mechanic medalist medallist member mentor mep mercenary
    merchant messenger midshipman midwife migrant millionaire minder miner minor miscreant missing missionary
    mobster monarchist mother-to-be motorist mountaineer mourner mp mum muslim nanny national nationals native
    negotiator neighbour nephew newborn newcomer newlywed niece nomad nominee non-citizen noncombatant nonsmoker
    novice nun nuncio nurse occupant octogenarian offender officeholder oligarch omnivore onlooker operative
    operator oppressor orderly orphan other outcast outlaw outsider overseer pacifist paedophile pal panelist
    panellist paralegal paramedic paramilitary paratrooper parent participant partisan partygoer passer passer-by
    passerby pathologist patient patrolman patron pauper payer peacekeeper pedestrian pedophile peer penitent
    pensioner perpetrator personage personnel philanthropist picket picketer pilgrim pioneer pirate plaintiff
    playwright plotter plumber poacher policeman policyholder porter postgraduate postman predator predecessor
    prefect president prodigy prophet prosecutor prostitute protege protestant provocateur psychiatrist punter pupil
    purchaser quartermaster queue-jumper racist radical raider rancher ranger rapist reactionary receptionist
    recipient recruit referee regent registrant renegade renter rep requester reservist resident resistance-fighter
    respondent responder retiree returnee reveler reveller revolutionary rider rioter rival robber rookie roommate
    rower royal royalist ruffian runaway runner saboteur saint salesman salesperson samaritan saver scavenger
    schoolboy schoolchild schoolgirl scot scout scouts scribe sculptor seafarer seaman seamstress seasonal-worker seeker
    semifinalist senior sentry separatist septuagenarian serb serf sergeant servant serviceman servicemember
    servicewoman settler sex sex-worker shareholder shepherd shepherdess shia shiite shopkeeper shopper showman
    signatory sikh singleton skier skipper skydiver slave sleeper slovak smoker smuggler sniper social-worker
    socialite sole-survivor soloist sophomore soul spearman specialist spectator sportsman sportswoman spouse spy
    squad-member squatter staff staffer stakeholder stalker starlet steelworker steward stewardess stockbroker
    stockpiler stowaway stranger striker student stuntman stylist subject-matter-expert submariner subordinate
    subscriber successor suffragette suitor sunbather sunni superintendent surrogate survivor swede swimmer swindler
    sympathiser tailor tax-collector taxpayer teacher-trainee technician teen teenager tenant terrorist thai
    theologian thief threesome thug toddler toiler top-scorer tot townsfolk trafficker trainee traitor tramp
    transient trespasser tribesman tribeswoman triplet troop trooper trucker trumpeter turk tutor twentysomething
    twin tyrant uncle undecided underachiever undergraduate underling undertaker unemployed unionist user usher
    utopian vagrant valet vandal vassal vegan vegetarian vendor veterinarian vicar viewer vigilante villain virgin
    virtuoso viscount visitor waiter waitress walker wanderer ward-sister warrior watchman wayfarer wedding-goer
    weightlifter welder whistleblower wholesaler widow wife-to-be wingman witness wizard workhand workman workmate
    worshiper worshipper wounded wrestler yachtsman yazidi yob youngster youth zealot zionist zookeeper zoologist
"""
_SITES = """
    abbey academy aerodrome airbase airfield airport apartment aqueduct arcade arena armory armoury atoll bakery bar
    barn barrack barrio base bay beach bistro block border-crossing borough boutique branch brewery bridge brothel
    building bungalow bunker bunkhouse butchery cabin cafe camp campsite campus canal cannery canteen canton casino
    castle catacomb cathedral cave cellblock cemetery center centre chalet chapel checkpoint church cinema city
    classroom cliff clinic clubhouse coalfield college commune compound constituency convent corridor cottage
    country county courthouse courtroom creche creek crematorium cropland crossing crossroad crossroads dairy dam
    daycare deli depot desert dispensary distillery district ditch dock dockyard dormitory dugout dump dungeon
    dwelling embassy emirate encampment enclave estate exclave facility factory farm farmhouse farmstead fishery
    flat floodplain footbridge forest fort fortress foundry freeway fuel-station gallery gaol garage garden gasfield
    gate ghetto glacier governorate granary grave graveyard greenhouse gurdwara gym gymnasium hall hamlet hangar
    harbor harbour headquarters heliport hideout highway hill hillside home hospice hospital hostel hotel hotspot
    house household hub hut inn installation interchange intersection island islet jail junction kibbutz
    kindergarten kiosk kitchen lab laboratory lagoon lake landfill landmark levee library lighthouse location
    lock-up lodge mall mansion market marketplace meadow megacity metropolis mill mine minefield monastery monument
    morgue mortuary mosque motel motorway mountain municipality museum nation neighborhood neighbourhood nightclub
    nursery oasis oblast office oilfield orchard orphanage outpost overpass palace parish park parlour pasture
    pavilion peninsula pharmacy pier pit plant plantation playground plaza polling-place pool port precinct
    prefecture premises principality prison province pub quarry quay quayside railway-station railyard ranch
    rangeland ravine reactor reef refinery refuge region republic reserve reservoir residence resort restaurant road
    roadblock roundabout route ruin runway salon sanctuary sawmill school seaport seaside-resort settlement shack
    shed shelter shipyard shop shrine silo site skyscraper slaughterhouse slum smelter spa square stable stadium
    stall state station steelworks store street stronghold structure studio subdivision substation suburb
    supermarket swamp synagogue taproom target tavern temple tent terminal territory theater theatre tollbooth tomb
    tower town townhouse township trench tunnel underpass university valley venue viaduct villa village village-hall
    vineyard volcano ward warehouse watchtower waterfall waterway well wetland wharf windmill winery woodland
    workshop worksite yard zone
"""
_VEHICLES = """
    aircraft airliner airplane airship all-terrain-vehicle ambulance amphibious-vehicle apc armoured-car automobile
    barge battleship bicycle bike biplane boat bowser buggy bulldozer bus cab camper-van canoe car caravan carriage
    carrier cart catamaran chariot chopper clipper coach convoy corvette craft cruiser cutter destroyer digger
    dinghy dreadnought dredger drone-boat dumper excavator ferry fighter-jet fire-engine fireboat fishing-boat
    flotilla-boat forklift freighter frigate galleon glider gondola gunboat gunship hatchback hearse helicopter
    hovercraft humvee hydrofoil icebreaker jeep jet kayak landing-craft lifeboat limo limousine liner locomotive
    lorry minesweeper minibus minivan moped motor-home motorbike motorboat motorcar motorcycle motorhome patrol-boat
    pedalo pickup plane powerboat quadbike raft rickshaw roadster rowboat sailboat saloon-car schooner scooter
    seaplane sedan ship ski-jet skiff sled sledge sleigh sloop snowmobile snowplough snowplow spacecraft speedboat
    steamboat steamer streetcar submarine supertanker suv tank tanker taxi tractor trailer train tram trawler
    tricycle trolleybus truck tug tugboat tuk-tuk u-boat van vehicle vessel wagon warcraft warplane warship
    watercraft wheelchair yacht
"""
_WEAPONS = """
    airgun ammunition artillery-piece axe baton bayonet blade bomb bombshell bullet canister cannon carbine
    cartridge catapult crossbow dagger detonator drone explosive firearm firebomb flare grenade gun handgun hatchet
    howitzer icbm ied incendiary interceptor javelin kalashnikov knife lance landmine launcher machete machine-gun
    machinegun missile molotov mortar munition munitions musket petrol-bomb pistol projectile revolver rifle rocket
    rpg shell shotgun spear stiletto stun-gun sword tank-shell taser torpedo truncheon uav warhead weapon
"""
_EVENTS = """
    abduction accident action aftershock air-strike airdrop airstrike altercation ambush arson assassination assault
    attack attempt autopsy avalanche barrage battle beating beheading bereavement blackout blast blizzard blockade
    bombardment bombing bombing-raid brawl breach burglary by-election byelection campaign capsize capsizing
    carjacking ceremony clash collapse collision commemoration concert conference confrontation coronation coup
    crackdown crash crime crossfire cyclone debate demonstration deportation derailment detonation disaster
    disturbance drill drive-by-shooting drought drowning earthquake election encounter episode eruption event
    eviction exchange execution exercise explosion festival feud fight fire firefight flight flood football-match
    funeral gathering gunfight hearing heatheist hijacking hold-up homicide hurricane incident incursion
    infringement inquest inquiry inspection instance insurrection interview intrusion invasion investigation
    jailbreak kidnapping killing landslide launch lawsuit looting lynching march massacre match meeting mission
    mudslide mugging murder mutiny naval-exercise negotiation occasion offence offense offensive operation outage
    outbreak pandemic parade patrol performance pilgrimage plebiscite pogrom press-conference procession prosecution
    protest protest-march purge quake raid rally rampage rape recount referendum regatta rescue revolt revolution
    riot robbery round run-off runoff sabotage scuffle search session shelling shipwreck shooting shutdown siege
    sighting sinking sit-in skirmish sortie spacewalk spill stabbing stampede standoff stop-and-search stoppage
    storm strike suicide summit swoop takeoff talk test theft tornado tour tournament trade-fair transplant tremor
    trial trip tsunami typhoon uprising vaccination-drive vigil violation visit vote-count voyage walkout war
    warning wedding wildfire
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
    abdomen accelerator adapter airliner altar amplifier answer answerer answerphone armor armour automaker badger
    banner bar barrier beer behaviour bestseller binder blacklist blender blister blockbuster boiler border boulder
     breaker broadcaster browser buffer bumper burger burner butter cadaver calculator calendar
    caliber calibre cancer capacitor car career carmaker carrier catheter cellar center centimeter centre chair
    chamber chandelier chapter character charger charter checker checklist cheeseburger chipmaker chopper cider
    cigar clamour cleaner cleanser cluster coaster coffer collar collector color colour
     computer condenser connector container converter conveyor cooker copier copper corner corridor
    counter cover cracker crater crossover crowbar cucumber cupboard cylinder danger decor deer
    denominator deodorant detector dialler diameter diaper dimmer dinner disaster disclaimer disorder
    dispenser distemper dollar door dragster drawer drier drugmaker dryer ear effort elevator ember emitter
     encounter error escalator ether exporter eyeliner factor favor favour feather
    fertiliser fertilizer fever fiber fibre filter finger fist flavor floor flower flyer folder footer freezer
    frontier gender generator gist glacier glimmer grammar guitar hair hamburger hammer handover hanger hangover
    harbor harbour header heater heist hitlist honor hopper horror hour hunger importer incubator indicator inhaler
    inhibitor insurer integer interior jar joker jumper kilometer labor labour ladder laser layer leather
    ledger leftover lender letter lever lighter list liter litre liver locker loudhailer loudspeaker lumber makeover
    maneuver manner manoeuvre manor manufacturer marker matter median merger metaphor meter metre microwave
    millimeter mirror mist mixer monster mortar motor muffler multiplier murder nectar neuter newsletter newspaper
    newsreader number oar odor odour offer omen order outlier oven over oyster pacemaker pager pair
    panther paper parameter parlor pepper perimeter pillar placeholder plaster playlist pointer
    polymer poor poster power prayer predictor printer processor projector pullover
    quarter radar radiator rafter razor rear receiver recorder refrigerator regimen register registrar remainder
    reminder retailer revolver river roller rollover roster rotor router rubber rumor rumour
    saber sabre sander saucer scanner screwdriver sector semaphore semester semiconductor seminar sensor separator
    server shelter shipper shortlist shoulder shower shutter silo silver simulator skimmer
    skyscraper slipper sliver slumber smelter sneaker snooker solar spacer specimen spider
    splinter spoiler sprinkler stair stamen stapler star steer sticker stopover stopper streamer stretcher sugar
    summer supercomputer supper surrender suspender sweater sweetener takeover tamper tanker tear teaser
    tender theatre thermometer thriller thruster thunder tier tiger timber toaster toner tower tracker tractor
    trailer transfer transformer transistor transmitter transponder trigger trimmer trouser tuber tumor
    tumour turnover tweezer twist twitter typewriter vapor vapour vector veneer ventilator vicarage
    voucher wafer waitlist waiver wallpaper war warmer washer water weather whisper wholesaler winter
    wishlist wonder woofer wrist year zinger zipper
"""
# Nouns with the ending of people that name things.
THINGS_LIKE_PEOPLE = words(_THINGS) | words(
    "committee subcommittee degree guarantee decree jubilee levee matinee melee pedigree refugee-camp settee soiree "
    "spree toffee toupee trustee-board marquee manatee chimpanzee frisbee apogee coffee knee tree fee median checklist"
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
    "hrs": "time:hour", "hr": "time:hour", "yrs": "time:year", "yr": "time:year", 
    "secs": "time:second", "cent": "money:cent", "penny": "money:penny", "pence": "money:penny",
    "gram": "weight:g", "kilogram": "weight:kg", "kilo": "weight:kg", "kg": "weight:kg", "tonne": "weight:tonne",
    "ton": "weight:ton", "pound": "weight:pound", "lb": "weight:pound", "lbs": "weight:pound", "ounce": "weight:ounce",
    "kiloton": "weight:kiloton",
    "stone": "weight:stone", "milligram": "weight:mg", "mg": "weight:mg", "g": "weight:g", "megaton": "weight:megaton",
    "hectare": "area:hectare", "acre": "area:acre", "litre": "volume:litre", "liter": "volume:litre",
    "gallon": "volume:gallon", "barrel": "volume:barrel", "megawatt": "power:MW", "gigawatt": "power:GW",
    "kilowatt": "power:kW", "mw": "power:MW", "gw": "power:GW", "degree": "temperature:degree",
    "mph": "speed:mph", "kph": "speed:kph", "km/h": "speed:kph", "kmh": "speed:kph", "kmph": "speed:kph",
    "knot": "speed:knot", "pint": "volume:pint", "megalitre": "volume:megalitre", "cusec": "volume:cusec",
    "kilowatt-hour": "energy:kWh", "kwh": "energy:kWh", "megawatt-hour": "energy:MWh", "mwh": "energy:MWh",
    "gigawatt-hour": "energy:GWh", "gwh": "energy:GWh", "terawatt-hour": "energy:TWh", "twh": "energy:TWh",
    "terawatt": "power:TW", "watt": "power:W", "calorie": "energy:calorie", "sqm": "area:square m",
    "litres": "volume:litre", "liters": "volume:litre", "tonnes": "weight:tonne", "furlong": "distance:furlong",
    "pints": "volume:pint", "light-year": "distance:light-year", "millisecond": "time:millisecond",
}  # fmt: skip
