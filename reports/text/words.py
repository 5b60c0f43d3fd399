"""The distinct words of a text, by which the texts that can contain a term are looked up."""

import re

from reports.text.flattened import flattened

#: A run of letters and digits: where the matcher sees a side of a word, a run ends.
RUN = re.compile(r"[^\W_]+")
# Longer runs are data, not words; the index holds entries of this length at most.
LONGEST_WORD = 80


def distinct_words(text: str) -> list[str]:
    """The words as the matcher reads them (folded, in lower case, nothing invisible), each once, in alphabetical order.

    A text without one of a form's words cannot contain the form.
    """
    return sorted({word[:LONGEST_WORD] for word in RUN.findall(flattened(text).text)})
