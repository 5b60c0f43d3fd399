"""The ways back from what was written to what is made of it."""

from django.dispatch import Signal

#: A revision was stored and its transaction committed or about to be; carries ``revision_id``, and ``is_again`` as true
#: where it was stored before and is its report's newest text again.
revision_stored = Signal()
#: An editor put right what is said in a report; carries ``revision_id`` of the newest text of that report.
quotes_corrected = Signal()
#: An editor put right which part of a report is what; carries ``revision_id`` of its newest text.
zones_corrected = Signal()
#: The time of publication of a report was put right; carries ``story_id``.
publication_corrected = Signal()
#: A primary text was attached or withdrawn; carries ``story_id``.
primary_texts_changed = Signal()
#: Two outlets turned out to be one; carries ``story_ids`` whose reports have another source now.
sources_merged = Signal()
#: A delivered piece waits to be fetched or read; carries ``item_id``.
item_waiting = Signal()
#: Rows of a batch wait to be read; carries ``delivery_id``.
rows_waiting = Signal()
#: A feed waits to be polled; carries ``feed_id``.
feed_due = Signal()
#: Asks who worked on a text since it was stored; carries ``article_id`` and ``revision_id``. A receiver answers with
#: words for it ("a reader disputes a mark in it"), or with nothing.
work_asked_for = Signal()
#: A report or a text of it was taken out again; carries ``story_id``.
report_taken_out = Signal()
#: Reports were moved between stories, or stories were merged; carries ``story_ids`` of all that they concern.
stories_changed = Signal()
#: One story becomes part of another, where its reports stand already; carries ``into_id``, ``merged_id`` and ``by``. A
#: receiver answers with rows for the log that tell what it took along, and may refuse the merge.
stories_merging = Signal()
#: That is being taken back; carries ``story_id`` of the story that was left, ``details`` of the log and ``by``.
merge_taken_back = Signal()
#: A newest text waits to be compared with all others, since it may repeat one; carries ``revision_id``.
copies_waiting = Signal()
#: Other stretches of these reports than before count in another report; carries ``article_ids``.
copies_changed = Signal()
