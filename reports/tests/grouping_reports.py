"""Reports of invented events for the tests of grouping, and features of them without the sentence model."""

from datetime import UTC, datetime, timedelta

from reports.grouping.features import features_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FERRY = (
    "Ferry Aurora returns to Brennick after engine fault",
    "The ferry Aurora turned back to Brennick on Monday with 340 passengers after an engine fault near Sorrel Point. "
    "“We heard a bang and then the lights went out for a minute,” said Mara Quill, a teacher from Maldon.",
)
FERRY_TOO = (
    "Engine fault halts Brennick ferry Aurora",
    "BRENNICK — All 340 passengers of the ferry Aurora waited at Sorrel Point on Monday after its engine failed at "
    "sea. “We heard a bang and then the lights went out for a minute,” Mara Quill told the harbour radio.",
)
COURT = (
    "Court hears case of the orchard well",
    "A judge in Tavell heard two growers on Tuesday who dispute the water of one well. The case began in 2019 when "
    "Ossian Brandt fenced the path to it.",
)
COURT_TOO = (
    "Growers dispute orchard well before Tavell judge",
    "Two growers who share one well told a judge in Tavell on Tuesday whose water it is. Ossian Brandt fenced the "
    "path to the orchard well in 2019.",
)
BALLOT = (
    "Larkhaven votes on the northern tram line",
    "Voters in Larkhaven decide on Sunday whether a tram runs to the northern hills by 2031. The mayor, Ines Caldor, "
    "promised not to raise fares.",
)
FERRY_GERMAN = (
    "Fähre Aurora kehrt nach Brennick zurück",
    "Die Fähre Aurora ist am Montag mit 340 Menschen an Bord nach Brennick umgekehrt. Vor Sorrel Point war die "
    "Maschine ausgefallen. Das berichtete Mara Quill, eine Lehrerin aus Maldon.",
)


def features(report, *, hours=None, language="en"):
    """Features of a report, published so many hours after noon."""
    moment = None if hours is None else NOON + timedelta(hours=hours)
    return features_of(*report, moment=moment, language=language)
