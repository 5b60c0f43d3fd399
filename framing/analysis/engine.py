"""Which engine computed a figure: the code's own version and the digest of the language model it read with."""

import hashlib

#: Raised with every change that can change an analysis; stored figures keep the name of the engine that made them.
VERSION = "0.2.0"


def engine_version(model_digest: str) -> str:
    """The name that every stored figure carries, e.g. ``0.2.0+6e3f110af03c``."""
    return f"{VERSION}+{hashlib.sha256(model_digest.encode()).hexdigest()[:12]}"
