"""The tour: nine steps over the pages of one story, and where each of them stands."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse

from framing.models import TermHit
from reports.models import Story

#: Stories of the demo, the best one to walk through first; without any of them no tour is offered.
DEMO_STORIES = ("dunmere-rail-strike", "karsa-air-strikes", "laume-crossing")
CARD = "framing:mark_card"
READ = "framing:story_read"


@dataclass(frozen=True, slots=True)
class TourStep:
    """A real page, the part of it that is shown, and what is said about that."""

    page: str
    part: str
    title: str
    words: str

    @property
    def is_of_story(self) -> bool:
        """Whether the page belongs to the story that is walked through."""
        return self.page not in ("framing:story_list", "framing:method")


STEPS = (
    TourStep(
        "framing:story_list",
        "story-list",
        "One event, several reports",
        "Each story is one event as several outlets tell it. The headlines stand side by side; the figure below each "
        "says how often the outlet itself uses wording from the lexicon.",
    ),
    TourStep(
        READ,
        "headlines",
        "The same morning, in each outlet’s words",
        "A story opens with its headlines. Colour says which source, here and on every page, and nothing else.",
    ),
    TourStep(
        READ,
        "overview",
        "What each report carries, in its order",
        "One bar a report, one block a sentence. The same fill is the same claim; a hatched block stands in this "
        "report only. Ticks above are terms in the outlet’s own voice.",
    ),
    TourStep(
        READ,
        "legend-voices",
        "Shape says whose word it is",
        "Solid: the outlet’s own word. Dotted: in a quotation. Dashed: reported as somebody’s. Wavy: held at a "
        "distance. Only own voice counts towards the outlet. Each line here switches its marks off.",
    ),
    TourStep(
        CARD,
        "mark-card",
        "Every mark opens into its reason",
        "The card says whose word it is, whether it counts and why, who uses the term and who objects, and what the "
        "other reports call the same thing.",
    ),
    TourStep(
        "framing:story_labels",
        "story-labels",
        "Who is called what",
        "A row for everybody and everything the reports speak of, a column for each report. Open a label to read "
        "every place where it stands.",
    ),
    TourStep(
        "framing:story_claims",
        "story-claims",
        "What they say alike, and what only one says",
        "Claims found in several reports stand beside each other with what differs between them. “Only in” means "
        "found in this report alone, and never more than that.",
    ),
    TourStep(
        "framing:story_figures",
        "story-figures",
        "Counted, with how sure a count can be",
        "A point is a rate, the line through it its interval: where two lines overlap widely, the reports should not "
        "be called different. Below each chart stand its table and its files; every number opens what it counts.",
    ),
    TourStep(
        "framing:method",
        "example",
        "Any figure can be followed back",
        "Here is how each figure is made, with two short reports worked through to the last number. That was the "
        "tour; every “?” on the pages leads here.",
    ),
)


@dataclass(frozen=True, slots=True)
class Stop:
    """The step that a page shows, with the addresses before and behind it."""

    number: int
    step: TourStep
    story: str
    leave: str

    @property
    def count(self) -> int:
        return len(STEPS)

    @property
    def previous(self) -> str:
        """The address of the step before; empty on the first."""
        return step_address(self.number - 1, self.story) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The address of the step behind; empty on the last."""
        return step_address(self.number + 1, self.story) if self.number < len(STEPS) else ""

    @property
    def at(self) -> str:
        """Where the part that is explained stands on this page."""
        return f"#{self.step.part}"


def step_address(number: int, story: str = "") -> str:
    """The address that leads to a step, by the story asked for or the best one that there is."""
    address = reverse("framing:tour_step", args=[number])
    return f"{address}?{urlencode({'story': story})}" if story else address


def tour_story(slug: str = "") -> Story | None:
    """The story asked for; without a question the first story of the demo that is there."""
    if slug:
        return Story.objects.filter(slug=slug).first()
    found = {story.slug: story for story in Story.objects.filter(slug__in=DEMO_STORIES)}
    return next((found[name] for name in DEMO_STORIES if name in found), None)


def page_of_step(number: int, story: Story) -> str:
    """The page of a step with the part that it shows."""
    step = STEPS[number - 1]
    asked = {"tour": number} if step.is_of_story else {"tour": number, "story": story.slug}
    return f"{_path(step, story)}?{urlencode(asked)}#{step.part}"


def stop_of(request: HttpRequest) -> Stop | None:
    """The step that this request shows; None where it is on no tour or on another page than the step's."""
    asked, match = request.GET.get("tour", ""), request.resolver_match
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 3 else 0
    if not 1 <= number <= len(STEPS) or match is None:
        return None
    step = STEPS[number - 1]
    if match.view_name != step.page and not (step.page == CARD and match.view_name == READ):
        return None
    return Stop(number, step, match.kwargs.get("slug", "") or request.GET.get("story", "")[:80], request.path)


def _path(step: TourStep, story: Story) -> str:
    if not step.is_of_story:
        return reverse(step.page)
    if step.page != CARD:
        return reverse(step.page, args=[story.slug])
    hit = _mark_to_open(story)
    return reverse(CARD, args=[story.slug, hit]) if hit else reverse(READ, args=[story.slug])


def _mark_to_open(story: Story) -> int | None:
    """The first counted mark of the newest analysis in the story; None while nothing is analysed."""
    newest_texts = TermHit.objects.filter(revision__article__latest_revision=F("revision"))
    hits = newest_texts.filter(revision__article__story=story, is_counted=True, run__state="done")
    return hits.order_by("-run", "start").values_list("pk", flat=True).first()
