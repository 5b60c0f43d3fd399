"""Which terms count towards an outlet, and what is said of those that do not."""

import pytest

from framing.analysis.lexicon import ContrastSet, Entry, Form, Lexicon, Negation, load_lexicon
from framing.analysis.matching import Matcher
from framing.analysis.scoring import Hit, judged
from framing.tests.conftest import SMALL_LEXICON, Analysed
from reports.text.names import find_names
from reports.text.parse import Parser
from reports.text.spans import Span
from reports.text.voice import Voice, VoiceInterval, VoiceMap
from reports.text.zones import Zone, ZoneSpan


def told(hits: tuple[Hit, ...]) -> list[tuple[str, Voice, str]]:
    return [(hit.text, hit.voice, hit.reason) for hit in hits]


@pytest.mark.parametrize(
    ("text", "text_hit", "voice", "reason"),
    [
        ("The occupation troops left the port.", "occupation troops", Voice.OWN, "counted: the outlet's own voice"),
        (
            "“The occupation troops will leave,” Dana Orrel said.",
            "occupation troops",
            Voice.QUOTED,
            "not counted: in a quotation of Dana Orrel",
        ),
        (
            "Fighters of the Northern Resistance Front left the port.",
            "Resistance",
            Voice.NAME,
            "not counted: part of a name (“Northern Resistance Front”)",
        ),
        ("The resistance left the port.", "resistance", Voice.OWN, "counted: the outlet's own voice"),
        (
            "The so-called occupation troops left the port.",
            "occupation troops",
            Voice.SCARE,
            "not counted: kept at a distance (“so-called”)",
        ),
        (
            "The court accused of nothing the men charged with terrorist acts.",
            "terrorist",
            Voice.INDIRECT,
            "not counted: told as an accusation (“charged with”)",
        ),
        ("The man is not a terrorist.", "terrorist", Voice.OWN, "not counted: denied (“not a”)"),
        ("The men weren't terrorists.", "terrorists", Voice.OWN, "not counted: denied (“n't”)"),
        ("The strike was over by noon.", "strike", Voice.OWN, "not counted: sense unclear"),
    ],
)
def test_each_hit_tells_its_voice_and_why_it_counts(
    hits_in: Analysed, text: str, text_hit: str, voice: Voice, reason: str
) -> None:
    hit = hits_in(text)[0]

    assert (hit.text, hit.voice) == (text_hit, voice)
    assert hit.reason.startswith(reason)
    assert hit.counted is hit.reason.startswith("counted")


def test_a_word_in_marks_of_distance_is_shown_and_not_counted(parser: Parser, small_lexicon: Lexicon) -> None:
    text = 'The "occupation" of the port went on.'
    parsed = parser.parse(text, [ZoneSpan(Zone.BODY, Span(0, len(text)))])
    voices = VoiceMap([VoiceInterval(Span(5, 15), Voice.SCARE)])

    hits = judged(Matcher(small_lexicon).find(text), parsed, voices, ())

    assert told(hits) == [("occupation", Voice.SCARE, "not counted: the outlet puts the words in quotation marks")]


def test_indirect_speech_names_its_speaker(parser: Parser, small_lexicon: Lexicon) -> None:
    text = "Dana Orrel said the occupation would end."
    parsed = parser.parse(text, [ZoneSpan(Zone.BODY, Span(0, len(text)))])
    voices = VoiceMap([VoiceInterval(Span(16, 40), Voice.INDIRECT, "Dana Orrel", 1)])

    (hit,) = judged(Matcher(small_lexicon).find(text), parsed, voices, ())

    assert (hit.voice, hit.speaker, hit.counted) == (Voice.INDIRECT, "Dana Orrel", False)
    assert hit.reason == "not counted: reported as the words of Dana Orrel"


@pytest.mark.parametrize(
    "zone", [Zone.DATELINE, Zone.BYLINE, Zone.BREADCRUMB, Zone.DUPLICATE_HEADLINE, Zone.BOILERPLATE]
)
def test_layout_holds_no_hits(hits_in: Analysed, zone: Zone) -> None:
    assert hits_in("The occupation went on.", zone) == ()


@pytest.mark.parametrize("zone", [Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION, Zone.BODY])
def test_hits_carry_their_zone(hits_in: Analysed, zone: Zone) -> None:
    (hit,) = hits_in("The occupation of the port went on.", zone)

    assert (hit.zone, hit.counted) == (zone, True)


def test_a_match_over_two_zones_gives_way_to_the_one_inside(parser: Parser, small_lexicon: Lexicon) -> None:
    text = "The long occupation\ntroops left the port."
    zones = [ZoneSpan(Zone.HEADLINE, Span(0, 19)), ZoneSpan(Zone.BODY, Span(20, len(text)))]
    parsed = parser.parse(text, zones)

    hits = judged(Matcher(small_lexicon).find(text), parsed, VoiceMap(()), ())

    assert [hit.text for hit in hits] == ["occupation"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("They drove to the Green Coast on Monday.", ["Green Coast"]),
        ("The Green Coast's harbour was shut.", ["Green Coast"]),
        ("They wrote to the Green Coast Fishing Company on Monday.", []),
    ],
)
def test_a_label_that_is_a_name_as_a_whole_counts(hits_in: Analysed, text: str, counted: list[str]) -> None:
    assert [hit.text for hit in hits_in(text) if hit.counted] == counted


