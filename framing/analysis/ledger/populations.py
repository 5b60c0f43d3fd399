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
    resident inhabitant villager local
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
"""
#: For a word of a group the first word of the group; comparing with these finds one people under two names.
ALIKE = {word: line.split()[0] for line in _ALIKE.strip().splitlines() for word in line.split()}
