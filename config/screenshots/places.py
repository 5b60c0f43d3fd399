"""What fills the addresses: numbers and slugs of rows that the scene has."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from django.db.models import Count

from config.screenshots.scene_work import STORY
from framing.models import AliasSet, AnalysisRun, CandidateHit, Dispute, Draft, LexiconRelease, TermHit
from framing.services.candidates import held_wordings
from reports.models import (
    Article,
    DeliveredItem,
    Delivery,
    Feed,
    PrimaryText,
    Quote,
    QuoteCorrection,
    SharedText,
    Source,
    Story,
    StoryChange,
)

#: A story of other outlets than the one of which every kind of page is shown.
STORY_TWO: Final = "arden-abortion-bill"


def _mark() -> TermHit:
    newest = Article.objects.filter(story__slug=STORY).values("latest_revision")
    return TermHit.objects.filter(revision__in=newest, is_counted=True).earliest("revision_id", "start")


def _candidate() -> CandidateHit:
    hits = CandidateHit.objects.filter(revision__article__story__isnull=False).exclude(key__in=held_wordings())
    return hits.select_related("revision__article__story").earliest("pk")


def _copied() -> int:
    return SharedText.objects.select_related("later").earliest("pk").later.article_id


def _changed() -> str:
    change = StoryChange.objects.select_related("story").latest("pk")
    return change.story.slug


def _slug(hit: CandidateHit) -> str:
    story = hit.revision.article.story
    assert story is not None
    return story.slug


PLACES: Final[Mapping[str, Callable[[], object]]] = {
    "one": lambda: 1,
    "two": lambda: 2,
    "three": lambda: 3,
    "five": lambda: 5,
    "story": lambda: STORY,
    "story_two": lambda: STORY_TWO,
    "story_unread": lambda: Story.objects.filter(articles__language="de").latest("pk").slug,
    "story_changed": _changed,
    "story_of_candidate": lambda: _slug(_candidate()),
    "story_of_primary": lambda: PrimaryText.objects.select_related("story").earliest("pk").story.slug,
    "primary": lambda: PrimaryText.objects.earliest("pk").pk,
    "mark": lambda: _mark().pk,
    "candidate": lambda: _candidate().pk,
    "candidate_key": lambda: _candidate().key,
    "article": lambda: _mark().revision.article_id,
    "article_corrected": lambda: QuoteCorrection.objects.earliest("pk").revision.article_id,
    "article_of_candidate": lambda: _candidate().revision.article_id,
    "article_unread": lambda: Article.objects.exclude(language__startswith="en").latest("pk").pk,
    "article_changed": lambda: Article.objects.alias(texts=Count("revisions")).filter(texts__gt=1).latest("pk").pk,
    "article_copied": _copied,
    "source": lambda: Source.objects.alias(told=Count("articles")).latest("told", "pk").slug,
    "source_two": lambda: Source.objects.alias(told=Count("articles")).order_by("-told", "-pk")[1].slug,
    "speaker": lambda: (
        Quote.objects.exclude(speaker_key="").values("speaker_key").annotate(n=Count("pk")).latest("n")["speaker_key"]
    ),
    "entry": lambda: _mark().entry,
    "draft": lambda: Draft.objects.filter(state=Draft.State.DRAFT).latest("pk").pk,
    "alias": lambda: AliasSet.objects.earliest("code").code,
    "delivery": lambda: Delivery.objects.earliest("pk").pk,
    "item_failed": lambda: (
        DeliveredItem.objects.filter(delivery=Delivery.objects.earliest("pk"), state="failed").earliest("number").number
    ),
    "story_alone": lambda: Story.objects.get(title="Lenne bridge closed").slug,
    "story_empty": lambda: Story.objects.filter(articles=None).latest("pk").slug,
    "story_waiting": lambda: Story.objects.filter(articles__revisions__runs__state="queued").latest("pk").slug,
    "article_failed": lambda: AnalysisRun.objects.filter(state="failed").latest("pk").revision.article_id,
    "dispute_open": lambda: Dispute.objects.filter(state="open").earliest("pk").pk,
    "dispute_answered": lambda: Dispute.objects.exclude(state="open").earliest("pk").pk,
    "looked_at": lambda: DeliveredItem.objects.filter(name="lenne.csv", state="found").latest("pk").delivery_id,
    "feed": lambda: Feed.objects.earliest("pk").pk,
    "release": lambda: LexiconRelease.objects.latest("number").number,
}


class Places(Mapping[str, object]):
    """The places of the scene, each looked up when it is first asked for; one that is not there is a KeyError."""

    def __init__(self) -> None:
        self._found: dict[str, object] = {}

    def __getitem__(self, name: str) -> object:
        if name not in self._found:
            try:
                self._found[name] = PLACES[name]()
            except (LookupError, ValueError, AttributeError) as missing:
                raise KeyError(name) from missing
            except Exception as missing:
                if type(missing).__name__ != "DoesNotExist":
                    raise
                raise KeyError(name) from missing
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(PLACES)

    def __len__(self) -> int:
        return len(PLACES)
