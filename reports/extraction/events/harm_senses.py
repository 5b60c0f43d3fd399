"""What tells bodily harm, ruin and custody apart from figures of speech (docs/method.md, "Event classes").

Most of these verbs have a second life in sport, trade and politics ("crushed 3-0", "flooded with orders"), so
    they are
harm only where their object, or what is tied to them, says so.
"""

from reports.extraction.events.sense_rules import Rule, rule_of
from reports.extraction.events.sense_words import AIRCRAFT, FIGURATIVE, LAWS, words_of

_VEHICLES = (
    "car truck bus van vehicle lorry tram train carriage wagon engine motorcycle motorbike scooter ambulance taxi"
)
_VESSELS = (
    "ship vessel boat tanker ferry freighter trawler warship submarine dinghy yacht frigate barge cruiser destroyer"
)
_BUILDINGS = """building bridge footbridge tower house home wall hospital school church mosque temple synagogue hotel
    shop store office factory warehouse flat apartment block museum market hall station theatre theater cathedral club
    clinic depot library archive barn mill plant statue monument memorial fence property dwelling hut shelter tent
    stall kiosk stand barricade bus-stop pier pavilion cinema mansion palace supermarket garage shed cafe
    restaurant bar pub stadium"""
_PLACES = """village town city hamlet neighbourhood neighborhood street road district quarter camp settlement square
    field farmland farm crop land valley basement cellar area suburb island tunnel highway"""
_GLASS = "window glass door windscreen windshield shopfront pane storefront mirror camera furniture computer equipment"
_RUINABLE = words_of(f"{_VEHICLES} {_BUILDINGS} {_PLACES}")
_FORCE = """police officer guard attack abuse kick punch stick baton torture prison detention victim protester mob
    assault club custody rob unconscious bruise injure injury hospital severely badly brutally savagely repeatedly
    gang wound strip drag tie cell handcuff fist head soldier kidnap thug rape burn stab gunman attacker robber
    steal racist masked crowd chase"""
_CUSTODY = """police suspicion arrest jail prison charge detention rebel kidnap kidnapper gunman militant captor
    barracks cell suspect custody release hostage question questioning incommunicado murder stabbing raid bail
    trial ransom seize abduct barrack camp militia captivity clash prisoner riot airport guerrilla detain
    interrogation bunker dungeon capture"""
_UNDER = "under beneath against rubble wreckage debris mud snow avalanche landslide alive"

_PEOPLE_HARMED = (rule_of("person", "", "WOUND"), rule_of("any", "", None))
_PEOPLE_ATTACKED = (rule_of("person", "", "ATTACK"), rule_of("any", "", None))
_PEOPLE_HELD = (rule_of("person", "", "DETAIN"), rule_of("any", "", None))
_PEOPLE_KILLED = (rule_of("person", "", "KILL"), rule_of("any", "", None))
_RUINED = (rule_of("object", _RUINABLE, "DESTROY"), rule_of("any", "", None))
_NOT_OF_IDEAS = (rule_of("object", FIGURATIVE | LAWS | words_of("talk effort process peace vote"), None),)
_PRESSED = (
    rule_of("after", "politics past work thought grief book", None),
    rule_of("after", _UNDER, "WOUND"),
    rule_of("any", "", None),
)
_THROWN = (
    rule_of("after", "ground floor pavement train bridge balcony window cliff stairs", "ATTACK"),
    rule_of("any", "", None),
)

