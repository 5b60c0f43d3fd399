"""Requests are answered with room for their frames, and otherwise as without it."""

from django.http import HttpRequest, HttpResponse

from config.frames import ROOM, room_for_frames


def test_the_answer_is_that_of_the_next_in_line() -> None:
    said = HttpResponse("read")

    answered = room_for_frames(lambda request: said)(HttpRequest())

    assert answered is said


def test_the_frame_is_large_enough_to_open_a_chunk_of_its_own() -> None:
    answer = room_for_frames(lambda request: HttpResponse())

    assert answer.__code__.co_stacksize == ROOM  # type: ignore[attr-defined]  # a plain function


def test_every_request_passes_through_it_first(settings) -> None:
    assert settings.MIDDLEWARE[0] == "config.frames.room_for_frames"
