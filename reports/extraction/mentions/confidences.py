"""How far each rule that ties two mentions can be trusted: starting values (docs/method.md, "Mentions")."""

# From the method: links of this confidence or more join a chain.
SURE = 0.75

SAME_NAME = 0.98
OTHER_NAME_OF_STATE = 0.95
SHORT_NAME = 0.9
FIRST_WORDS = 0.8
ACRONYM = 0.97
INITIALS = 0.85
ALSO_KNOWN = 0.95
APPOSITION = 0.9
COPULA = 0.85
REPORTED_COPULA = 0.4
OFFICE = 0.85
SAME_HEAD = 0.85
ADDED_WORDS = 0.78
SAME_WORDS = 0.7
TWO_FIT = 0.5
DEFINITE = 0.78
PRONOUN = 0.85
LAST_SUBJECT = 0.55
THEY = 0.7