#: Rules of verbs that are read as harm in some senses alone; they stand beside those of the other ambiguous verbs.
HARM_SENSES: dict[str, tuple[Rule, ...]] = {
    "asphyxiate": _PEOPLE_KILLED,
    "batter": (
        rule_of("after", "death", "KILL"),
        rule_of("object", _RUINABLE, "DESTROY"),
        *_PEOPLE_ATTACKED,
    ),
    "beat": (rule_of("after", "death", "KILL"), rule_of("near", _FORCE, "WOUND"), rule_of("any", "", None)),
    "bite": _PEOPLE_HARMED,
    "blind": _PEOPLE_HARMED,
    "blindfold": _PEOPLE_HELD,
    "bundle": (rule_of("after", f"{_VEHICLES} trunk boot", "DETAIN"), rule_of("any", "", None)),
    "break": (rule_of("object", _GLASS, "DESTROY"), rule_of("any", "", None)),
    "burn": (
        rule_of("after", "out effigy", None),
        rule_of("after", "death alive", "KILL"),
        rule_of("object", _RUINABLE | words_of(_VESSELS), "DESTROY"),
        rule_of("no object", "", None),
        *_PEOPLE_HARMED,
    ),
    "bury": (
        rule_of("after", "rubble debris wreckage mud avalanche landslide alive", "WOUND"),
        rule_of("any", "", None),
    ),
    "cane": _PEOPLE_ATTACKED,
    "choke": (rule_of("after", "death", "KILL"), rule_of("no object", "", None), *_PEOPLE_ATTACKED),
    "club": (rule_of("after", "death", "KILL"), rule_of("no object", "", None), *_PEOPLE_ATTACKED),
    "concuss": _PEOPLE_HARMED,
    "confine": (rule_of("after", "cell prison jail barracks camp custody", "DETAIN"), rule_of("any", "", None)),
    "crush": (
        rule_of("after", "death", "KILL"),
        rule_of("by", "news defeat loss verdict debt grief", None),
        rule_of("object", f"{_VEHICLES} {_BUILDINGS}", "DESTROY"),
        *_PEOPLE_HARMED,
    ),
    "cut": (rule_of("by", "glass shrapnel debris knife blade splinter", "WOUND"),),
    "derail": (rule_of("object", _VEHICLES, "DESTROY"), rule_of("any", "", None)),
    "down": (rule_of("object", f"{AIRCRAFT} line pylon", "DESTROY"), rule_of("any", "", None)),
    "drag": (
        rule_of("after", f"{_VEHICLES} ground floor house home street hair plane bed road", "ATTACK"),
        rule_of("any", "", None),
    ),
    "electrocute": _PEOPLE_KILLED,
    "flog": _PEOPLE_ATTACKED,
    "flood": (rule_of("after", "with", None), *_RUINED),
    "gag": _PEOPLE_HELD,
    "gas": _PEOPLE_ATTACKED,
    "gore": _PEOPLE_HARMED,
    "graze": (
        rule_of("by", "bullet round shot", "WOUND"),
        rule_of("subject", "bullet round shot", "WOUND"),
        rule_of("any", "", None),
    ),
    "grope": _PEOPLE_ATTACKED,
    "gut": _RUINED,
    "hold": (
        rule_of("after", "accountable responsible regard esteem draw back off together office up", None),
        rule_of(
            "after",
            "hostage captive prisoner incommunicado custody jail prison detention captivity cell gunpoint knifepoint",
            "DETAIN",
        ),
        rule_of("object", "hostage captive prisoner detainee suspect", "DETAIN"),
        rule_of("person held", _CUSTODY, "DETAIN"),
        rule_of("any", "", None),
    ),
    "incinerate": (),
    "inundate": (rule_of("after", "with", None), *_RUINED),
    "keep": (rule_of("after", "cell cage custody captivity detention jail prison", "DETAIN"), rule_of("any", "", None)),
    "kettle": _PEOPLE_HELD,
    "kick": (rule_of("after", "off out in up around death", None), *_PEOPLE_ATTACKED),
    "knock": (rule_of("after", "unconscious senseless", "WOUND"), *_THROWN),
    "lash": (rule_of("after", "out", None), *_PEOPLE_ATTACKED),
    "make": (rule_of("after", "homeless", "DISPLACE"), rule_of("any", "", None)),
    "mangle": _RUINED,
    "manhandle": _PEOPLE_ATTACKED,
    "mug": _PEOPLE_ATTACKED,
    "overturn": (rule_of("object", f"{_VEHICLES} {_VESSELS} {_BUILDINGS}", "DESTROY"),),
    "paralyse": _PEOPLE_HARMED,
    "paralyze": _PEOPLE_HARMED,
    "pelt": (rule_of("after", "with", "ATTACK"), *_PEOPLE_ATTACKED),
    "pin": _PRESSED,
    "plunder": _NOT_OF_IDEAS,
    "punch": (rule_of("no object", "", None), rule_of("object", "hole ticket card air clock", None), *_PEOPLE_ATTACKED),
    "push": _THROWN,
    "ravage": _NOT_OF_IDEAS,
    "restrain": _PEOPLE_HELD,
    "riddle": (rule_of("after", "bullet shrapnel gunfire", "STRIKE"), rule_of("any", "", None)),
    "ruin": _RUINED,
    "sabotage": _NOT_OF_IDEAS,
    "savage": (rule_of("by", "dog bear animal wolf lion shark", "WOUND"), rule_of("any", "", None)),
    "scald": _PEOPLE_HARMED,
    "shackle": _PEOPLE_HELD,
    "shatter": (rule_of("object", f"{_GLASS} {_BUILDINGS}", "DESTROY"), rule_of("any", "", None)),
    "shove": _THROWN,
    "sicken": _PEOPLE_HARMED,
    "slap": (rule_of("after", "with", None), *_PEOPLE_ATTACKED),
    "slash": (
        rule_of("object", "tyre tire throat", "ATTACK"),
        rule_of("after", "death", "KILL"),
        *_PEOPLE_ATTACKED,
    ),
    "smash": (rule_of("object", f"{_GLASS} {_BUILDINGS} {_VEHICLES}", "DESTROY"), rule_of("any", "", None)),
    "snatch": _PEOPLE_HELD,
    "spray": (rule_of("near", "pepper mace teargas bullet gunfire", "ATTACK"), rule_of("any", "", None)),
    "stone": (
        rule_of("after", "death", "KILL"),
        rule_of("object", f"{_VEHICLES} {_BUILDINGS}", "ATTACK"),
        *_PEOPLE_ATTACKED,
    ),
    "subject": (
        rule_of("after", "torture abuse violence beating attack assault ill-treatment mistreatment", "ATTACK"),
        rule_of("any", "", None),
    ),
    "submerge": _RUINED,
    "suffocate": _PEOPLE_KILLED,
    "throttle": _PEOPLE_ATTACKED,
    "throw": (
        rule_of("after", "jail prison cell", "DETAIN"),
        *_THROWN,
    ),
    "topple": (
        rule_of("object", "statue tower monument crane tree minaret mast pylon fence", "DESTROY"),
        rule_of("any", "", None),
    ),
    "trap": _PRESSED,
    "trash": _RUINED,
    "whip": (rule_of("after", "up", None), *_PEOPLE_ATTACKED),
    "wrestle": _THROWN,
}

