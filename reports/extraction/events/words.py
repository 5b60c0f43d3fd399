"""Verbs and nouns that name events, by class (docs/method.md, "Event classes")."""

import re
from collections.abc import Iterable, Mapping

# A verb with a particle is written "shoot_down"; the particle stands beside it or behind its object.
VERBS: dict[str, str] = {
    "KILL": """kill slay murder assassinate massacre execute behead lynch slaughter butcher exterminate strangle
        hang gun_down mow_down die perish drown decapitate electrocute martyr neutralise
        neutralize eliminate succumb lose suffocate asphyxiate smother crucify garrotte cut_down put_to wipe_out""",
    "WOUND": """wound injure hurt maim mutilate torture beat disfigure cripple bruise beat_up rough_up poison harm
        run_over run_down knock knock_over trample crush scald concuss graze blind paralyse paralyze gore bite savage
        sicken lacerate pin trap bury sweep_away wash_away""",
    "STRIKE": "strike bomb bombard shell pound hit target strafe blitz hammer pummel firebomb mortar dynamite riddle",
    "ATTACK": """attack assault ambush raid storm invade besiege shoot stab rape ram knife maul hijack terrorise
        terrorize molest abuse open_fire punch kick slap headbutt club bludgeon slash mug pelt stone batter whip
        flog lash cane manhandle throttle choke grope gas teargas taser tase carjack waylay push shove throw
        wrestle drag subject spray set_upon""",
    "DESTROY": """break destroy demolish raze level flatten wreck damage torch devastate obliterate vandalise vandalize
        desecrate ransack bulldoze gut annihilate shoot_down blow_up burn_down knock_down tear_down bring_down
        blow_apart set loot pillage reduce_to burn mangle smash shatter trash ruin flood inundate submerge tear_apart
        topple derail deface plunder ravage sabotage incinerate pulverise pulverize vaporise vaporize down
        blow_out""",
    "DETAIN": """detain arrest imprison jail abduct kidnap intern apprehend incarcerate hold keep round_up
        lock_up nab handcuff remand cuff restrain shackle blindfold gag kettle snatch bundle confine put_behind
        place_under send_to take_away""",
    "DISPLACE": """displace expel evict deport uproot exile flee drive_out drive_from banish force
        force_from force_out make dispossess""",
    "ACCUSE": "accuse blame allege",
    "ACQUIT": "acquit exonerate pardon",
    "AGREE": "agree",
    "AID": "aid donate",
    "APPOINT": "appoint nominate name",
    "BAN": "ban prohibit outlaw forbid",
    "BLOCK": "block obstruct blockade thwart",
    "BOARD": "board",
    "CANCEL": "cancel scrap axe abolish repeal revoke",
    "CHARGE": "charge indict prosecute arraign",
    "CLOSE": "close shut shut_down shutter",
    "CONDEMN": """condemn denounce decry deplore criticise criticize slam lambast lambaste rebuke castigate
        blast assail hit_back hit_out lash_out""",
    "CROSS": "cross",
    "CUT": "cut slash trim reduce",
    "DELAY": "delay postpone suspend adjourn",
    "DENY": "deny refute",
    "DEPLOY": "deploy station mobilise mobilize dispatch send",
    "DISMISS": "dismiss sack oust fire depose impeach",
    "ELECT": "elect reelect",
    "EVACUATE": "evacuate",
    "FALL": "fall drop decline decrease plunge shrink slump tumble dip",
    "FUND": "fund finance bankroll",
    "INTERCEPT": "intercept",
    "INVESTIGATE": "investigate probe",
    "LAUNCH": "launch",
    "MEET": "meet",
    "OPEN": "open reopen",
    "ORDER": "order direct instruct command authorise authorize decree",
    "PASS": "pass enact adopt ratify approve",
    "PAY": "pay compensate reimburse",
    "PLEDGE": "pledge vow promise",
    "PRAISE": "praise hail applaud laud commend",
    "PROTEST": "protest demonstrate rally march riot",
    "REJECT": "reject rebuff turn_down vote_down overturn quash strike_down throw_out",
    "RELEASE": "release free liberate",
    "RESCUE": "rescue",
    "RESIGN": "resign quit step_down stand_down",
    "RETALIATE": "retaliate",
    "RISE": "rise increase grow climb surge soar jump",
    "RULE": "rule",
    "SANCTION": "sanction blacklist embargo",
    "SEIZE": "seize capture overrun",
    "SENTENCE": "sentence convict",
    "SIGN": "sign",
    "SINK": "sink capsize scuttle torpedo",
    "STRIKE_WORK": "walk_out",
    "SUE": "sue",
    "SUPPORT": "endorse back support",
    "TALK": "negotiate discuss confer",
    "THREATEN": "threaten",
    "URGE": "urge call_for call_on appeal demand",
    "VETO": "veto",
    "VISIT": "visit",
    "VOTE": "vote",
    "WARN": "warn caution",
    "WIN": "win",
    "WITHDRAW": "withdraw retreat pull_out pull_back",
}

