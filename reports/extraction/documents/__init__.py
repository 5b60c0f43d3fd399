"""PURE: the bytes of a file in, one document out; every format a newsroom is sent."""
