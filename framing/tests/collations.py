"""Utterances for the tests of collation, cut out of texts by their words."""

from framing.analysis.collation.collate import collated
from framing.analysis.collation.values import Statement, Utterance
from reports.text.spans import Span


def said(key: str, text: str, *words: str, number: int = 0, speaker: str | None = "Ada Renn", **kwargs) -> Utterance:
    """A quotation made of the words, which stand in the text."""
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in words or (text,))
    kwargs.setdefault("is_named", speaker is not None)
    return Utterance(key, number, spans, speaker, **kwargs)


def collation_of_texts(texts: dict[str, str], **speakers: str | None) -> tuple[Statement, ...]:
    """The statements of texts that are one quotation each."""
    return collated([said(key, text, speaker=speakers.get(key, "Ada Renn")) for key, text in texts.items()], texts)


def words_of(statement: Statement, key: str) -> str:
    """The words of one witness, joined from the edits."""
    return "".join(edit.texts[key] for edit in statement.edits)
