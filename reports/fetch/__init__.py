"""The one door to the network: every address that Parallax asks for is asked for here, with every limit there is."""

from reports.fetch.fetching import fetch
from reports.fetch.targets import host_of, is_private_host
from reports.fetch.values import AGENT, FEEDS, PAGES, ROBOTS, Accept, Fetched, FetchFailed, FetchRefused
from reports.fetch.wire import refuse_private

__all__ = [
    "AGENT",
    "FEEDS",
    "PAGES",
    "ROBOTS",
    "Accept",
    "FetchFailed",
    "FetchRefused",
    "Fetched",
    "fetch",
    "host_of",
    "is_private_host",
    "refuse_private",
]
