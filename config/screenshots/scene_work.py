"""What readers, editors and curators did with the demo before the pictures are taken, by the product's services."""

from datetime import timedelta
from itertools import islice

from django.contrib.auth.models import User
from django.utils import timezone

from config.screenshots.scene_texts import ALONE, FAILED, GERMAN, ROWS, WAITING
from framing.analysis.lexicon import table_of
from framing.models import AnalysisRun, CandidateHit, Dispute, Draft, TermHit
from framing.selectors.decision_places import Named
from framing.services.candidates import reject_candidate
from framing.services.claim_decisions import put_together
from framing.services.disputes import answer_dispute, open_dispute
from framing.services.distinctive import measure_labels
from framing.services.draft_rules import live_lexicon
from framing.services.drafts import approve_draft, open_draft, submit_draft
from framing.services.dry_runs import start_impact
from framing.services.publishing import publish_drafts
from framing.services.referent_decisions import merge_referents
from framing.services.symmetry import ask_for_symmetry
from reports.models import ArticleRevision, Claim, Feed, Mention, Quote, Source, Story
from reports.services.batches import look_at_batch
from reports.services.corrections import correct_quote
from reports.services.feeds import add_feed, pause_feed
from reports.services.ingest import submit_article
from reports.services.stories import open_story

#: The story of which every kind of page is shown.
STORY = "varga-aid-ship"


def work() -> None:
    """Everything that is finished when the pictures are taken."""
    people = {user.username: user for user in User.objects.all()}
    _bring_stories()
    _correct_and_decide(people["editor"])
    _dispute(people["reader"], people["curator"])
    _publish(people["curator"], people["admin"])
    look_at_batch(content=ROWS.encode(), name="lenne.csv", by=people["editor"])
    measure_labels()
    ask_for_symmetry()


def leave_under_way() -> None:
    """What still waits for a worker, or failed, when the pictures are taken."""
    _bring_feeds(User.objects.get(username="editor"))
    source, second = Source.objects.order_by("pk")[:2]
    story = open_story(title="A night boat on the Lenne", place="Lenne")
    submit_article(source=source, text=WAITING, story=story)
    article = submit_article(source=second, text=FAILED, story=story)
    AnalysisRun.objects.filter(revision=article.latest_revision).update(
        state=AnalysisRun.State.FAILED,
        attempts=3,
        finished_at=timezone.now(),
        failure_code="time_limit",
        failure_message="The analysis took longer than it may.",
    )


def _bring_stories() -> None:
    first, second = Source.objects.order_by("pk")[:2]
    submit_article(source=first, text=ALONE, story=open_story(title="Lenne bridge closed", place="Lenne"))
    submit_article(source=second, text=GERMAN, story=open_story(title="Hafen von Varga gesperrt", place="Varga"))
    open_story(title="A story that nobody has reported yet")


def _newest_texts() -> list[ArticleRevision]:
    story = Story.objects.get(slug=STORY)
    return [one.latest_revision for one in story.articles.order_by("pk") if one.latest_revision]


def _places(model: type[Claim] | type[Mention]) -> list[Named]:
    """The first of each of two reports."""
    rows = [model.objects.filter(revision=text).select_related("revision").earliest("pk") for text in _newest_texts()]
    return [Named(row.revision.article_id, row.revision_id, row.start, row.end) for row in rows[:2]]


def _correct_and_decide(editor: User) -> None:
    text, story = _newest_texts()[0], Story.objects.get(slug=STORY)
    quote = Quote.objects.filter(revision=text).latest("corrections", "-number")
    correct_quote(
        quote=quote,
        kind=quote.kind,
        start=quote.start,
        end=quote.end,
        speaker_name="",
        reason="The sentence does not say who speaks.",
        corrected_by=editor,
    )
    why = "Both tell of the same."
    made = put_together(story=story, claims=_places(Claim), seen=0, reason=why, decided_by=editor)
    merge_referents(story=story, mentions=_places(Mention), seen=made.number, reason=why, decided_by=editor)


def _dispute(reader: User, curator: User) -> None:
    told = "The report calls it what the port itself calls it."
    hits = TermHit.objects.filter(is_counted=True).order_by("pk")
    made = [open_dispute(hit=hit, fault="sense", complaint=told, by=reader) for hit in hits[:3]]
    answer = "The port’s own word would be a quotation; here the report says it itself."
    answer_dispute(dispute=made[0], state=Dispute.State.DECLINED, answer=answer, by=curator)
    candidates = CandidateHit.objects.order_by("pk").values_list("key", flat=True).distinct()
    reject_candidate(key=candidates[0], by=curator, reason="The plain word for the thing.")


def _publish(curator: User, admin: User) -> None:
    """A second release, and one draft each that waits for the third, is in review and is tried."""
    used = set(TermHit.objects.values_list("entry", flat=True))
    unused = (entry for entry in live_lexicon().entries if not entry.mirror and entry.code not in used)
    drafts = []
    for entry in islice(unused, 3):
        note = "Nobody has used it for years; it stands in old reports only."
        draft = open_draft(kind=Draft.Kind.RETIRE, entry=table_of(entry), note=note, by=curator)
        drafts.append(submit_draft(draft=draft, version=draft.version, by=curator))
    approved = [approve_draft(draft=one, version=one.version, by=admin) for one in drafts[:2]]
    publish_drafts(drafts=approved[:1], reason="A word that nobody uses any more goes.", by=curator)
    start_impact(by=curator)


def _bring_feeds(editor: User) -> None:
    first, second = Source.objects.order_by("pk")[:2]
    add_feed(source=first, address="https://meridian-courier.example/feed.xml", by=editor)
    pause_feed(feed=add_feed(source=second, address="https://harbour-voice.example/rss", by=editor))
    told = {"failures": 3, "last_result": "The address answered with 503 three times."}
    Feed.objects.filter(is_active=True).update(polled_at=timezone.now(), **told)
    Feed.objects.update(next_poll_at=timezone.now() + timedelta(days=1))
