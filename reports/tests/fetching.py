"""The network as a dictionary: what stands at which address, for tests that are not about the network."""

from collections.abc import Callable
from typing import Any

import pytest

from reports.fetch import PAGES, Accept, Fetched, FetchRefused
from reports.fetch.resolving import Resolver, system_resolver

#: Bytes of a page, a whole answer, an error to raise, or a function of what was asked.
Told = bytes | Fetched | Exception | Callable[[dict[str, Any]], Any]


class FetchFake:
    """Stands in for :func:`reports.fetch.fetch`; ``asked`` holds what was asked for. What is not told is not found."""

    def __init__(self, pages: dict[str, Told] | None = None) -> None:
        self.pages: dict[str, Told] = dict(pages or {})
        self.asked: list[str] = []
        self.calls: list[dict[str, Any]] = []

    def __call__(
        self,
        address: str,
        *,
        etag: str = "",
        last_modified: str = "",
        accept: Accept = PAGES,
        may_be_private: bool = True,
        may_follow: Callable[[str], None] | None = None,
        resolver: Resolver = system_resolver,
    ) -> Fetched:
        call = {
            "address": address,
            "etag": etag,
            "last_modified": last_modified,
            "accept": accept,
            "may_be_private": may_be_private,
        }
        self.asked.append(address)
        self.calls.append(call)
        told = self.pages.get(address)
        if callable(told) and not isinstance(told, Exception):
            told = told(call)
        if told is None:
            raise FetchRefused("not_found", "There is no page at this address.", status=404)
        if isinstance(told, Exception):
            raise told
        if isinstance(told, Fetched):
            if may_follow is not None and told.final_address != address:
                may_follow(told.final_address)
            return told
        return answer(address, told)

    def page(self, address: str, payload: bytes, **changes: Any) -> None:
        """Put an answer at that address."""
        self.pages[address] = answer(address, payload, **changes)


def answer(address: str, payload: bytes = b"", **changes: Any) -> Fetched:
    """A plain answer, changed in these fields."""
    fields = {
        "final_address": address,
        "permanent_address": address,
        "status": 200,
        "media_type": "text/html",
        "charset": "utf-8",
        "payload": payload,
    }
    return Fetched(address=address, **(fields | changes))


def install(monkeypatch: pytest.MonkeyPatch, pages: dict[str, Told] | None = None) -> FetchFake:
    """A fake in the place of the network for everything that services fetch."""
    fake = FetchFake(pages)
    monkeypatch.setattr("reports.services.hosts.fetch", fake)
    return fake
