"""Nouns that speak of nothing that reports call by different names (docs/method.md, "Mentions")."""

_IDLE_WORDS = """
    way means mean name time number part kind sort type condition basis case fact example term hand manner direction
    priority harm onset beginning end start call majority lot rest series couple thing choice reason result view sense
    matter course order wake light face order place favour favor sign role anonymity addition account behalf effort aim
    responsibility moment occasion today tomorrow yesterday tonight morning afternoon evening night day week month year
    hour minute second decade century weekend mile kilometre kilometer metre meter percent photo picture image
    right left line top bottom middle level amount degree extent detail question answer issue word air ground sky home
    one other another minimum maximum choosing making mind heart attention pressure distance difference
    like back guise sake spite stake edge midst brink verge pace hurry chance luck doubt
    statement comment remark interview caption headline byline date deadline age guess purpose
"""
# What people wear, sit on, carry, eat and break: told in passing, and called by one name.
_EVERYDAY_WORDS = """
    wrist jaw arm leg knee ankle elbow shoulder neck throat chest rib skull bone hip thigh finger thumb toe foot heel
    mouth lip tooth tongue nose ear eye eyebrow cheek chin forehead hair beard skin stomach belly waist lung kidney
    liver sweat bruise fracture wound cough fever nap breath voice whisper
    coat jacket shirt trouser shoe boot sock hat cap helmet scarf glove dress skirt suit tie uniform blanket towel
    pillow mattress curtain carpet chair bench sofa couch desk table shelf cupboard drawer bed lamp candle bulb
    mirror clock watch umbrella bag backpack suitcase basket box bucket bottle jar jug cup mug glass plate bowl
    pan pot kettle spoon fork stove oven fridge sink
    door doorway doorstep window windowsill roof ceiling floor stair staircase rail railing handrail balcony porch
    corridor hallway kitchen bathroom bedroom schoolroom garage attic shed shelter kiosk deck mast rope hose
    ladder pole plank nail hammer shovel spade broom mower key lock
    tree bush grass leaf flower rose branch lawn garden hedge rain snow wind fog mud dust smoke sunshine sun moon
    bread soup meal breakfast lunch dinner sandwich coffee tea milk cheese rice egg apple cake sugar salt
    horse cow sheep goat dog cat bird chicken mosquito
    radio megaphone microphone camera phone telephone loudspeaker pen pencil notebook envelope stamp ticket receipt
    bicycle bike lift elevator pavement sidewalk kerb curb streetlight lamppost
"""
IDLE = frozenset(_IDLE_WORDS.split())
#: Things of everyday life, unless a report gives them a kind.
EVERYDAY = frozenset(_EVERYDAY_WORDS.split())

_BARE_WORDS = """
    fire force justice power deck board court sea land shore action effect office prison jail school church hospital bed
    state market target risk control custody detention notice record paper bail parole life love play
    work duty service use need demand sight touch reach hold
"""
# Behind a preposition and without a word beside them, parts of fixed phrases: "play with fire", "bring to justice".
IN_PHRASES = frozenset(_BARE_WORDS.split())

_DONE_WORDS = "force justice power control office action effect risk use duty service custody notice hold touch"
# The same as what is done: "face justice", "use force", "take control".
DONE = frozenset(_DONE_WORDS.split())

# Before a noun these speak of none in particular.
UNSPECIFIC = frozenset(["what", "which", "whose", "whatever", "whichever", "no", "any", "every"])

_ANYONE_WORDS = "man woman person child boy girl mother father baby human being individual"
# In a mouth and without "the", anybody who is such a one: "when a man cannot feed his children".
ANYONE = frozenset(_ANYONE_WORDS.split())
