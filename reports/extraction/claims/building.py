"""Claims from clauses: their spans, slots and everything by which they are compared (docs/method.md, "Claims")."""

from bisect import bisect_left
from collections.abc import Sequence

from reports.extraction.claims.certainty import certainty_of, is_background, is_opinion, polarity_of, predicate_of
from reports.extraction.claims.checks import Source, check_reasons
from reports.extraction.claims.circumstances import Surroundings
from reports.extraction.claims.clauses import Clause, Clauses, Kind, Report
from reports.extraction.claims.people import Subject, Subjects, counted_head, is_person, is_plural, key_of
from reports.extraction.claims.roles import Roles, headline_roles, phrase_of, predicate_range, roles_of
from reports.extraction.claims.terms import Terms
from reports.extraction.claims.tree import Range
from reports.extraction.claims.values import Claim, Slot
from reports.extraction.headline_clauses import HeadlineClause
from reports.extraction.quantities.values import Quantity
from reports.extraction.values import Quote, QuoteKind
from reports.text.cues import STANCE
from reports.text.parse import ParsedText
from reports.text.spans import Span
from reports.text.voice import Voice, VoiceMap
from reports.text.zones import Zone

# Clauses whose subject a later pronoun may stand for.
_LASTING = frozenset([Kind.MAIN, Kind.CONTENT, Kind.COORDINATED])