#: The same for verbs with a particle.
HARM_PHRASES: dict[str, tuple[Rule, ...]] = {
    "blow_out": (rule_of("object", _GLASS, "DESTROY"), rule_of("any", "", None)),
    "cut_down": (rule_of("person", "", "KILL"), rule_of("any", "", None)),
    "force_from": (rule_of("after", "home house land village town country", "DISPLACE"), rule_of("any", "", None)),
    "force_out": (rule_of("near", "home house land village camp", "DISPLACE"), rule_of("any", "", None)),
    "knock_down": (
        rule_of("object", f"{_BUILDINGS} {AIRCRAFT}", "DESTROY"),
        rule_of("person", "", "WOUND"),
        rule_of("any", "", None),
    ),
    "knock_over": (rule_of("person", "", "WOUND"), rule_of("any", "", None)),
    "place_under": (rule_of("after", "arrest", "DETAIN"), rule_of("any", "", None)),
    "put_behind": (rule_of("after", "bar", "DETAIN"), rule_of("any", "", None)),
    "put_to": (rule_of("after", "death", "KILL"), rule_of("any", "", None)),
    "run_down": (rule_of("person", "", "WOUND"), rule_of("any", "", None)),
    "send_to": (rule_of("after", "prison jail", "DETAIN"), rule_of("any", "", None)),
    "sweep_away": (
        rule_of("object", _RUINABLE, "DESTROY"),
        rule_of("person", "", "WOUND"),
        rule_of("any", "", None),
    ),
    "take_away": (
        rule_of("person held", "handcuff police arrest soldier gunman detain", "DETAIN"),
        rule_of("any", "", None),
    ),
    "tear_apart": _RUINED,
    "tear_down": (rule_of("object", f"{_BUILDINGS} {AIRCRAFT}", "DESTROY"), rule_of("any", "", None)),
    "wash_away": (
        rule_of("object", _RUINABLE, "DESTROY"),
        rule_of("person", "", "WOUND"),
        rule_of("any", "", None),
    ),
    "wipe_out": (
        rule_of("object", _RUINABLE, "DESTROY"),
        rule_of("person", "", "KILL"),
        rule_of("any", "", None),
    ),
}

#: Verbs that a hyphen makes; "star-struck" and "well-beaten" name no event.
HYPHENATED = {
    "tear-gassed": "ATTACK",
    "pepper-sprayed": "ATTACK",
    "baton-charged": "ATTACK",
    "pistol-whipped": "ATTACK",
    "petrol-bombed": "ATTACK",
    "fire-bombed": "ATTACK",
    "car-bombed": "ATTACK",
    "carpet-bombed": "STRIKE",
    "gang-raped": "ATTACK",
    "hand-cuffed": "DETAIN",
}