def test_a_label_that_ends_inside_a_name_is_part_of_it(parser: Parser) -> None:
    lexicon = Lexicon(
        (ContrastSet("s", "S"),), (Entry("s.a", "s", "brave resistance", forms=(Form("brave resistance"),)),)
    )
    text = "The brave Resistance Front fought on."
    parsed = parser.parse(text, [ZoneSpan(Zone.BODY, Span(0, len(text)))])

    (hit,) = judged(Matcher(lexicon).find(text), parsed, VoiceMap(()), [Span(10, 26)])

    assert (hit.voice, hit.counted) == (Voice.NAME, False)


def test_a_lower_case_word_inside_a_name_span_is_no_name(parser: Parser, small_lexicon: Lexicon) -> None:
    text = "The Front for resistance of the North met."
    parsed = parser.parse(text, [ZoneSpan(Zone.BODY, Span(0, len(text)))])

    (hit,) = judged(Matcher(small_lexicon).find(text), parsed, VoiceMap(()), [Span(4, 37)])

    assert hit.voice is Voice.OWN


@pytest.mark.parametrize(
    ("text", "counted", "ambiguous"),
    [
        ("A drone strike hit the depot.", ["island_fighters.strike"], []),
        ("The union began a strike at the depot.", ["stoppages.strike"], []),
        ("The strike was over.", [], ["island_fighters.strike", "stoppages.strike"]),
        ("A drone strike hit the depot while the union slept.", ["island_fighters.strike"], []),
    ],
)
def test_of_two_senses_the_context_chooses_and_at_most_one_counts(
    hits_in: Analysed, text: str, counted: list[str], ambiguous: list[str]
) -> None:
    hits = hits_in(text)

    assert [hit.entry.code for hit in hits if hit.counted] == counted
    assert [hit.entry.code for hit in hits if hit.ambiguous] == ambiguous


def test_where_both_senses_hold_the_loser_says_how_the_words_are_read(hits_in: Analysed) -> None:
    lexicon = load_lexicon(SMALL_LEXICON.replace('lemmas = ["union", "worker"]', 'lemmas = ["depot", "union"]'))

    hits = hits_in("A drone strike hit the depot.", lexicon=lexicon)

    assert [hit.counted for hit in hits] == [True, False]
    assert hits[1].reason == "not counted: these words are read as “strike” of another set here"


def test_a_forbidden_match_is_no_hit_and_frees_what_it_had_suppressed(hits_in: Analysed) -> None:
    forbidding = SMALL_LEXICON.replace(
        'forms = ["occupation troops", "occupation forces"]',
        "forbid = [{kind = \"regex_right\", pattern = '^ museum'}]",
    )
    lexicon = load_lexicon(forbidding)

    hits = hits_in("The occupation troops museum opened. The occupation troops left.", lexicon=lexicon)

    assert [hit.text for hit in hits] == ["occupation", "occupation troops"]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("Soldiers stormed the school.", ["stormed"]),
        ("Police will storm the building.", ["storm"]),
        ("The storm hit the coast.", []),
        ("Heavy storms are likely.", []),
    ],
)
def test_a_lemma_with_a_part_of_speech_is_found_only_as_that(hits_in: Analysed, text: str, hits: list[str]) -> None:
    assert [hit.text for hit in hits_in(text)] == hits


def test_the_reason_of_an_unclear_sense_says_what_is_needed(hits_in: Analysed) -> None:
    hit = hits_in("The strike was over.")[0]

    assert hit.reason == "not counted: sense unclear (needs one of these words near it: drone, missile)"


def test_a_quoted_hit_with_an_unclear_sense_is_ambiguous_too(hits_in: Analysed) -> None:
    hits = hits_in("“The strike will be over by noon,” Dana Orrel said.")

    assert {(hit.voice, hit.ambiguous, hit.counted) for hit in hits} == {(Voice.QUOTED, True, False)}


def test_spans_and_texts_are_of_the_text_as_it_was_written(hits_in: Analysed) -> None:
    text = "The “city’s” occupation\u00a0troops left."

    (hit,) = hits_in(text)

    assert (hit.span.of(text), hit.text) == ("occupation\u00a0troops", "occupation\u00a0troops")


