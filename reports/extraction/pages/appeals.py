"""Paragraphs in which a site speaks to its readers about itself (docs/method.md, "Pages"); each takes a folded line."""

import re

from reports.text import furniture

# Starting value, see docs/method.md, "Pages".
LONGEST_PAGE_APPEAL = 70

_ASKING = (
    r"(?:please (?:subscribe|sign|log|register|enable|disable|click|consider|support|read our|note that we|see our)\b|"
    r"to (?:read|view|see|continue|receive|get|comment|support|join|subscribe|sign|contact)\b|get\b|sign (?:up|in)|"
    r"subscribe|register|join\b|follow\b|click|tap\b|download|start your|if you|already\b|don't miss|want\b|like what|"
    r"like this|like us|support\b|become\b|help us|have (?:a|you|something)\b|got (?:a|something)\b|send\b|"
    r"submit|e-?mail\b|"
    r"contact\b|reach\b|for (?:more|the latest|all the latest|free)\b|tell us|let (?:us|our)|read our|"
    r"read the full|listen\b|"
    r"watch\b|buy\b|save\b|try\b|unlock|enjoy|log ?in|create (?:a|an|your)|share\b|stay\b|keep up|never miss|receive|"
    r"our (?:free|daily|weekly|newsletter)|the best of|you can (?:also )?(?:follow|sign|subscribe|support|"
    r"listen|read more)|"
    r"there's plenty|this (?:newsletter|article is (?:free|exclusive|for|only|the copyrighted))|first-time subscri|"
    r"subscribers\b|not a (?:member|subscriber)|you (?:have|'ve) (?:reached|read|\d)|thanks? (?:you )?for)"
)
_ASKS = re.compile(rf"[^\w\"']*{_ASKING}", re.IGNORECASE)
_SITE_MATTER = re.compile(
    r"\b(?:newsletters?|in-?box|subscrib\w+|subscription|sign(?:ing)? up|sign in|log ?in|logged in|mailing list|"
    r"podcast app|"
    r"our app|the app|news app|(?:on|via) (?:twitter|facebook|instagram|whatsapp|telegram|linkedin|youtube|tiktok|x|"
    r"google news|apple podcasts|spotify|itunes)|twitter @|@\w{3,}|premium|paywall|full (?:story|article|access)|"
    r"our (?:journalism|reporting|journalists|work|website|coverage|community|readers|reporters|comments?)|"
    r"your (?:e-?mail|inbox|letterbox|comment|letter|story|stories|thoughts|subscription|account|free)|"
    r"letters? to the editor|news tips?|story idea|click here|this link|register(?:ed)? (?:now|for free|today))\b"
    r"|[\w.+-]+@[\w-]+\.\w",
    re.IGNORECASE,
)
_ABOUT_ITSELF = re.compile(
    r"(?:we may (?:earn|receive|get)|we (?:earn|use) (?:a commission|income|affiliate)|"
    r".{0,80}\b(?:affiliate (?:links?|commission|partners?)|earn (?:a|an) (?:\w+ )?commission)\b|"
    r"(?:this|the) (?:article|story|post|page|content|report|copy|material|site|website) (?:contains|"
    r"may contain|includes) "
    r"(?:\w+ )?(?:references|affiliate|links)|this (?:article|content|story|copy|material) is (?:the )?"
    r"(?:copyright|for your personal|protected|owned)|(?:written|prior) permission\b.{0,60}\b(?:reprint|"
    r"reproduc|publish)|"
    r"(?:follow|reach|contact|e-?mail|tweet|write to) (?:him|her|them|me|the (?:author|writer|reporters?)|"
    r"[A-Z]\w+(?: [A-Z][\w-]+){0,2})\b.{0,60}(?:@|\bon (?:twitter|facebook|instagram|x|linkedin)\b|twitter\.com)|"
    r".{0,80}\b(?:may|can) be reached at\b.{0,40}@|"
    r"follow .{2,60} on (?:twitter|facebook|instagram|x|telegram|whatsapp)\b)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"]{12,}\"")


def is_appeal(line: str) -> bool:
    """Whether the paragraph asks the readers for something or tells about the site instead of the world."""
    if furniture.word_count(line) > LONGEST_PAGE_APPEAL or _QUOTED.search(line):
        return False
    return bool(_ABOUT_ITSELF.match(line) or (_ASKS.match(line) and _SITE_MATTER.search(line)))
