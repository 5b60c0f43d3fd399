"""Words by which reports call the same people and things (docs/method.md, "Ledger")."""

_ALIKE = """
    protester demonstrator marcher rioter activist
    soldier troop serviceman servicemember personnel serviceperson
    fighter militant gunman insurgent rebel guerrilla militiaman
    migrant refugee
    worker employee staff staffer workforce job
    officer police policeman policewoman constable
    child minor kid youngster
    pupil student schoolchild
    resident inhabitant villager local townspeople townsfolk
    detainee prisoner captive hostage inmate
    lawmaker legislator deputy mp senator
    vehicle car van truck lorry
    jet plane aircraft warplane airplane fighter-jet
    boat ship vessel
    house home dwelling
    country state nation
    company firm business
    missile rocket
    strike attack raid airstrike
    trade-union union
    voter elector
    customer client
    family household
    price cost
    saving synergy
    doctor physician medic
    call alert
    woman female
    man male
    worshipper congregant
    passenger traveller traveler
    farmer grower peasant
    teacher educator lecturer
    mine landmine
    bomb explosive device
    gun firearm
    hospital clinic
    camp settlement
    levy tax duty
    fine penalty
    aid assistance relief
    loan credit
    profit earning
    share stock
    infection case
    vaccine jab dose
    wage pay salary
"""
#: For a word of a group the first word of the group; comparing with these finds one people under two names.
ALIKE = {word: line.split()[0] for line in _ALIKE.strip().splitlines() for word in line.split()}

_HAPPENED_ALIKE = """
    rescue save pluck pull pick
    destroy raze flatten wreck level gut burn
    march rally gather demonstrate protest assemble attend turn
    sentence jail imprison condemn
    fine penalize
    employ staff
    cut lose axe slash shed
    promise pledge earmark allocate announce hint
    spend cost pay
    accept take receive
    rise climb increase grow jump gain
    fall drop decline slip shrink
    flee escape leave
    fire launch
    seize confiscate impound
    last continue go
    strike hit bomb target shell attack
"""
#: The same for what happened to those who are counted.
HAPPENED_ALIKE = {word: line.split()[0] for line in _HAPPENED_ALIKE.strip().splitlines() for word in line.split()}
