"""The words of the pages for readers; docs/glossary.md has the same words for those who work on the product."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word as pages use it, with its meaning and the part of the method page that says more, if one does.

    ``entry`` is the word under which docs/glossary.md has it, where that is another one.
    """

    word: str
    meaning: str
    anchor: str = ""
    entry: str = ""

    @property
    def slug(self) -> str:
        """Its address on the page."""
        return "".join(char if char.isalnum() else "-" for char in self.word.lower())


@dataclass(frozen=True, slots=True)
class Group:
    """Words that belong together."""

    title: str
    words: tuple[Word, ...]


GROUPS = (
    Group(
        "Reports and stories",
        (
            Word("Source", "An outlet that publishes. A person who is quoted is a speaker, never a source."),
            Word("Story", "One event, as several sources report it.", "stories"),
            Word("Report", "What one source published about it, usually at one address.", entry="Article"),
            Word(
                "Revision",
                "One text of a report. An outlet that changes its report leaves the earlier text here, as it was.",
                entry="ArticleRevision",
            ),
            Word(
                "Proposed",
                "Put into its story by the machine, with its reasons, and not yet confirmed by an editor.",
                "stories",
                entry="Placement",
            ),
            Word("Maybe list", "What the machine is not sure enough of to do by itself; editors decide.", "stories"),
            Word(
                "Zone", "A part of the layout: headline, introduction, caption, body, or a line of the site around it."
            ),
            Word(
                "Primary text",
                "What somebody said, as they published it themselves, attached by an editor so that quotations can be "
                "held beside it.",
                "statements",
            ),
            Word(
                "Agency copy",
                "A report that says it is a news agency’s. Words that several outlets print from it count once "
                "over all.",
            ),
        ),
    ),
    Group(
        "Whose words",
        (
            Word("Voice", "Whose words a stretch of text is: the outlet’s, or somebody else’s, and how.", "voice"),
            Word(
                "Own voice", "The outlet says it itself. Only this counts towards the outlet.", "voice", entry="Voice"
            ),
            Word("Quoted", "In quotation marks that belong to a speaker.", "voice", entry="Voice"),
            Word(
                "Reported",
                "A speaker’s words without quotation marks, as after “she said that”. Also called indirect.",
                "voice",
                entry="Voice",
            ),
            Word(
                "Scare quotes",
                "Quotation marks that belong to nobody: the outlet holds a word at a distance.",
                "voice",
                entry="Voice",
            ),
            Word(
                "Speaker",
                "Whoever said it: a person, an office, or somebody whom the report does not name.",
                "speakers",
            ),
            Word("Cue", "The word that reports: said, claimed, according to.", "speakers"),
            Word(
                "Stance", "How a cue presents what it reports: plainly, as a fact, with doubt, as a denial.", "speakers"
            ),
            Word("Channel", "Where something was said: in a statement, on television, to a newspaper.", "speakers"),
        ),
    ),
    Group(
        "Terms and figures",
        (
            Word(
                "Lexicon",
                "The terms that are marked, kept by people, each with a reason and sentences that prove it.",
                "lexicon",
                entry="Lexicon release",
            ),
            Word("Term", "The wording of one entry of the lexicon, as it is listed.", "lexicon"),
            Word(
                "Contrast set",
                "The labels in use for one referent, side by side; none of them is the neutral one.",
                "lexicon",
            ),
            Word(
                "Release",
                "The lexicon as it was published at one time, with a number. Each figure names its release.",
                "curated",
                entry="Lexicon release",
            ),
            Word(
                "Mark",
                "A place where a term of the lexicon stands, with whose word it is and whether it counts.",
                "counted",
                entry="TermMatch, TermHit",
            ),
            Word("Counted", "In the outlet’s own voice, and its sense is clear.", "counted"),
            Word(
                "Unclear sense",
                "The sentence leaves open whether the term is meant as the lexicon lists it. Shown, not counted.",
                "counted",
                entry="Ambiguous",
            ),
            Word(
                "Ordinary name",
                "The usual word in its set, used by newsrooms of every leaning. Listed as a label, never counted.",
                "counted",
            ),
            Word("Rate", "Own-voice terms for each 1,000 of the outlet’s own words, with an interval.", "interval"),
            Word(
                "Interval",
                "The rates under which a count like this one would not be surprising.",
                "interval",
                entry="Rate",
            ),
            Word(
                "Candidate",
                "Wording that the lexicon does not hold and a small model points at. Never counted.",
                "wordings",
            ),
            Word("Dispute", "A reader’s objection to a mark. A curator answers it in words.", "curated"),
        ),
    ),
    Group(
        "Who is called what",
        (
            Word("Referent", "The people, thing or event that labels point at.", "labels"),
            Word("Label", "The words with which a report names a referent at one place.", "labels"),
            Word("Mention", "One such place.", "labels"),
            Word(
                "Possibly the same",
                "Two referents that may be one. They stay apart until an editor decides.",
                "labels",
                entry="Proposal",
            ),
            Word(
                "Crossing",
                "A label or term that one report owns and another only passes on; the pages also say that it changes "
                "voice.",
                "crossings",
            ),
            Word(
                "Difference",
                "How far the own-voice labels of one referent lie apart between reports, from 0 to 1.",
                "labels",
                entry="Difference (of labels)",
            ),
            Word(
                "Direction",
                "The share of own-voice mentions whose label helps or harms its referent, by the lexicon.",
                "labels",
            ),
            Word(
                "Distinctive label",
                "A label that sets one source apart from the others, over many stories.",
                "distinctive",
            ),
        ),
    ),
    Group(
        "What is claimed",
        (
            Word(
                "Claim",
                "A clause that says something which may or may not be so. Always the report’s own words.",
                "claims",
            ),
            Word("Only in", "No counterpart was found in the other reports of the story; nothing more.", "only-in"),
            Word(
                "Certainty",
                "How far the words of a claim vouch for it: asserted, hedged, planned, conditional.",
                "certainty",
                entry="Certainty, polarity",
            ),
            Word("Figure", "A number in a report with what it counts.", "numbers", entry="Quantity"),
            Word(
                "Ledger",
                "The figures of several reports for one thing, and what they come to.",
                "numbers",
                entry="Ledger, verdict",
            ),
            Word("Event", "A claim that words of time place on the clock.", "sequence", entry="Event (on the clock)"),
            Word(
                "To check",
                "Two reports give times for one claim that do not meet: a question, not an error.",
                "sequence",
                entry="Check (sequence)",
            ),
            Word("Background", "What a report tells of before the event, or late and of other people.", "claims"),
        ),
    ),
    Group(
        "How it is made",
        (
            Word(
                "Analysis",
                "One text read by one engine with one release. It can be repeated to the same figures.",
                entry="Run",
            ),
            Word(
                "Engine",
                "The version of the program and its models that made a figure. Every figure carries it.",
                entry="Engine version",
            ),
            Word("Correction", "What an editor put right in a quotation or in the zones, kept in an open log."),
            Word(
                "Decision",
                "What an editor joined, split or confirmed, kept in an open log; later analyses hold to it.",
                entry="Decision about claims",
            ),
        ),
    ),
)
