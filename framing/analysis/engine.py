"""Which engine computed a figure: the code's own version and the digests of the models that it read with."""

import hashlib

#: Raised with every change that can change an analysis; stored figures keep the name of the engine that made them.
VERSION = "0.3.0"


def engine_version(model_digest: str, candidates_digest: str | None = None) -> str:
    """The name that every stored figure carries, e.g. ``0.2.0+6e3f110af03c``.

    ``candidates_digest`` is that of the candidate model, None where candidates are switched off.
    """
    digests = model_digest if candidates_digest is None else f"{model_digest} {candidates_digest}"
    return f"{VERSION}+{hashlib.sha256(digests.encode()).hexdigest()[:12]}"
