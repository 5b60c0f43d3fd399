"""Invented agency copy, what outlets make of it, and a report of the same event by somebody who was there."""

HEADLINE = "Ferry with 212 people aground off Tarn Skerry"

LEAD = (
    "A ferry with 212 people on board ran onto rocks off the island of Tarn Skerry before dawn on Tuesday after its "
    "steering failed in heavy seas, the coast guard of Orrland said."
)
RESCUE = (
    "Lifeboats from three harbours took the passengers off within two hours, and nobody was badly hurt. Eleven people "
    "were treated for cold in the sports hall of Veyle, where the council had laid out blankets and hot soup."
)
STATEMENT = (
    "“We heard a grinding noise that went on and on, and then the lights went out over the whole of the lower deck,” "
    "said Ansa Merrow, who was travelling to her sister’s wedding."
)
HISTORY = (
    "The ship, built in 1998 and sold twice since, had passed an inspection in March. Its owner, Holm Lines, runs four "
    "more of the same kind between the islands and said they would stay in harbour until divers had looked at them."
)
UNION = (
    "Unions of seafarers have complained for years about crews that work too many hours between too few days of rest, "
    "and asked the transport ministry to publish the log of the last crossing."
)
WEATHER = (
    "Winds of up to ninety kilometres an hour were forecast for the rest of the day, and salvage crews said they would "
    "wait for calmer water before they tried to pull the ship free."
)
WIRE = (LEAD, RESCUE, STATEMENT, HISTORY, UNION, WEATHER)

INDEPENDENT = (
    "The Sunniva lay on her side in the grey light this morning, so close to Tarn Skerry that children counted her "
    "portholes from the school yard.",
    "All who had been on her were ashore by breakfast. The coast guard put their number at 212 and blamed a broken "
    "rudder, though it would not say when the fault was first noticed.",
    "“We heard a grinding noise that went on and on, and then the lights went out over the whole of the lower deck,” "
    "said Ansa Merrow, who had packed a wedding dress that is now under water.",
    "In Veyle the baker opened at four and gave away what she had. A nurse walked along the benches of the sports hall "
    "with a thermometer; eleven times she sent somebody to the stove.",
    "Holm Lines answered no calls. Its other ships stayed where they were, and the queue of lorries at the quay grew "
    "to the church before noon.",
)


def report(*paragraphs: str, headline: str = HEADLINE, top: str = "") -> str:
    """The text of a report; ``top`` goes before the first word of its body."""
    first, *rest = paragraphs
    return "\n\n".join((headline, top + first, *rest))
