"""The ways back from what was written to what is made of it."""

from django.dispatch import Signal

#: A revision was stored and its transaction committed or about to be; carries ``revision_id``.
revision_stored = Signal()
#: An editor put right what is said in a report; carries ``revision_id`` of the newest text of that report.
quotes_corrected = Signal()
#: The time of publication of a report was put right; carries ``story_id``.
publication_corrected = Signal()
#: A primary text was attached or withdrawn; carries ``story_id``.
primary_texts_changed = Signal()
