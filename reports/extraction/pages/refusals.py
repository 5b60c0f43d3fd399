"""Why there is no report on a page, in the words of the person who brought it (docs/method.md, "Pages")."""

import re

from reports.extraction.documents.values import DocumentRefused
from reports.extraction.pages.blocks import Block
from reports.text import furniture

# Starting values, see docs/method.md, "Pages".
SHORTEST_REPORT = 15
LONGEST_STUB = 60
LONGEST_BEGINNING = 250
CHARACTERS_JUDGED = 20_000

_KINDS = (
    (
        "paywall",
        re.compile(
            r"subscribe (?:now |today )?to (?:read|continue|keep reading|unlock|access|view)|subscribers? only|"
            r"already a "
            r"(?:subscriber|member)|to (?:continue|keep) reading|start your (?:free )?(?:trial|"
            r"subscription)|"
            r"(?:reached|read) your (?:\w+ ){0,3}(?:limit|articles)|log in or subscribe|this (?:article|content|"
            r"story) is "
            r"(?:exclusive|reserved|only)|register to (?:read|continue)|unlock this (?:article|story)",
            re.I,
        ),
        "This page shows only the beginning of the report; the rest is for subscribers. Paste the whole report.",
    ),
    (
        "consent_page",
        re.compile(
            r"before you continue to|we (?:and our (?:\d+ )?partners )?(?:use|value|store)[^.]{0,60}(?:cookies|"
            r"privacy)|"
            r"accept all|manage (?:cookies|consent|preferences|options)|cookie (?:policy|settings|consent)|"
            r"your privacy choices",
            re.I,
        ),
        "This page asks for consent to cookies instead of showing the report. Agree in a browser, then save the page.",
    ),
    (
        "blocked",
        re.compile(
            r"access (?:to this page has been )?denied|are you a (?:robot|human)|verify (?:that )?you are (?:a )?human|"
            r"unusual (?:traffic|activity)|checking your browser|captcha|attention required|request blocked|"
            r"security check",
            re.I,
        ),
        "The site shows a check for robots instead of the report. Open it in a browser, save the page, bring the file.",
    ),
    (
        "needs_script",
        re.compile(
            r"(?:enable|requires?|turn on|activate) java ?script|java ?script is (?:disabled|required|not)", re.I
        ),
        "This page writes its report with a script; the file does not hold it. Save the page once it is shown.",
    ),
    (
        "not_found",
        re.compile(
            r"\b404\b|page (?:you (?:were|are) looking for|(?:can ?not|could not|not) (?:be )?found)|"
            r"no longer available",
            re.I,
        ),
        "The site says that this page does not exist. Look for the report on the site and bring it again.",
    ),
)


def refuse_without_report(blocks: list[Block], body: list[str], page_words: str) -> None:
    """Raise :class:`DocumentRefused` when so few words are left that they are no report."""
    words = sum(furniture.word_count(line) for line in body)
    told = " ".join(block.text for block in blocks)[:CHARACTERS_JUDGED]
    for code, pattern, message in _KINDS:
        # Lines that ask for a subscription never reach the body; the other messages are all that such a page has.
        if code == "paywall":
            found = words < LONGEST_STUB and bool(pattern.search(told))
        else:
            found = words < SHORTEST_REPORT and bool(pattern.search(told or page_words[:CHARACTERS_JUDGED]))
            found = found or (words < LONGEST_STUB and any(pattern.search(line) for line in body))
        if found:
            raise DocumentRefused(code, message)
    if words < SHORTEST_REPORT:
        raise DocumentRefused(
            "no_report",
            "There is no report on this page, or it cannot be told from what surrounds it. "
            "Bring the page of one report, or copy its words and paste them.",
        )


def may_be_cut(blocks: list[Block], body: list[str], *, is_free: bool) -> bool:
    """Whether the page seems to show only the beginning of its report."""
    words = sum(furniture.word_count(line) for line in body)
    if words >= LONGEST_BEGINNING:
        return False
    return not is_free or any(_KINDS[0][1].search(block.text) for block in blocks)
