"""The queue: ``celery -A config worker`` and ``celery -A config beat``."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_init, worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# Before anything loads numpy: threads that wait for one another in circles take processor time from the other workers.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

app = Celery("parallax")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def load_models_before_forking(**kwargs: Any) -> None:
    """Read the language model once in the parent, so that its children share the memory and answer at once."""
    from framing.services.scoring import warm_up

    warm_up()


@worker_ready.connect
def take_up_what_was_left(sender: Any, **kwargs: Any) -> None:
    """Ask for a sweep as soon as the worker runs: what a killed one left behind need not wait for the clock."""
    from framing.tasks import sweep_task

    sweep_task.delay()