NOUNS: dict[str, str] = {
    "KILL": """killing murder assassination massacre slaying execution beheading slaughter death fatality genocide
        homicide manslaughter lynching bloodbath carnage drowning hanging decapitation electrocution""",
    "WOUND": "wounding injury beating torture maiming wound burn poisoning",
    "STRIKE": "strike airstrike air-strike bombing bombardment shelling airstrikes firebombing blitz",
    "ATTACK": """attack assault ambush raid onslaught offensive invasion incursion siege aggression rampage shooting
        stabbing rape counterattack counter-attack hijacking counteroffensive gunfire
        knifing mugging flogging carjacking bludgeoning""",
    "DESTROY": "destruction demolition damage arson razing devastation vandalism looting",
    "DETAIN": """detention arrest imprisonment abduction kidnapping kidnap roundup incarceration
        hostage-taking""",
    "DISPLACE": "displacement expulsion eviction deportation exodus exile",
    "ACCUSE": "accusation allegation blame",
    "ACQUIT": "acquittal pardon exoneration",
    "AGREE": "agreement deal accord treaty pact",
    "AID": "aid assistance donation",
    "APPOINT": "appointment nomination",
    "BAN": "ban prohibition",
    "BLOCK": "blockade",
    "BOARD": "boarding",
    "CANCEL": "cancellation abolition repeal",
    "CEASEFIRE": "ceasefire cease-fire truce armistice",
    "CHARGE": "indictment prosecution charge",
    "CLOSE": "closure shutdown",
    "CONDEMN": "condemnation criticism denunciation rebuke outcry",
    "CROSS": "crossing",
    "CUT": "cut cutback",
    "DELAY": "delay postponement suspension",
    "DENY": "denial",
    "DEPLOY": "deployment mobilisation mobilization",
    "DISMISS": "dismissal sacking ouster impeachment",
    "ELECT": "election by-election reelection re-election",
    "EVACUATE": "evacuation",
    "FALL": "fall drop decline decrease slump plunge",
    "FUND": "funding financing",
    "INTERCEPT": "interception",
    "INVESTIGATE": "investigation inquiry probe",
    "LAUNCH": "launch",
    "MEET": "meeting summit",
    "OPEN": "opening reopening",
    "ORDER": "directive decree order",
    "PASS": "passage adoption ratification approval enactment",
    "PAY": "payment compensation",
    "PLEDGE": "pledge vow promise commitment",
    "PRAISE": "praise",
    "PROTEST": "protest demonstration rally march riot sit-in",
    "REJECT": "rejection",
    "RELEASE": "release",
    "RESCUE": "rescue",
    "RESIGN": "resignation",
    "RETALIATE": "retaliation reprisal",
    "RISE": "rise increase surge growth",
    "RULE": "ruling",
    "SANCTION": "sanction embargo",
    "SEIZE": "seizure capture takeover",
    "SENTENCE": "conviction sentencing verdict sentence",
    "SIGN": "signing",
    "SINK": "sinking",
    "STRIKE_WORK": "walkout stoppage",
    "SUE": "lawsuit",
    "SUPPORT": "endorsement",
    "TALK": "talk negotiation dialogue",
    "THREATEN": "threat",
    "URGE": "appeal demand",
    "VETO": "veto",
    "VISIT": "visit",
    "VOTE": "vote referendum ballot",
    "WARN": "warning",
    "WIN": "victory",
    "WITHDRAW": "withdrawal pullout retreat drawdown",
}

