"""Loaded wording that the lexicon does not hold yet: proposed with reasons, never counted."""