class Building:
    """What all claims of one text are built with."""

    def __init__(
        self, parsed: ParsedText, quotes: Sequence[Quote], voices: VoiceMap, quantities: Sequence[Quantity]
    ) -> None:
        self.parsed = parsed
        self.quotes = quotes
        self.voices = voices
        ordered = sorted(range(len(quantities)), key=lambda number: quantities[number].span)
        self._places = ordered
        self._starts = [quantities[number].span.start for number in ordered]
        self._quantities = quantities

    def site(self, number: int, clauses: Clauses, terms: Terms, subjects: Subjects, *, late: bool) -> "Site":
        """The builder of the claims of one paragraph."""
        return Site(self, number, clauses, terms, subjects, late=late)

    def quantities_in(self, span: Span) -> tuple[int, ...]:
        """The places of the quantities that lie within a span."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        inside = (self._places[place] for place in range(first, last))
        return tuple(sorted(number for number in inside if self._quantities[number].span.end <= span.end))


class Site:
    """Builds the claims of one paragraph."""

    def __init__(
        self, building: Building, number: int, clauses: Clauses, terms: Terms, subjects: Subjects, *, late: bool
    ) -> None:
        self._building = building
        self._number = number
        self._block = building.parsed.blocks[number]
        self._clauses = clauses
        self._terms = terms
        self._subjects = subjects
        self._late = late
        self._surroundings = Surroundings(clauses)
        self._heard: set[int] = set()
        #: What the rules of headlines make of the paragraph, where it is one.
        self.headline: HeadlineClause | None = None
        self._spoken = {report.cue: building.quotes[report.quote] for report in clauses.reports}

    @property
    def zone(self) -> Zone:
        """The zone of the paragraph."""
        return self._block.zone

    def _roles(self, head: int) -> Roles:
        found = self.headline
        if found is None or found.verb_token != head:
            return roles_of(self._clauses, head)
        read = roles_of(self._clauses, head) if self._clauses.tree.is_verbal(head) else None
        return headline_roles(self._clauses.tree, found, read)

    def claim(self, clause: Clause, sentence: int, bounds: Range, closing: Range | None = None) -> Claim:
        """The claim that a clause makes; ``closing`` is who said the sentence where no quotation holds it."""
        tree, clauses = self._clauses.tree, self._clauses
        roles = self._roles(clause.head)
        verbs = predicate_of(clauses, clause.head, roles.deed)
        source = self._source(clause, closing)
        span = self._span(clause.bounds)
        agent, patient = self._fillers(clause, roles, bounds)
        found = self._surroundings.of(clause.head, bounds, roles.patient)
        quantities = self._building.quantities_in(span)
        reported = source.voice is not Voice.OWN
        return Claim(
            span=span,
            zone=self._block.zone,
            sentence=sentence,
            block=self._number,
            voice=source.voice,
            predicate=self._slot(predicate_range(tree, roles), self._terms.lemma_of(roles.deed)),
            quote=source.quote,
            speaker=source.speaker,
            attributed_by=source.attributed_by,
            stance=source.stance,
            event=roles.event,
            agent=agent,
            patient=patient,
            place=self._at(found.place),
            time=self._slot(*found.time) if found.time else None,
            cause=self._at(found.cause),
            certainty=certainty_of(tree, verbs, source.cue),
            polarity=polarity_of(tree, verbs, source.cue),
            quantities=quantities,
            check_reasons=check_reasons(
                number=bool(quantities), event=roles.event, acts_on=_both(agent, patient), source=source
            ),
            terms=self._terms.terms_in(clause.bounds),
            names=self._terms.names_in(clause.bounds),
            is_opinion=is_opinion(tree, clause.bounds, verbs),
            is_background=is_background(tree, clause.bounds, verbs, late=self._late, reported=reported),
        )

    def _fillers(self, clause: Clause, roles: Roles, sentence: Range) -> tuple[Slot | None, Slot | None]:
        """Agent and patient; whoever is the subject may be meant by a later pronoun."""
        agent = self._role(roles.agent, sentence, acts=True)
        patient = self._role(roles.patient, sentence, acts=False)
        if clause.kind in _LASTING:
            self._learn(roles.agent if roles.agent is not None else roles.patient, agent or patient)
        return agent, patient

    def _source(self, clause: Clause, closing: Range | None) -> Source:
        """Whose claim it is: that of a quotation, of a reporting word around it, of the sentence's end, or nobody's."""
        clauses, head = self._clauses, clause.head
        report = clauses.quote_at[head]
        self._hear(report)
        quote = self._building.quotes[report.quote] if report else None
        frame = clauses.frame_of(head)
        cue = report.cue if report is not None and report.cue is not None else frame
        attributed_by, stance = self._attribution(head, quote, cue)
        speaker = (quote.speaker.name or quote.speaker.text) if quote and quote.speaker else None
        voice = self._building.voices.at(self._span((head, head + 1))).voice
        unheld = quote is None and frame is not None and clause.kind is not Kind.PARTICIPLE
        if closing is not None and speaker is None and attributed_by is None:
            attributed_by = self._span(clauses.tree.trimmed(*closing)).of(self._building.parsed.text)
            speaker, unheld = attributed_by, True
        elif unheld:
            speaker = attributed_by
        if unheld and voice is Voice.OWN and attributed_by is not None:
            voice = Voice.INDIRECT
        anonymous = quote.anonymous if quote else False
        return Source(report.quote if report else None, cue, speaker, attributed_by, stance, voice, anonymous)

    def _attribution(self, head: int, quote: Quote | None, cue: int | None) -> tuple[str | None, str | None]:
        """The words to which a claim is given, and the stance of the reporting word."""
        if quote is None:
            # A report as a whole: "vowed to respond"; or one that the quotations do not hold.
            quote = self._spoken.get(cue if cue is not None else head)
        if quote is not None:
            return (quote.speaker.text if quote.speaker else None), (quote.cue.stance if quote.cue else None)
        if cue is None:
            return None, None
        tree = self._clauses.tree
        subject = tree.child(cue, "nsubj")
        bounds = phrase_of(self._clauses, subject, (0, len(tree))) if subject is not None else (0, 0)
        text = self._span(bounds).of(self._building.parsed.text) if bounds[0] < bounds[1] else None
        return text, STANCE.get(tree.lemmas[cue])

    def _span(self, bounds: Range) -> Span:
        tree, offset = self._clauses.tree, self._block.span.start
        last = bounds[1] - 1
        return Span(offset + tree.starts[bounds[0]], offset + tree.starts[last] + len(tree.texts[last]))

    def _slot(self, bounds: Range, key: str) -> Slot:
        span = self._span(bounds)
        return Slot(span, span.of(self._building.parsed.text), key)

    def _at(self, found: "tuple[Range, int] | None") -> Slot | None:
        if found is None:
            return None
        return self._slot(found[0], key_of(self._clauses.tree, self._terms, found[1], acts=False))

    def _opening(self, head: int) -> int:
        """Where the part of the headline begins in which a word stands; the parse may hang the verb on its noun."""
        parts = (self.headline.actor, self.headline.target) if self.headline is not None else ()
        return next((part[0] for part in parts if part is not None and part[0] <= head < part[1]), 0)

    def _role(self, head: int | None, sentence: Range, *, acts: bool) -> Slot | None:
        """The slot of a role; a pronoun has the key of what it stands for, or none."""
        if head is None:
            return None
        start, end = phrase_of(self._clauses, head, sentence)
        start = max(start, self._opening(head))
        if start >= end:
            return None
        if (named := self._terms.name_at.get(head)) is not None:
            start, end = min(start, named[0]), max(end, named[1])
        tree = self._clauses.tree
        counted = counted_head(tree, head)
        if tree.pos[counted] == "PRON":
            return self._slot((start, end), self._subjects.meant(tree.words[counted], self._number))
        return self._slot((start, end), key_of(tree, self._terms, head, acts=acts))

    def _hear(self, report: Report | None) -> None:
        """Take note of who speaks: in reported words a pronoun is mostly the speaker."""
        if report is None or report.cue is None or report.quote in self._heard:
            return
        self._heard.add(report.quote)
        tree = self._clauses.tree
        subject = tree.child(report.cue, "nsubj")
        if subject is not None and self._building.quotes[report.quote].kind is not QuoteKind.DIRECT:
            self._learn(subject, self._role(subject, (0, len(tree)), acts=True))

    def _learn(self, head: int | None, slot: Slot | None) -> None:
        if head is None or slot is None or self._clauses.tree.pos[head] == "PRON":
            return
        tree = self._clauses.tree
        self._subjects.learn(Subject(slot.key, self._number, is_person(tree, head), is_plural(tree, head)))


def _both(agent: Slot | None, patient: Slot | None) -> bool:
    """Whether it is known who did it and to whom."""
    return bool(agent and agent.key and patient and patient.key)