# Verbs that only carry the event that their object or complement names ("carry out strikes", "come under attack").
_LIGHT = """carry conduct launch stage mount make take come hold perform execute commit unleash wage deliver
    suffer sustain inflict face impose give reach issue undertake receive lead do put begin start resume announce
    cause deal incur file continue go claim accept provide send leave"""
LIGHT = frozenset(_LIGHT.split())

IRREGULAR: dict[str, str] = {
    "slay": "slew slain",
    "hang": "hung hanged",
    "strike": "struck stricken",
    "hit": "hit",
    "hurt": "hurt",
    "beat": "beat beaten",
    "shoot": "shot",
    "hold": "held",
    "flee": "fled",
    "drive": "drove driven",
    "blow": "blew blown",
    "tear": "tore torn",
    "bring": "brought",
    "burn": "burned burnt",
    "withdraw": "withdrew withdrawn",
    "fall": "fell fallen",
    "rise": "rose risen",
    "grow": "grew grown",
    "sink": "sank sunk",
    "meet": "met",
    "pay": "paid",
    "send": "sent",
    "win": "won",
    "shut": "shut",
    "cut": "cut",
    "quit": "quit",
    "throw": "threw thrown",
    "stand": "stood",
    "shrink": "shrank shrunk",
    "forbid": "forbade forbidden",
    "mow": "mowed mown",
    "die": "died",
    "lie": "lied",
    "speak": "spoke spoken",
    "put": "put",
    "come": "came",
    "take": "took taken",
    "make": "made",
    "give": "gave given",
    "begin": "began begun",
    "bite": "bit bitten",
    "break": "broke broken",
    "keep": "kept",
    "sweep": "swept",
    "lead": "led",
    "do": "did done",
    "deal": "dealt",
    "go": "went gone",
    "lose": "lost",
    "set": "set",
    "run": "ran run",
    "leave": "left",
    "find": "found",
    "undertake": "undertook undertaken",
    "overrun": "overran overrun",
}
_DOUBLING_WORDS = """gut nab stab ram trim slam drop dip ban scrap step kidnap expel gun mug club flog slap pin
    drag trap whip wrap gag commit gas teargas hit cut shut quit win put begin run overrun set"""
_DOUBLING = frozenset(_DOUBLING_WORDS.split())
_VOWEL_Y = re.compile(r"[^aeiou]y$")


def forms_of(verb: str) -> frozenset[str]:
    """The inflected forms of a verb, its base among them."""
    stem = verb[:-1] if verb.endswith("e") else verb + verb[-1] if verb in _DOUBLING else verb
    past = IRREGULAR[verb].split() if verb in IRREGULAR else [_with_ed(verb, stem)]
    ing = "dying" if verb == "die" else "fleeing" if verb == "flee" else stem + "ing"
    return frozenset([verb, with_s(verb), ing, *past])


def with_s(word: str) -> str:
    """The third person of a verb, or the plural of a noun."""
    if _VOWEL_Y.search(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _with_ed(verb: str, stem: str) -> str:
    return verb[:-1] + "ied" if _VOWEL_Y.search(verb) else stem + "ed"


def _classes(table: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words.split()}


def _surfaces(verbs: Iterable[str]) -> dict[str, str]:
    """Every form of every verb with the verb; particles are looked at apart."""
    return {form: verb for verb in sorted({verb.partition("_")[0] for verb in verbs}) for form in forms_of(verb)}


CLASS_OF_VERB = _classes(VERBS)
PARTICLES: dict[str, dict[str, str]] = {}
for _name, _class in CLASS_OF_VERB.items():
    _verb, _, _particle = _name.partition("_")
    if _particle:
        PARTICLES.setdefault(_verb, {})[_particle] = _class
VERB_OF = _surfaces([*CLASS_OF_VERB, *LIGHT])
CLASS_OF_NOUN = _classes(NOUNS)
NOUN_OF = {form: noun for noun in CLASS_OF_NOUN for form in (noun, with_s(noun))} | {"dialogues": "dialogue"}
