"""Attaching what was said, in its own words, to the story whose reports quote it."""

import hashlib
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone

from reports.models import PrimaryText, Story
from reports.models.primary import LONGEST_WITHDRAWAL_REASON, MAXIMUM_CHARACTERS, MOST_LIVE
from reports.models.statements import speaker_key_of
from reports.signals import primary_texts_changed
from reports.text.intake import TextRefused, admitted

LONGEST_SPEAKER = 200
LONGEST_ADDRESS = 500
_is_address = URLValidator(schemes=["http", "https"])


class PrimaryTextRefused(ValueError):
    """What cannot be attached or withdrawn: ``message`` says why and what to do, ``field`` what it is about.

    ``field`` is empty where it is about the story or the text as a whole.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


def attach_primary_text(
    *,
    story: Story,
    kind: str,
    speaker: str,
    text: str,
    url: str = "",
    published_at: datetime | None = None,
    added_by: User | None = None,
) -> PrimaryText:
    """The stored primary text; the same text of the same speaker again gives the one that is there.

    The story is compared anew. Raises :class:`PrimaryTextRefused` before anything is stored.
    """
    kind, speaker, url = _kind(kind), _speaker(speaker), _address(url, kind)
    words = _words(text)
    digest = hashlib.sha256(words.encode()).hexdigest()
    with transaction.atomic():
        Story.objects.select_for_update().get(pk=story.pk)  # one at a time: the room in a story is counted
        live = PrimaryText.objects.live().filter(story=story)
        if existing := live.filter(digest=digest).first():
            if existing.speaker == speaker:
                return existing
            raise PrimaryTextRefused("text", f"This text is attached already, as the words of {existing.speaker}.")
        if live.count() >= MOST_LIVE:
            message = f"This story has {MOST_LIVE} primary texts already. Withdraw one that explains less."
            raise PrimaryTextRefused("", message)
        stored = PrimaryText.objects.create(
            story=story,
            kind=kind,
            speaker=speaker,
            speaker_key=speaker_key_of(speaker),
            text=words,
            digest=digest,
            url=url,
            published_at=published_at,
            added_by=added_by,
        )
        primary_texts_changed.send(sender=PrimaryText, story_id=story.pk)
    return stored


def withdraw_primary_text(*, primary_text: PrimaryText, reason: str, withdrawn_by: User | None = None) -> PrimaryText:
    """The primary text, which no new comparison takes in; one that was withdrawn before keeps its first reason."""
    reason = " ".join(reason.split())
    if not reason:
        raise PrimaryTextRefused("reason", "Say in a few words why it is withdrawn; readers see it in the log.")
    if len(reason) > LONGEST_WITHDRAWAL_REASON:
        raise PrimaryTextRefused("reason", _too_long("The reason", len(reason), LONGEST_WITHDRAWAL_REASON))
    with transaction.atomic():
        locked = PrimaryText.objects.select_for_update().get(pk=primary_text.pk)
        if not locked.is_live:
            return locked
        locked.withdrawn_at = timezone.now()
        locked.withdrawn_by = withdrawn_by
        locked.withdrawal_reason = reason
        locked.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal_reason"])
        primary_texts_changed.send(sender=PrimaryText, story_id=locked.story_id)
    return locked


def _kind(kind: str) -> str:
    if kind not in PrimaryText.Kind.values:
        raise PrimaryTextRefused("kind", f"Choose what it is: {', '.join(PrimaryText.Kind.labels)}.")
    return kind


def _speaker(speaker: str) -> str:
    name = " ".join(speaker.replace("\x00", "").split())
    if not name:
        raise PrimaryTextRefused("speaker", "Write who said or wrote it, as the reports name the person or body.")
    if len(name) > LONGEST_SPEAKER:
        raise PrimaryTextRefused("speaker", _too_long("The name", len(name), LONGEST_SPEAKER))
    return name


def _address(url: str, kind: str) -> str:
    url = url.strip()
    if not url:
        if kind == PrimaryText.Kind.DOCUMENT:
            return ""
        raise PrimaryTextRefused("url", "Give the address where it was made public; only a document may have none.")
    if len(url) > LONGEST_ADDRESS:
        raise PrimaryTextRefused("url", _too_long("The address", len(url), LONGEST_ADDRESS))
    try:
        _is_address(url)
    except ValidationError as error:
        raise PrimaryTextRefused("url", "This is no web address. It begins with https:// or http://.") from error
    return url


def _words(text: str) -> str:
    """The text as it is stored: normalised like a report, without white space around it."""
    _refuse_by_size(text)
    try:
        words = admitted(text).text.strip()
    except TextRefused as refused:
        missing = refused.code in {"empty", "no_letters"}
        message = "There are no words here. Paste what was said, in full." if missing else refused.message
        raise PrimaryTextRefused("text", message) from refused
    _refuse_by_size(words)  # some letters are two once they are normalised
    return words


def _refuse_by_size(text: str) -> None:
    if len(text) > MAXIMUM_CHARACTERS:
        message = _too_long("The text", len(text), MAXIMUM_CHARACTERS)
        raise PrimaryTextRefused("text", f"{message} Attach the part that the reports quote.")


def _too_long(what: str, length: int, limit: int) -> str:
    return f"{what} has {length:,} characters; it may have {limit:,}."
