"""Short answers for the places where questions arise; each leads to the part of the method page that says it all."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A question, its answer in two or three sentences, and the anchor on the method page."""

    question: str
    answer: str
    anchor: str


TOPICS = {
    "voice": Topic(
        "What do the lines under the words say?",
        "Whose word it is. Solid: the outlet’s own. Dotted: inside a quotation. Dashed: reported as somebody’s, "
        "without "
        "quotation marks. Wavy: in quotation marks that belong to no speaker. Colour says only which source.",
        "voice",
    ),
    "own-voice": Topic(
        "What is an own-voice term?",
        "A term of the lexicon that the outlet uses itself. Inside a quotation or a reported statement it is the "
        "speaker’s: shown beside it, and never counted towards the outlet.",
        "counted",
    ),
    "strip": Topic(
        "How is the bar of a report read?",
        "One block is one sentence, as long as its text. Blocks with the same fill carry the same claim, in every "
        "report. Hatched: no counterpart was found in the others. Plain: a sentence without a claim.",
        "strip",
    ),
    "interval": Topic(
        "What do the two figures in brackets say?",
        "The rate is own-voice terms for each 1,000 own words. The brackets hold the rates under which such a count "
        "would not be surprising: one report is a small sample. Where two intervals overlap widely, the reports should "
        "not be called different.",
        "interval",
    ),
    "charts": Topic(
        "How is a chart read?",
        "A point is the rate of one report, the line through it the interval of that rate; colour says which report. "
        "The table below each chart has the same figures, and a number in it opens the marks that it counts. Without "
        "enough text there is no point, and that is said.",
        "interval",
    ),
    "enough-text": Topic(
        "Why is there “not enough text to say”?",
        "In a short text one term more or less would move the rate beyond what it can carry. So the page shows "
        "the marks "
        "and the counts, and no rate.",
        "minimum",
    ),
    "crossings": Topic(
        "What does it mean that a term changes voice?",
        "One report uses it in its own voice, another only passes it on as somebody’s. Both places are shown. Why they "
        "do so is not in the texts.",
        "crossings",
    ),
    "claims": Topic(
        "How do claims come to stand beside each other?",
        "By shared words, figures, event and meaning, each pair with its reasons. Same, differs, contradicts or "
        "related: "
        "what differs is named. A pair is proposed until an editor confirms it.",
        "claims",
    ),
    "only-in": Topic(
        "What does “only in” say?",
        "That no counterpart was found in the other reports of this story, and nothing more. They may be shorter, "
        "earlier, or have it in words that were not matched.",
        "only-in",
    ),
    "certainty": Topic(
        "What do “hedged”, “planned” and “conditional” say?",
        "How far the words of a claim vouch for it. Hedged: may, reportedly, appears to. Planned: will, is to. "
        "Conditional: would, if. Everything else is asserted. It is read from the words alone, not from the facts.",
        "certainty",
    ),
    "numbers": Topic(
        "When do figures agree?",
        "When some number fits both: “about 20” and “19” agree. They agree in total when the parts of one "
        "report add up "
        "to the figure of another. Which figure is right, no text can say.",
        "numbers",
    ),
    "labels": Topic(
        "How is it known that two labels mean the same?",
        "By names, aliases, words and the claims they stand in, each link with its reason and confidence. What is in "
        "doubt is told as “possibly the same” until an editor decides.",
        "labels",
    ),
    "statements": Topic(
        "How are quotations laid beside each other?",
        "Where enough of their words stand in the same order and nothing speaks against one speaker. Each "
        "difference is "
        "classed; a cut that a report marks is shown as marked.",
        "statements",
    ),
    "sequence": Topic(
        "Where do the times come from?",
        "From words of time in the claims, read against the day of publication. An event keeps the whole stretch that "
        "its words allow. Stretches that do not meet are a question, to be checked.",
        "sequence",
    ),
    "distinctive": Topic(
        "When does a label set a source apart?",
        "When the source uses it for one referent more often than the others do in their own voice, by more "
        "than chance "
        "would explain, at least three times and in two reports.",
        "distinctive",
    ),
}
