"""The one way back from what was written to what is made of it."""

from django.dispatch import Signal

#: A revision was stored and its transaction committed or about to be; carries ``revision_id``.
revision_stored = Signal()
