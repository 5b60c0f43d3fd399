"""The demo: invented outlets, stories and accounts, loaded once and through the same doors as everything else."""

import tomllib
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils.crypto import salted_hmac

from framing.lexicons import starter_lexicon
from framing.services.aliases import load_aliases
from framing.services.demo_desk import lay_on_desk
from framing.services.releases import current_release, held_current_release, publish_release
from reports.models import Article, PrimaryText, Source, SourceDomain, Story
from reports.services.demo_deliveries import deliver_demo
from reports.services.demo_stories import arrange_demo
from reports.services.ingest import submit_article
from reports.services.primary_texts import attach_primary_text
from reports.services.sources import add_source
from reports.services.stories import open_story

#: Group and whether the account may enter the admin pages, by user name.
ACCOUNTS = {
    "reader": ("Reader", False),
    "editor": ("Editor", False),
    "curator": ("Curator", True),
    "admin": ("Admin", True),
}
STARTER_REASON = "The starter lexicon that comes with the product."
PASSWORD_LENGTH = 12


def load_starter_lexicon(by: User | None = None) -> bool:
    """Publish the starter lexicon as release 1 (or the next); whether that was new."""
    return publish_release(lexicon=starter_lexicon(), reason=STARTER_REASON, published_by=by)[1]


def begin_with_starter_lexicon(*, by: User) -> bool:
    """Make the starter lexicon the first release, with the starter table of aliases; False where there is one."""
    with transaction.atomic():
        if held_current_release() is not None:
            return False
        load_aliases()
        return load_starter_lexicon(by)


def load_demo(folder: Path) -> int:
    """The demo's stories, unless the installation has articles already; returns how many articles were stored.

    Every start of the quick start comes here: a lexicon that somebody published stays the current one, and an alias
    table that somebody changed stays as it is.
    """
    current = current_release()
    if current is None or current.reason == STARTER_REASON:
        load_starter_lexicon()
    load_aliases()
    add_demo_accounts()
    if Article.objects.exists():
        return 0
    table = tomllib.loads((folder / "stories.toml").read_text(encoding="utf-8"))
    with transaction.atomic():
        sources = {row["slug"]: _source(row) for row in table["sources"]}
        stories = {row["slug"]: _story(row) for row in table["stories"]}
        for row in table["articles"]:
            _article(row, folder, sources, stories)
        for row in table["primary_texts"]:
            _primary_text(row, folder, stories)
        lay_on_desk()
        editor = User.objects.filter(username="editor").first()
        arrange_demo(arranged_by=editor)
        deliver_demo(folder / "deliveries" / "waiting", by=editor)
    return len(table["articles"])


def _source(row: dict[str, Any]) -> Source:
    source = add_source(**{name: value for name, value in row.items() if name != "domains"})
    SourceDomain.objects.bulk_create([SourceDomain(source=source, domain=domain) for domain in row["domains"]])
    return source


def _story(row: dict[str, Any]) -> Story:
    return open_story(**row)


def _article(row: dict[str, Any], folder: Path, sources: dict[str, Source], stories: dict[str, Story]) -> Article:
    """The report with every text that it had, the newest last; of no story yet where the table names none."""
    known = {"source": sources[row["source"]], "url": row.get("url", ""), "published_at": row["published_at"]}
    for file in row.get("earlier", ()):
        submit_article(text=(folder / file).read_text(encoding="utf-8"), **known)
    story = stories[row["story"]] if "story" in row else None
    return submit_article(text=(folder / row["file"]).read_text(encoding="utf-8"), story=story, **known)


def _primary_text(row: dict[str, Any], folder: Path, stories: dict[str, Story]) -> PrimaryText:
    return attach_primary_text(
        story=stories[row["story"]],
        kind=row["kind"],
        speaker=row["speaker"],
        text=(folder / row["file"]).read_text(encoding="utf-8"),
        url=row["url"],
        published_at=row["published_at"],
    )


def demo_password(username: str) -> str:
    """The password of a demo account: the same at every start, different in every installation."""
    return salted_hmac("parallax.demo", username, algorithm="sha256").hexdigest()[:PASSWORD_LENGTH]


def add_demo_accounts() -> None:
    """One account for each group; accounts of those names that exist are left alone."""
    for username, (group, is_staff) in ACCOUNTS.items():
        with transaction.atomic():
            if User.objects.filter(username=username).exists():
                continue
            user = User.objects.create_user(username, password=demo_password(username), is_staff=is_staff)
            user.groups.add(Group.objects.get(name=group))
