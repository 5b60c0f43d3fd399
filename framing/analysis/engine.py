"""Which engine computed a figure: the code's own version and the digests of the models that it read with."""

import hashlib

#: Raised with every change that can change an analysis; stored figures keep the name of the engine that made them.
VERSION = "0.6.0"


def engine_version(model_digest: str, encoder_digest: str, candidates_digest: str | None = None) -> str:
    """The name that every stored figure carries, e.g. ``0.2.0+6e3f110af03c``.

    The digests are those of the language model, of the sentence model that claims are compared with, and of the
    candidate model, None where candidates are switched off.
    """
    digests = " ".join(filter(None, [model_digest, encoder_digest, candidates_digest]))
    return f"{VERSION}+{hashlib.sha256(digests.encode()).hexdigest()[:12]}"
