"""Work that services ask for; the receivers turn each into a task after the commit."""

from django.dispatch import Signal

#: Carries ``run_id`` of a queued analysis.
analysis_requested = Signal()
#: Carries ``run_id`` of a finished analysis whose text is its report's newest again.
standing_again = Signal()
#: Carries ``article_id`` of a report that waits for its place in a story and is not analysed.
placing_requested = Signal()
#: Carries ``story_id`` of a story whose reports changed or were analysed anew.
comparison_requested = Signal()
#: Carries ``check_id`` of an entry whose examples wait to be judged.
check_requested = Signal()
#: Carries ``run_ids`` of queued analyses that one worker does one after the other.
rescoring_requested = Signal()
#: Carries ``measurement_id`` of a release whose symmetry is to be measured.
symmetry_requested = Signal()
#: Carries ``dry_run_id`` of a changed lexicon that is tried on the stored reports.
dry_run_requested = Signal()
#: The labels of a story are to be counted anew; carries ``story_id``.
label_count_requested = Signal()
