"""What each kind of evidence weighs (docs/method.md, "Stories"); fitted with ``manage.py fit_grouping``."""

# Shares of the likeness of two reports whose words are read.
WORDS = 1.0
PAIRS = 1.0
LEADS = 1.0
MEANING = 0.5
# What shared quotations add, reached with so many rows of words.
QUOTATIONS = 0.1
MANY_QUOTED = 8.0
# Reports in two languages, or in one that has no model here: names and numbers alone, weighed so.
NAMES = 0.7

# Reports up to so many hours apart are as near as can be; then likeness fades down to a rest.
GRACE_HOURS = 48.0
FADING_HOURS = 72.0
LEAST_FADING = 0.8

#: Mean likeness of two groups from which they are one story.
ONE_STORY_FROM = 0.24
