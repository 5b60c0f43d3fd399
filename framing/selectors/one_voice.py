"""Whose text it is that several reports print: what stands in one text is one voice, however many outlets print it."""

from collections.abc import Sequence
from dataclasses import dataclass

from framing.selectors.reports import Report
from framing.selectors.wire import Partner, covered
from reports.text.spans import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A report with the places in its body where it says a thing."""

    report: Report
    spans: tuple[Span, ...]


def tellers_of(sayings: Sequence[Said]) -> list[Report]:
    """For each of the reports the one in whose text it says the thing: itself, where any of its words are its own."""
    by_article = {said.report.article.pk: said.report for said in sayings}
    parents = {said.report.article.pk: _printed(said, set(by_article)) for said in sayings}
    return [by_article[_first(said.report.article.pk, parents)] for said in sayings]


def one_text_in_words(sayings: Sequence[Said]) -> str:
    """“Both print Northgate Wire’s text” where all say it in one text; empty where two have words of their own."""
    tellers = tellers_of(sayings)
    if len(sayings) < 2 or len({teller.article.pk for teller in tellers}) > 1:
        return ""
    name = _name_of(tellers[0], sayings)
    return f"{'Both' if len(sayings) == 2 else 'All'} print {f'{name}’s' if name else 'the same'} text"


def _printed(said: Said, others: set[int]) -> int | None:
    """The report whose text holds every place of this one, and counts there."""
    if not said.spans:
        return None
    counting = (one for one in said.report.wire.partners if one.is_counted_there and one.article in others)
    return next((one.article for one in counting if _holds(one, said.spans)), None)


def _holds(partner: Partner, spans: Sequence[Span]) -> bool:
    """Whether most of the words of each place stand in the other report, too."""
    return all(2 * covered(span, partner.spans) >= len(span) for span in spans)


def _first(article: int, parents: dict[int, int | None]) -> int:
    """The way from a copy of a copy to what counts; rows that were turned meanwhile are no circle."""
    seen = {article}
    while (parent := parents[article]) is not None and parent not in seen:
        seen.add(parent)
        article = parent
    return article


def _name_of(teller: Report, sayings: Sequence[Said]) -> str:
    """The agency whose text it is, as its own report or a copy of it tells; empty where nobody says so."""
    told = [said.report.wire.agency for said in (Said(teller, ()), *sayings) if said.report.wire.is_copy]
    return next(iter(told), teller.source.name if teller.source.is_agency else "")
