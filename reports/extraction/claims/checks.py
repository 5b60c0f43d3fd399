"""Why somebody may want to check a claim, in plain words (docs/method.md, "Claims")."""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.extraction.claims.values import Certainty, Claim
from reports.text.voice import Voice

NUMBER = "has a number"
CASUALTIES = "tells of casualties"
VIOLENCE = "tells of violence"
CRIME = "tells of a crime or a court"
POLICY = "tells of a decision"
ROLES = "names who did it and to whom"
ANONYMOUS = "rests on an anonymous source"
UNSOURCED = "a number in the report's own voice without a source"

#: From the method: what each reason adds to the place of a claim in a list.
WEIGHTS: Mapping[str, int] = {
    NUMBER: 2,
    CASUALTIES: 2,
    VIOLENCE: 2,
    CRIME: 2,
    POLICY: 2,
    ROLES: 1,
    ANONYMOUS: 1,
    UNSOURCED: 1,
}

CASUALTY_EVENTS = frozenset(["KILL", "WOUND", "DISPLACE", "DESTROY", "SINK"])
VIOLENT_EVENTS = frozenset(["ATTACK", "STRIKE", "SEIZE"])
CRIME_EVENTS = frozenset(["DETAIN", "CHARGE", "SENTENCE", "ACQUIT", "SUE", "INVESTIGATE", "RULE"])
_POLICY = """
    ORDER PASS VETO VOTE SANCTION BAN SIGN DEPLOY AID ELECT APPOINT DISMISS CANCEL CEASEFIRE WITHDRAW FUND
"""
POLICY_EVENTS = frozenset(_POLICY.split())


@dataclass(frozen=True, slots=True)
class Source:
    """Whose claim it is, and the reporting word that says so."""

    quote: int | None
    cue: int | None
    speaker: str | None
    attributed_by: str | None
    stance: str | None
    voice: Voice
    anonymous: bool


def check_worth(claim: Claim) -> int:
    """A key to sort claims by: its reasons, less one each for a judgement and for a mere plan; no probability."""
    worth = sum(WEIGHTS.get(reason, 0) for reason in claim.check_reasons)
    return worth - claim.is_opinion - (claim.certainty is Certainty.PLANNED)


def check_reasons(*, number: bool, event: str | None, acts_on: bool, source: Source) -> tuple[str, ...]:
    """The reasons in the order of the table; ``acts_on`` says that agent and patient are known."""
    sourced = source.voice is not Voice.OWN or source.attributed_by is not None
    kept = (
        (NUMBER, number),
        (CASUALTIES, event in CASUALTY_EVENTS),
        (VIOLENCE, event in VIOLENT_EVENTS),
        (CRIME, event in CRIME_EVENTS),
        (POLICY, event in POLICY_EVENTS),
        (ROLES, bool(event) and acts_on),
        (ANONYMOUS, source.anonymous),
        (UNSOURCED, number and not sourced),
    )
    return tuple(reason for reason, holds in kept if holds)
