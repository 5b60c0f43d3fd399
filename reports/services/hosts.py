"""Manners towards the hosts that are fetched from: their robots.txt, pauses between requests, patience with trouble."""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from protego import Protego

from reports.fetch import AGENT, PAGES, ROBOTS, Accept, Fetched, FetchFailed, FetchRefused, fetch, host_of
from reports.models import FetchHost

#: How long the rules of a host are kept (RFC 9309, section 2.4); an old copy serves on while it cannot be read anew.
RULES_KEPT = timedelta(hours=24)
TRIED_AGAIN_AFTER = timedelta(hours=1)
#: The longest pause between two requests that a robots.txt can ask for.
LONGEST_DELAY = 60
#: The first pause after an answer that asks for patience; it doubles with each further one, up to the longest.
FIRST_PAUSE = 60
LONGEST_PAUSE = 6 * 3600
#: Answers by which a host asks to be left alone.
ASKS_FOR_PATIENCE = (429, 503)


class NotYet(FetchFailed):
    """The host was asked just now, by whomever of us; nothing went wrong, and in ``retry_after`` seconds it is free."""


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a robots.txt says to us."""

    parsed: Protego

    def allow(self, address: str) -> bool:
        return bool(self.parsed.can_fetch(address, AGENT))

    def delay(self) -> float:
        """Seconds between two requests, as it asks within reason."""
        asked = [self.parsed.crawl_delay(AGENT) or 0.0]
        if (rate := self.parsed.request_rate(AGENT)) and rate.requests:
            asked.append(rate.seconds / rate.requests)
        return min(max(asked), LONGEST_DELAY)


def polite_fetch(
    address: str, *, etag: str = "", last_modified: str = "", accept: Accept = PAGES, may_be_private: bool = True
) -> Fetched:
    """What :func:`reports.fetch.fetch` gives, asked for as the host wants to be asked.

    Raises FetchRefused with the code ``robots`` for what its robots.txt forbids, and NotYet when it was asked too short
    a time ago. Do not call it in a transaction: what it learns about the host has to stay when it raises.
    """
    key = _key(address)
    _take_turn(key, address, may_be_private=may_be_private)

    def may_follow(leads_to: str) -> None:
        if _key(leads_to) == key:
            _refuse_forbidden(_stored_rules(key), leads_to)
        else:
            _take_turn(_key(leads_to), leads_to, may_be_private=may_be_private)

    try:
        found = fetch(
            address,
            etag=etag,
            last_modified=last_modified,
            accept=accept,
            may_be_private=may_be_private,
            may_follow=may_follow,
        )
    except NotYet:
        raise  # of another host, to which this one leads
    except FetchFailed as failed:
        _leave_alone(key, failed)
        raise
    FetchHost.objects.filter(host=key).exclude(failures=0).update(failures=0)
    return found


def _take_turn(key: str, address: str, *, may_be_private: bool) -> None:
    """Our turn to ask that host for this address; raises when there is none."""
    FetchHost.objects.bulk_create([FetchHost(host=key)], ignore_conflicts=True)
    rules = _rules_of(key, address, may_be_private=may_be_private)
    _refuse_forbidden(rules, address)
    _wait_for_turn(key, max(settings.FETCH_HOST_SECONDS, rules.delay()))


def _key(address: str) -> str:
    """The host of an address, with its port where that is not the usual one: http and https are one host."""
    return host_of(address).partition("://")[2][:253]


def _wait_for_turn(key: str, seconds: float) -> None:
    """The next request to that host is ours, and the one after it as many seconds later; raises NotYet otherwise.

    One conditional update, so that of two workers one gets it.
    """
    now = timezone.now()
    free = Q(next_request_at__isnull=True) | Q(next_request_at__lte=now)
    taken = FetchHost.objects.filter(free, host=key).update(next_request_at=now + timedelta(seconds=seconds))
    if taken:
        return
    until = FetchHost.objects.values_list("next_request_at", flat=True).get(host=key)
    wait = max(1, ceil((until - now).total_seconds())) if until else 1
    raise NotYet("not_yet", f"{key} was asked a moment ago; it is asked again in {wait} seconds.", wait)


def _refuse_forbidden(rules: _Rules, address: str) -> None:
    if not rules.allow(address):
        raise FetchRefused(
            "robots",
            "The outlet forbids programs to fetch this page (robots.txt). Open it yourself and paste its text.",
        )


def _rules_of(key: str, address: str, *, may_be_private: bool) -> _Rules:
    """The rules of the host, read anew once a day."""
    host = FetchHost.objects.get(host=key)
    read_at, now = host.robots_read_at, timezone.now()
    if read_at is None or now - read_at > RULES_KEPT:
        _wait_for_turn(key, settings.FETCH_HOST_SECONDS)
        try:
            _read_rules(key, host_of(address) + "/robots.txt", may_be_private=may_be_private)
        except FetchFailed as failed:
            _leave_alone(key, failed)
            if read_at is None:
                said = f"The robots.txt of {key} cannot be read now, so nothing is fetched from it yet."
                raise FetchFailed("robots_unread", said, failed.retry_after, status=failed.status) from None
            FetchHost.objects.filter(host=key).update(robots_read_at=now - RULES_KEPT + TRIED_AGAIN_AFTER)
        raise NotYet("not_yet", f"The robots.txt of {key} was read first.", settings.FETCH_HOST_SECONDS)
    return _stored_rules(key)


def _stored_rules(key: str) -> _Rules:
    text = FetchHost.objects.filter(host=key).values_list("robots", flat=True).first() or ""
    return _Rules(Protego.parse(text))


def _read_rules(key: str, address: str, *, may_be_private: bool) -> None:
    """The robots.txt as it stands now; a host without one, or that keeps it from us, forbids nothing."""
    try:
        found = fetch(address, accept=ROBOTS, may_be_private=may_be_private)
    except FetchRefused as refused:
        text, status = "", refused.status
    else:
        text, status = found.payload.decode("utf-8-sig", errors="replace").replace("\x00", ""), found.status
    FetchHost.objects.filter(host=key).update(robots=text, robots_status=status, robots_read_at=timezone.now())


def _leave_alone(key: str, failed: FetchFailed) -> None:
    """Nobody asks that host before the moment it named; when it named none, the pause is longer each time."""
    if failed.retry_after is None and failed.status not in ASKS_FOR_PATIENCE:
        return
    with transaction.atomic():
        host = FetchHost.objects.select_for_update().get(host=key)
        pause = min(FIRST_PAUSE * 2 ** min(host.failures, 20), LONGEST_PAUSE)
        until = timezone.now() + timedelta(seconds=max(failed.retry_after or 0, pause))
        host.next_request_at = max(host.next_request_at or until, until)
        host.failures = F("failures") + 1
        host.save(update_fields=["next_request_at", "failures"])
