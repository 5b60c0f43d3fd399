"""What goes wrong on one machine, in words that say what to do."""


class LocalStackError(Exception):
    """The local stack cannot go on; the message names the thing and the fix and needs no traceback."""