def test_names_of_other_paragraphs_are_kept_apart(parser: Parser, small_lexicon: Lexicon) -> None:
    text = "The Northern Resistance Front met.\n\nIn the town the Resistance met.\n\nThe Resistance Front met."
    starts = [0, text.index("In the"), text.index("The Resistance")]
    ends = [starts[1] - 2, starts[2] - 2, len(text)]
    parsed = parser.parse(text, [ZoneSpan(Zone.BODY, Span(*ends_of)) for ends_of in zip(starts, ends, strict=True)])
    names = [Span(4, 29), Span(starts[2] + 4, len(text) - 5)]

    hits = judged(Matcher(small_lexicon).find(text), parsed, VoiceMap(()), [*names, Span(ends[1], ends[1] + 1)])

    assert [hit.voice for hit in hits] == [Voice.NAME, Voice.OWN, Voice.NAME]


def test_a_name_in_quotation_marks_is_trimmed_to_the_name(parser: Parser, small_lexicon: Lexicon) -> None:
    text = "They spoke of “the Resistance” all day."
    parsed = parser.parse(text, [ZoneSpan(Zone.BODY, Span(0, len(text)))])

    (hit,) = judged(Matcher(small_lexicon).find(text), parsed, VoiceMap(()), [Span(14, 30)])

    assert (hit.voice, hit.counted) == (Voice.OWN, True)


def test_a_far_paragraph_changes_no_hit(hits_in: Analysed) -> None:
    text = "The occupation troops left. The strike was over. Soldiers stormed the school."

    before = hits_in(text)
    after = hits_in(f"{text}\n\nThe resistance spoke of nothing else in the town that week.")

    assert after[: len(before)] == before


def test_speaker_known_only_by_a_pronoun_makes_a_readable_reason(hits_in: Analysed) -> None:
    (hit,) = hits_in("“The resistance fired at the gate,” he said.")

    assert hit.reason == "not counted: in a quotation of somebody the text calls “he”"


def test_two_entries_of_one_set_on_the_same_words_are_one_hit(hits_in: Analysed) -> None:
    table = '[[entry]]\ncode = "g.{0}"\ncontrast_set = "g"\nterm = "{0}"\nforms = ["gate guard"]\n{1}\n'
    forbidding = 'forbid = [{kind = "lemma_in_window", n = 3, lemmas = ["goal"]}]'
    lexicon = load_lexicon(
        '[[contrast_set]]\ncode = "g"\nreferent = "Guards"\nkind = "group"\n'
        + table.format("first", "")
        + table.format("second", forbidding),
        examples_required=False,
    )

    hits = hits_in("The gate guard slept.", lexicon=lexicon)

    assert [(hit.entry.code, hit.counted) for hit in hits] == [("g.first", True)]


def judged_alone(entry: Entry, text: str, parser: Parser) -> list[tuple[str, Voice, bool]]:
    parsed = parser.parse(text, [ZoneSpan(Zone.BODY, Span(0, len(text)))])
    matcher = Matcher(Lexicon((ContrastSet("s", "S"),), (entry,)))
    hits = judged(matcher.find(text), parsed, VoiceMap(()), find_names(parsed))
    return [(hit.text, hit.voice, hit.counted) for hit in hits]


@pytest.mark.parametrize(("negation", "counted"), [(Negation.IGNORE, False), (Negation.COUNT, True)])
def test_an_entry_says_whether_a_denied_find_counts(parser: Parser, negation: Negation, counted: bool) -> None:
    entry = Entry("s.a", "s", "terrorist", negation=negation)

    assert judged_alone(entry, "The man is not a terrorist.", parser) == [("terrorist", Voice.OWN, counted)]


def test_counting_the_denied_does_not_count_the_distant(parser: Parser) -> None:
    entry = Entry("s.a", "s", "terrorist", negation=Negation.COUNT)

    assert judged_alone(entry, "The so-called terrorist left the port.", parser) == [("terrorist", Voice.SCARE, False)]


@pytest.mark.parametrize(("name_guard", "voice"), [(True, Voice.NAME), (False, Voice.OWN)])
def test_an_entry_says_whether_names_are_guarded(parser: Parser, name_guard: bool, voice: Voice) -> None:
    entry = Entry("s.a", "s", "resistance", name_guard=name_guard)
    text = "Fighters of the Northern Resistance Front left the port."

    assert judged_alone(entry, text, parser) == [("Resistance", voice, not name_guard)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The protest went on.", "not counted: the ordinary name in its set, listed beside the other labels"),
        ("“The protest went on,” she said.", "not counted: in a quotation of she"),
    ],
)
def test_an_ordinary_name_is_found_and_not_counted(parser: Parser, text: str, reason: str) -> None:
    parsed = parser.parse(text, [ZoneSpan(Zone.BODY, Span(0, len(text)))])
    matcher = Matcher(Lexicon((ContrastSet("s", "S"),), (Entry("s.a", "s", "protest", plain=True),)))
    voices = VoiceMap([VoiceInterval(Span(0, 22), Voice.QUOTED)] if text[0] == "“" else [])

    (hit,) = judged(matcher.find(text), parsed, voices, ())

    assert not hit.counted
    assert not hit.ambiguous
    assert hit.reason.startswith(reason.removesuffix(" of she"))
