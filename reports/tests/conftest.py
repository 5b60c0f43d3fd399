"""Fixtures of the reports tests."""

import pytest

from reports.text.parse import Parser, load_parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The language model, loaded once: it takes two seconds."""
    return load_parser()
