"""Why somebody may want to check a claim, in plain words (docs/method.md, "Claims")."""

from collections.abc import Mapping

from reports.extraction.claims.values import Certainty, Claim

NUMBER = "has a number"
CASUALTIES = "tells of casualties"
CRIME = "tells of a crime or a court"
POLICY = "tells of a decision"
ROLES = "names who did it and to whom"
ANONYMOUS = "rests on an anonymous source"
UNSOURCED = "a number in the report's own voice without a source"

#: From the method: what each reason adds to the place of a claim in a list.
WEIGHTS: Mapping[str, int] = {
    NUMBER: 2,
    CASUALTIES: 2,
    CRIME: 2,
    POLICY: 2,
    ROLES: 1,
    ANONYMOUS: 1,
    UNSOURCED: 1,
}

CASUALTY_EVENTS = frozenset(["KILL", "WOUND", "DISPLACE", "DESTROY"])
CRIME_EVENTS = frozenset(
    ["ARREST", "DETAIN", "CHARGE", "CONVICT", "SENTENCE", "ATTACK", "STRIKE", "SUE", "INVESTIGATE"]
)
POLICY_EVENTS = frozenset(
    ["ORDER", "PASS", "VETO", "VOTE", "SANCTION", "BAN", "SIGN", "APPROVE", "DEPLOY", "AID", "RULE", "ELECT", "APPOINT"]
)


def check_worth(claim: Claim) -> int:
    """A key to sort claims by: its reasons, less one each for a judgement and for a mere plan; no probability."""
    worth = sum(WEIGHTS.get(reason, 0) for reason in claim.check_reasons)
    return worth - claim.is_opinion - (claim.certainty is Certainty.PLANNED)


def check_reasons(
    *, number: bool, event: str | None, agent: str, patient: str, anonymous: bool, sourced: bool
) -> tuple[str, ...]:
    """The reasons in the order of the table; ``agent`` and ``patient`` are keys, empty where unknown."""
    kept = (
        (NUMBER, number),
        (CASUALTIES, event in CASUALTY_EVENTS),
        (CRIME, event in CRIME_EVENTS),
        (POLICY, event in POLICY_EVENTS),
        (ROLES, bool(event and agent and patient)),
        (ANONYMOUS, anonymous),
        (UNSOURCED, number and not sourced),
    )
    return tuple(reason for reason, holds in kept if holds)
