"""Which pages are photographed, in which states and by whom; which addresses are not, and why.

A test holds the two tables to the URL patterns: every named address is in one of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

ANYBODY, READER, EDITOR, CURATOR = "anybody", "reader", "editor", "curator"


@dataclass(frozen=True, slots=True)
class Shot:
    """One page in one state. ``places`` fill its address; ``query`` may name places in braces, too."""

    name: str
    view: str
    places: tuple[str, ...] = ()
    query: str = ""
    who: str = ANYBODY
    #: What is pressed before the picture.
    click: str = ""
    #: The picture is of the page that this link of the address leads to.
    follow: str = ""
    #: URL name of the page that it leads to.
    shows: str = ""
    #: The form that is sent as it stands, so that the page shows what is missing.
    send: str = ""
    status: int = 200
    #: Only what a screen shows, where something lies over the page.
    is_screen: bool = False

    def address(self, places: Mapping[str, object]) -> str:
        """The path with its query; a place that the scene does not have raises KeyError."""
        path = self.view
        if not path.startswith("/"):
            path = reverse(self.view, args=[places[name] for name in self.places])
        return path + self.query.format_map(places)


def _by(who: str, *shots: tuple[str, ...]) -> tuple[Shot, ...]:
    """Plain pages for one kind of people: name, URL name, places."""
    return tuple(Shot(name, view, tuple(places), who=who) for name, view, *places in shots)


_STORY: Final = (
    Shot("stories", "framing:story_list"),
    Shot("stories-found", "framing:story_list", query="?q=report"),
    Shot("stories-none", "framing:story_list", query="?q=nowheretobefound"),
    Shot("stories-editor", "framing:story_list", who=EDITOR),
    Shot("story", "framing:story_read", ("story",)),
    Shot("story-two", "framing:story_read", ("story_two",)),
    Shot("story-editor", "framing:story_read", ("story",), who=EDITOR),
    Shot("story-curator", "framing:story_read", ("story",), who=CURATOR),
    Shot("story-release", "framing:story_read", ("story",), query="?release=1"),
    Shot("story-unread", "framing:story_read", ("story_unread",)),
    Shot("story-alone", "framing:story_read", ("story_alone",)),
    Shot("story-empty", "framing:story_read", ("story_empty",)),
    Shot("story-waiting", "framing:story_read", ("story_waiting",)),
    Shot("story-waiting-editor", "framing:story_read", ("story_waiting",), who=EDITOR),
    Shot("mark-card", "framing:mark_card", ("story", "mark"), is_screen=True),
    Shot("mark-card-open", "framing:story_read", ("story",), click=".text a.mark", is_screen=True),
    Shot("mark-card-reader", "framing:mark_card", ("story", "mark"), who=READER, is_screen=True),
    Shot("candidate-card", "framing:candidate_card", ("story_of_candidate", "candidate"), is_screen=True),
    Shot("comparison-status", "framing:comparison_status", ("story",)),
    Shot("quotes", "framing:story_quotes", ("story",)),
    Shot("quotes-editor", "framing:story_quotes", ("story",), who=EDITOR),
    Shot("labels", "framing:story_labels", ("story",)),
    Shot("labels-editor", "framing:story_labels", ("story",), who=EDITOR),
    Shot("referent", "framing:referent_detail", ("story", "one")),
    Shot("referents-decide", "framing:referents_decide", ("story",), who=EDITOR),
    Shot(
        "referents-decide-from-page",
        "framing:referent_detail",
        ("story", "one"),
        who=EDITOR,
        follow="main a[href*='labels/decide']",
    ),
    Shot("referent-decisions", "framing:referent_decisions", ("story",)),
    Shot("claims", "framing:story_claims", ("story",)),
    Shot("claims-editor", "framing:story_claims", ("story",), who=EDITOR),
    Shot("claims-decide", "framing:claims_decide", ("story",), who=EDITOR),
    Shot("claim-decisions", "framing:claim_decisions", ("story",)),
    Shot("numbers", "framing:story_numbers", ("story",)),
    Shot("sequence", "framing:story_sequence", ("story",)),
    Shot("figures", "framing:story_figures", ("story",)),
    Shot("figures-alone", "framing:story_figures", ("story_alone",)),
    Shot("figures-unread", "framing:story_figures", ("story_unread",)),
    Shot("figures-waiting", "framing:story_figures", ("story_waiting",)),
    *_by(
        EDITOR,
        ("primary-text-add", "framing:primary_text_add", "story"),
        ("primary-text-withdraw", "framing:primary_text_withdraw", "story_of_primary", "primary"),
        ("story-arrange", "reports:story_arrange", "story"),
        ("story-changes", "reports:story_changes", "story_changed"),
    ),
    Shot("story-merge", "reports:story_merge", ("story",), query="?other={story_two}", who=EDITOR),
    Shot("source-merge", "reports:source_merge", ("source",), query="?kept={source_two}", who=EDITOR),
)
_REPORT: Final = (
    Shot("article", "framing:article_detail", ("article",)),
    Shot("article-editor", "framing:article_detail", ("article",), who=EDITOR),
    Shot("article-failed", "framing:article_detail", ("article_failed",), who=EDITOR),
    Shot("article-unread", "framing:article_detail", ("article_unread",)),
    Shot("article-mark", "framing:article_mark_card", ("article", "mark"), is_screen=True),
    Shot("article-candidate", "framing:article_candidate_card", ("article_of_candidate", "candidate"), is_screen=True),
    Shot("dispute-open", "framing:dispute_open", ("article", "mark"), who=READER),
    Shot("quote-correct", "framing:quote_correct", ("article", "one"), who=EDITOR),
    Shot("quote-add", "framing:quote_add", ("article",), who=EDITOR),
    Shot("quote-add-paragraph", "framing:quote_add", ("article",), query="?paragraph=2", who=EDITOR),
    Shot("zones", "framing:zones_correct", ("article",), who=EDITOR),
    Shot("revisions", "framing:revision_list", ("article_changed",)),
    Shot("revision-diff", "framing:revision_diff", ("article_changed", "two", "one")),
    Shot("revision-diff-inline", "framing:revision_diff", ("article_changed", "two", "one"), query="?view=inline"),
    Shot("corrections", "framing:correction_log", ("article_corrected",)),
    Shot("copies", "framing:article_copies", ("article_copied",)),
    Shot("run-status", "framing:run_status", ("article",)),
)
_WORDS: Final = (
    Shot("distinctive", "framing:distinctive_labels"),
    Shot(
        "label-uses",
        "framing:source_detail",
        ("source",),
        follow="main a[href^='/labels/uses/']",
        shows="framing:label_uses",
    ),
    Shot("sources", "framing:source_list"),
    Shot("source", "framing:source_detail", ("source",)),
    Shot("source-term", "framing:source_detail", ("source",), query="?term=irregular_forces"),
    Shot("source-uses", "framing:source_detail", ("source",), query="?term=irregular_forces&month=2025-04&side=others"),
    Shot("source-labels", "framing:source_labels", ("source",)),
    Shot("speakers", "framing:speaker_list"),
    Shot("speaker", "framing:speaker_detail", ("speaker",)),
    Shot("lexicon", "framing:lexicon_list"),
    Shot("lexicon-curator", "framing:lexicon_list", who=CURATOR),
    Shot("entry", "framing:lexicon_entry", ("entry",)),
    Shot("entry-curator", "framing:lexicon_entry", ("entry",), who=CURATOR),
    Shot("entry-history", "framing:entry_history", ("entry",)),
    Shot("releases", "framing:release_list"),
    Shot("release", "framing:release_detail", ("two",)),
    Shot("release-diff", "framing:release_diff", ("two", "one")),
    Shot("method", "framing:method"),
    Shot("method-example", "framing:method_example"),
    Shot("glossary", "framing:glossary"),
    Shot("tour", "framing:tour"),
    Shot("tour-strip", "framing:tour_step", ("three",)),
    Shot("tour-card", "framing:tour_step", ("five",), is_screen=True),
    Shot("style", "framing:style", who=CURATOR),
    Shot("symmetry", "framing:symmetry"),
    Shot("sign-in", "login"),
    Shot("sign-in-missing", "login", send="main form"),
    Shot("page-missing", "/stories/there-is-no-such-story/", status=404),
    Shot("page-forbidden", "framing:desk", who=READER, status=403),
    *_by(
        READER,
        ("suggest", "framing:suggest"),
        ("suggestions", "framing:suggestions"),
        ("disputes-reader", "framing:dispute_list"),
    ),
)
_DESK: Final = (
    *_by(
        CURATOR,
        ("desk", "framing:desk"),
        ("drafts", "framing:draft_list"),
        ("draft-new", "framing:draft_new"),
        ("drafts-batch", "framing:drafts_batch"),
        ("draft", "framing:draft_edit", "draft"),
        ("draft-check", "framing:draft_check", "draft"),
        ("draft-trial", "framing:draft_trial", "draft"),
        ("candidates", "framing:candidate_list"),
        ("candidate-decide", "framing:candidate_decide", "candidate_key"),
        ("aliases", "framing:alias_list"),
        ("alias-new", "framing:alias_new"),
        ("alias-import", "framing:alias_import"),
        ("alias", "framing:alias_edit", "alias"),
        ("lexicon-import", "framing:lexicon_import"),
        ("publish", "framing:publish"),
        ("impact", "framing:impact"),
        ("disputes", "framing:dispute_list"),
        ("dispute", "framing:dispute_detail", "dispute_open"),
        ("dispute-answered", "framing:dispute_detail", "dispute_answered"),
        ("release-restore", "framing:release_restore", "one"),
    ),
    Shot("draft-new-missing", "framing:draft_new", who=CURATOR, send="main form", status=422),
    Shot("candidates-labels", "framing:candidate_list", query="?kind=labels", who=CURATOR),
    Shot("entry-retire", "framing:entry_retire", ("entry",), who=CURATOR),
)
_INTAKE: Final = (
    *_by(
        EDITOR,
        ("upload", "reports:article_upload"),
        ("upload-batch", "reports:batch_upload"),
        ("upload-batch-looked-at", "reports:batch_looked_at", "looked_at"),
        ("deliveries", "reports:delivery_list"),
        ("delivery", "reports:delivery_detail", "delivery"),
        ("item", "reports:item_detail", "delivery", "one"),
        ("item-failed", "reports:item_detail", "delivery", "item_failed"),
        ("feeds", "reports:feed_list"),
        ("feed-add", "reports:feed_add"),
        ("feed-edit", "reports:feed_edit", "feed"),
        ("source-desk", "reports:source_desk"),
        ("source-new", "reports:source_new"),
        ("source-edit", "reports:source_edit", "source"),
        ("articles", "reports:article_list"),
        ("story-desk", "reports:story_desk"),
    ),
    Shot("upload-missing", "reports:article_upload", who=EDITOR, send="main form", status=422),
    Shot("articles-none", "reports:article_list", query="?q=nowheretobefound", who=EDITOR),
    Shot("reports-place", "reports:reports_place", query="?report={article}", who=EDITOR),
)
SHOTS: Final[tuple[Shot, ...]] = (*_STORY, *_REPORT, *_WORDS, *_DESK, *_INTAKE)

_ANSWERS_POST: Final = "answers POST only; what it leads to is another page of the list"
_IS_A_FILE: Final = "a file that is saved, no page"
#: Addresses without a picture, each with its reason.
WITHOUT: Final[Mapping[str, str]] = {
    "healthz": "a line for machines",
    "framing:story_folder": "leads to the list of stories",
    **dict.fromkeys(
        (
            "logout",
            "framing:starter_lexicon",
            "framing:comparison_retry",
            "framing:referent_decision_undo",
            "framing:claim_decision_undo",
            "framing:correction_undo",
            "framing:analysis_retry",
            "framing:entry_edit",
            "framing:draft_example",
            "framing:draft_step",
            "framing:alias_retire",
            "reports:delivery_keep",
            "reports:item_drop",
            "reports:item_retry",
            "reports:item_undo",
            "reports:feed_poll",
            "reports:feed_pause",
            "reports:feed_resume",
            "reports:source_confirm",
            "reports:story_decide",
            "reports:story_change_undo",
        ),
        _ANSWERS_POST,
    ),
    **dict.fromkeys(
        (
            "framing:alias_export",
            "framing:story_chart",
            "framing:source_chart",
            "framing:release_json",
            "framing:release_toml",
            "framing:release_csv",
            "reports:batch_example",
        ),
        _IS_A_FILE,
    ),
    "reports:item_keep": "asked for, it leads to the page of its item",
}
