"""Lists of words as they are written in code."""


def words(text: str) -> frozenset[str]:
    """The words of a text, once each."""
    return frozenset(text.split())
