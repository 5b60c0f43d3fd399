"""The memory of a process that answers requests."""

import gc

import pytest

from framing.serving import MOST_NEW_OBJECTS, spare_the_collector


@pytest.fixture
def collector():
    """The collector as it was, whatever a test makes of it."""
    thresholds = gc.get_threshold()
    yield gc
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_what_is_loaded_is_left_out_of_later_collections(collector):
    spare_the_collector()

    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] == MOST_NEW_OBJECTS


def test_rings_of_objects_are_still_found(collector):
    spare_the_collector()
    ring: list[object] = []
    ring.append(ring)
    del ring

    assert gc.collect() >= 1
