"""The figures of a parsed text (docs/method.md, "Quantities")."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from reports.extraction.quantities.bare import bare, is_of_the_kind
from reports.extraction.quantities.circumstances import Sentences, counter_of
from reports.extraction.quantities.comparators import bounds_of, comparator_of, is_about_talk
from reports.extraction.quantities.counted import Counted
from reports.extraction.quantities.drafts import Draft
from reports.extraction.quantities.happenings import happening_before, happening_to
from reports.extraction.quantities.heads import nouned
from reports.extraction.quantities.keys import keys_of, long_forms_of
from reports.extraction.quantities.measures import measured
from reports.extraction.quantities.numerals import VAGUE_MILLIONS, Numeral, numerals_of
from reports.extraction.quantities.populations import population_of
from reports.extraction.quantities.reading import Reading, line_of
from reports.extraction.quantities.refusals import is_refused
from reports.extraction.quantities.tallies import UNIT as VOTE
from reports.extraction.quantities.tallies import tallies_of
from reports.extraction.quantities.units import measure_of, same_measure
from reports.extraction.quantities.values import Comparator, Quantity
from reports.extraction.quantities.wholes import link_parts, link_sums
from reports.extraction.quantities.words import words
from reports.extraction.values import Quote
from reports.text.parse import ParsedText
from reports.text.spans import Span
from reports.text.voice import VoiceMap
from reports.text.zones import Zone

# From the method: a report of more figures is a table; its first ones are kept.
MOST_QUANTITIES = 200
# From the method: of a text of nothing but numbers the first ones are looked at.
MOST_NUMBERS = 2000
_WHOLE = 100.0
_SPENDING = words("spend pay cost earn invest raise borrow owe lose save fetch total donate pledge receive bring")
# Kinds of units that a number without a noun may share with the figure before it.
_COUNTABLE = frozenset(["person", "site", "vehicle", "weapon", "event", "other"])


def find_quantities(parsed: ParsedText, quotes: Sequence[Quote], voices: VoiceMap) -> tuple[Quantity, ...]:
    """Every figure that counts or measures, in text order; dates, ages, ordinals and numbers in names do not."""
    starts = [sentence.span.start for sentence in parsed.sentences]
    drafts = _drafts_in(parsed, starts)
    if not drafts:
        return ()
    long_forms = long_forms_of(parsed.folded)
    for draft in drafts:
        draft.population = None if draft.unit == VOTE and draft.keys else population_of(draft)
        if draft.population is not None:
            inside = draft.reading.doc.char_span(*draft.population, alignment_mode="contract")
            draft.keys = keys_of(inside or (), long_forms)
    link_parts(drafts)
    link_sums(drafts)
    names: dict[int, Sentences] = {}
    return tuple(_finished(draft, parsed, quotes, voices, names) for draft in drafts)


def _drafts_in(parsed: ParsedText, starts: Sequence[int]) -> list[Draft]:
    """The figures of all paragraphs, up to the limits."""
    drafts: list[Draft] = []
    left = MOST_NUMBERS
    for block in parsed.blocks:
        if block.zone is Zone.CAPTION:
            continue
        text = line_of(block, parsed.folded)
        numerals = list(islice(numerals_of(text), left))
        if numerals:
            drafts += _drafts_of(numerals, Reading(block, text), starts)
        left -= len(numerals)
        if len(drafts) >= MOST_QUANTITIES or left <= 0:
            break
    return drafts[:MOST_QUANTITIES]


def _drafts_of(numerals: Sequence[Numeral], reading: Reading, starts: Sequence[int]) -> list[Draft]:
    drafts: list[Draft] = []
    tallied = {numeral.start: pair for pair in tallies_of(reading.text) for numeral in pair}
    for numeral in numerals:
        if numeral.start in tallied:
            drafts.append(_vote(numeral, tallied[numeral.start], reading, starts))
            continue
        draft = _draft_of(numeral, reading, drafts, starts)
        if draft is None:
            continue
        if drafts and _is_second_system(drafts[-1], draft):
            _merge(drafts[-1], draft)
            continue
        drafts.append(draft)
    return drafts


def _vote(numeral: Numeral, pair: tuple[Numeral, Numeral], reading: Reading, starts: Sequence[int]) -> Draft:
    """Votes for or against; the first of a pair are those for."""
    end = numeral.end
    if reading.text.startswith(" votes", end):
        end += len(" votes")
    sentence = _sentence_at(reading.block.span.start + numeral.start, starts)
    draft = Draft(
        reading,
        numeral,
        Counted(VOTE, end),
        Comparator.EQ,
        numeral.start,
        end,
        VOTE,
        numeral.low,
        numeral.high,
        sentence,
    )
    draft.happened = "vote"
    draft.keys = ("for" if numeral.start == pair[0].start else "against",)
    return draft


def _sentence_at(place: int, starts: Sequence[int]) -> int:
    return max(bisect_right(starts, place) - 1, 0)


def _draft_of(numeral: Numeral, reading: Reading, drafts: Sequence[Draft], starts: Sequence[int]) -> Draft | None:
    if is_refused(numeral, reading):
        return None
    first = reading.first_of(numeral.start)
    talked = first.i > 1 and is_about_talk(reading.doc[first.i - 2].lemma_.lower())
    following = reading.at(reading.after(numeral.end))
    lasts = following is not None and (measure_of(following) or "").startswith("time:")
    compared = comparator_of(numeral, reading.text, is_duration=lasts, after_talk=talked)
    counted = _counted(numeral, compared.end, reading)
    if counted is None:
        return None
    sentence = _sentence_at(reading.block.span.start + numeral.start, starts)
    unit = counted.unit or _unit_before(counted, numeral, drafts, sentence)
    if not unit:
        return None
    happened = counted.happened
    if happened is None:
        happened = happening_to(counted.head or reading.last_of(numeral.end)) or _verb_before(compared.start, reading)
    low, high = bounds_of(compared.comparator, numeral)
    end = max(compared.end, counted.end)
    return Draft(
        reading, numeral, counted, compared.comparator, compared.start, end, unit, low, high, sentence, happened
    )


def _counted(numeral: Numeral, end: int, reading: Reading) -> Counted | None:
    """What the number counts: a measure, a noun, or what the words around a bare number tell."""
    if is_of_the_kind(end, reading.text):
        return bare(numeral, end, reading)
    found = measured(numeral, end, reading) or nouned(numeral, end, reading) or bare(numeral, end, reading)
    return found if found is not None and (found.unit or found.needs_unit) else None


def _unit_before(counted: Counted, numeral: Numeral, drafts: Sequence[Draft], sentence: int) -> str:
    """The unit of the figure before, in this sentence or the one before; people first where they act or suffer."""
    near = [draft.unit for draft in reversed(drafts) if draft.sentence >= sentence - 1]
    is_sum = numeral.scale > 1 or numeral.low >= VAGUE_MILLIONS
    if counted.or_unit and is_sum and not counted.of_whole:
        if near and near[0].startswith("money:"):
            return near[0]
        if counted.happened in _SPENDING:
            return next((draft.unit for draft in reversed(drafts) if draft.unit.startswith("money:")), "")
    if numeral.low % 1 and not numeral.is_word and numeral.scale == 1:
        # "52.4 percent against 45.1"; an index stands at 1,790.47; nobody counts parts of people.
        if near and near[0] == "percent" and numeral.low < _WHOLE:
            return near[0]
        return next((unit for unit in near if unit.startswith("other:")), "other:point") if counted.or_unit else ""
    if counted.or_unit in near:
        return counted.or_unit
    return next((unit for unit in near if unit.partition(":")[0] in _COUNTABLE), counted.or_unit)


def _verb_before(start: int, reading: Reading) -> str | None:
    """What the word right before the figure says; the parse of headlines and of words in marks may miss it."""
    words = reading.text[max(start - 20, 0) : start].rstrip(' "').split()
    return happening_before(words[-1].lower()) if words else None


def _is_second_system(first: Draft, second: Draft) -> bool:
    """Whether a measure in brackets says the one before it once more: "100 kilometres (62 miles)"."""
    between = first.reading.text[first.end : second.start]
    if between not in {" (", ", or ", "/", " / ", " or ", "("} and not between.startswith(
        (" (about", " (around", " (some")
    ):
        return False
    return same_measure(first.numeral.low, first.unit, second.numeral.low, second.unit)


def _merge(first: Draft, second: Draft) -> None:
    """One quantity in two systems: the one that is printed first is kept."""
    first.end = second.end
    if first.reading.text[first.end : first.end + 1] == ")":
        first.end += 1


def _finished(
    draft: Draft, parsed: ParsedText, quotes: Sequence[Quote], voices: VoiceMap, named: dict[int, Sentences]
) -> Quantity:
    block = draft.reading.block
    offset = block.span.start
    span = Span(offset + draft.start, offset + draft.end)
    voice = voices.at(span)
    quote = quotes[voice.quote] if voice.quote is not None and voice.quote < len(quotes) else None
    sentence = parsed.sentences[draft.sentence].span if parsed.sentences else block.span
    start, end = sentence.start - offset, sentence.end - offset
    population = _population_span(draft)
    names = named.get(offset)
    if names is None:
        names = named[offset] = Sentences(block.doc.ents)
    counter = counter_of(draft)
    if counter is None and quote is not None and quote.speaker is not None:
        counter = quote.speaker.text
    return Quantity(
        span=span,
        low=draft.low,
        high=draft.high,
        comparator=draft.comparator,
        unit=draft.unit,
        zone=block.zone,
        sentence=draft.sentence,
        voice=voice.voice,
        counted=draft.happened,
        population=population.of(parsed.text) if population else "",
        population_span=population,
        population_keys=draft.keys,
        speaker=voice.speaker,
        counted_by=counter,
        relayed_by=quote.relayed_by if quote else (),
        place=names.place_of(draft, start, end),
        time=names.time_of(draft, start, end),
        part_of=draft.part_of,
        sum_of=tuple(draft.sum_of),
    )


def _population_span(draft: Draft) -> Span | None:
    if draft.population is None:
        return None
    origin = (draft.population_reading or draft.reading).block.span.start
    return Span(origin + draft.population[0], origin + draft.population[1])
