"""Word lists of agency: what acts, what it is done with, what merely happens (docs/method.md, "Agency")."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Things that harm is done with; as a subject they stand for whoever holds them.
INSTRUMENTS = _words(
    """jet warplane plane aircraft airplane drone missile bomb shell rocket bullet tank artillery grenade helicopter car
    truck van vehicle knife gun mortar mine landmine torpedo projectile shrapnel explosive device gunship bomber
    bulldozer train bus boat munition gas round gunfire fire warhead airstrike truck lorry quadcopter uav weapon
    rubble debris mortars submarine battleship gunboat"""
)
#: Nouns of events that a subject may be, beside those of the event classes.
HAPPENINGS = _words(
    """explosion blast war operation fighting clash crash violence incident accident storm earthquake quake riot
    conflict battle unrest crackdown mission campaign stampede collision collapse flood wildfire hurricane disaster
    blaze firefight standoff bloodshed fight violence tornado tsunami cyclone typhoon landslide avalanche mudslide event
    shootout crossfire hostility outbreak revolution uprising coup"""
)
#: Common nouns for those who act with force; before a noun of an event they name its agent ("army raid").
ACTORS = _words(
    """army police military navy government rebel militia militant insurgent guerrilla settler gang regime coalition
    alliance opposition separatist soldier mob troop cartel extremist loyalist junta paramilitary force guard gunman
    marine commando federal state officer deputy mercenary jihadist islamist nationalist"""
)
#: Short names of states and alliances that the model files under many types.
STATES = _words("us u.s. u.s usa uk u.k. nato eu un u.n. idf")
#: Nouns of events whose owner undergoes them where nobody else is named: "her arrest", "the reporter's killing".
SUFFERED = _words(
    """death murder killing assassination arrest detention imprisonment abduction kidnapping kidnap slaying execution
    beating torture rape expulsion eviction deportation displacement destruction demolition exile wounding injury
    beheading lynching massacre shooting stabbing incarceration drowning exodus hijacking"""
)
#: Verbs whose subject undergoes what they tell.
UNDERGOING = _words("die perish succumb lose flee drown")
UNDERGOING_LIGHT = _words("suffer sustain come receive incur")
#: Verbs that make their object or the subject of their passive answer for the act behind "of", "for" or "to".
ACCUSING = _words("accuse blame suspect charge convict arrest order instruct direct command force allow help urge tell")
#: "Killed by mistake", "by Monday": no agent stands behind such a "by".
NO_AGENT = _words("mistake accident chance night day morning dawn design default name way hundred thousand dozen score")
#: What harm to people is told beside, where a death alone may be a natural one.
VIOLENT = _words(
    """attack strike airstrike raid bomb bombing bomber shooting shoot shot kill killing explosion blast clash fire war
    soldier police gunman militant crash missile rocket drone shelling shell murder injure wound injury siege stabbing
    stab assault massacre hostage invasion offensive fighting violence custody raids protest riot famine capsize sink
    collapse earthquake flood wildfire storm hurricane airstrikes warplane jet rebel army troop detention execution
    conflict ambush genocide gunfire stampede shipwreck accident collision homicide"""
)
PRONOUNS = _words(
    """he she it they we you i him her them us me this that these those which who whom what himself themselves
    itself"""
)
NOBODY = _words("nobody none no-one")
RELATIVES = _words("who which that whom")
#: Verbs that cannot do without an object in the active voice.
TRANSITIVE = _words(
    """kill wound injure arrest detain displace imprison abduct kidnap murder assassinate evict deport expel damage
    destroy hurt demolish massacre behead slay apprehend jail stab execute raze
    flatten ransack remand incarcerate lynch vandalise vandalize handcuff trample electrocute crush mug"""
)
