"""Where somebody spoke: the statement, interview, channel or platform that a sentence names."""

import re
from collections.abc import Sequence

from reports.text.spans import Span

_MEDIA = (
    "statement|interview|speech|press conference|news conference|conference|briefing|tweet|tweets|letter|post|memo|"
    "e-mail|email|report|release|press release|address|message|video|call|phone call|op-ed|column|blog|blog post|rally|"
    "debate|hearing|testimony|article|podcast|town hall|editorial|filing|communique|Telegram channel|account|"
    "(?:Facebook|Instagram|web|fan|official) page"
)
_OCCASION = re.compile(
    r"\b(?:in|on|during|at|via|through|by)(?: (?:a|an|the|his|her|its|their|one|another))?(?: [\w'-]+){0,4}? "
    rf"(?:{_MEDIA})\b"
)
_PLATFORM = re.compile(
    r"\bon (?:X|Twitter|Facebook|Telegram|Instagram|YouTube|WhatsApp|TikTok|Truth Social|CNN|MSNBC|Fox News|NBC|ABC|"
    r"CBS|television|TV|radio|state television|state TV|social media)\b"
)
_LISTENERS = (
    "channel|agency|Agency|newspaper|paper|Gazette|Herald|Tribune|Courier|Chronicle|reporters|journalists|television|TV|radio|network|magazine|website|News|Press|Times|"
    "Post|Reuters|AP|AFP|CNN|BBC|NBC|ABC|CBS|NPR|Journal|Guardian|Politico|Daily|correspondent|audience|crowd|"
    "supporters|lawmakers"
)
_OUTLET = re.compile(
    r"\b(?:channel|agency|newspaper|paper|network|magazine|website|[A-Z][\w'.&-]* (?:television|TV|radio)|Agency|News|"
    r"Press|Times|Post|Reuters|AP|AFP|CNN|BBC|NBC|ABC|CBS|NPR|Journal|Guardian|Politico|Daily|"
    r"Gazette|Herald|Tribune|Courier|Chronicle)\b"
)
# The longest phrase counts: "the NAME television channel" goes on behind "television".
_TOLD = re.compile(rf"\b(?:told|telling|tells)((?: (?:the|a|an))?(?: [\w'.&-]+){{0,6}}? ?(?:(?:{_LISTENERS})\b ?)+)")
LONGEST_WAY = 200


def channel_of(folded: str, sentence: Span, cue: Span, fragments: Sequence[Span]) -> str | None:
    """The words that say where it was said, near the cue and outside the quotation; None when there are none."""
    start, end = max(sentence.start, cue.start - LONGEST_WAY), min(sentence.end, cue.end + LONGEST_WAY)
    if start >= end:
        return None
    for fragment in fragments:
        if fragment.end <= cue.start:
            start = max(start, fragment.end)
        if fragment.start >= cue.end:
            end = min(end, fragment.start)
    words = " ".join(folded[start : max(start, end)].split())
    if match := _TOLD.search(words):
        return match.group(1).strip()
    for pattern in (_OCCASION, _PLATFORM):
        if match := pattern.search(words):
            return match.group()
    return None


def is_outlet(channel: str) -> bool:
    """Whether the words of a channel name a newsroom that was told something: it passed the words on."""
    return bool(_OUTLET.search(channel)) and not _OCCASION.match(channel) and not _PLATFORM.match(channel)
