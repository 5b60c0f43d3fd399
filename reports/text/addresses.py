"""Web addresses as names of pages: what of them tells pages apart, and what only tells where a reader came from."""

import hashlib
import re
from urllib.parse import urlsplit

#: Parameters that count readers and change no page, under names that mean nothing else: campaigns, clicks, newsletters.
_TRACKING = re.compile(
    r"(?:utm_\w*|pk_(?:campaign|kwd|source|medium|content)|mtm_\w+|hsa_\w+|mc_[ce]id|fbclid|gclid|gclsrc|dclid|gbraid|"
    r"wbraid|msclkid|twclid|ttclid|yclid|igshid|igsh|li_fat_id|wt_?mc\w*|wt\.mc\w*|xtor|at_(?:medium|campaign|link_\w+|"
    r"custom\d|format)|cmpid|ncid|ocid|smid|sref|ref_src|ref_url|_ga|_gl|_hs(?:enc|mi|fp)|__hs\w+|vero_\w+|oly_\w+|s_cid|"
    r"icid|guccounter|guce_\w+|tblci|taid|mkt_tok|mibextid|sfnsn)",
    re.IGNORECASE,
)
#: The same under names that may mean something else, told by their value.
_CAME_FROM = re.compile(
    r"(?:ref|src|source|from|partner|via|cmp|feed|output)="
    r"(?:rss|atom|feed|rss[-_]?feed|twitter|facebook|newsletter|email|whatsapp|telegram|googlenews|google_news|share)",
    re.IGNORECASE,
)
LONGEST_KEY = 500


def address_key(address: str) -> str:
    """A key that two addresses of one page share: without scheme, ``www.``, fragment, tracking, last slash.

    It is for comparing, not for asking; an address that cannot be taken apart is its own key.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").removeprefix("www.").removesuffix("."), parts.port
    except ValueError:
        return _short(address.strip())
    if not host:
        return _short(address.strip())
    kept = [pair for pair in parts.query.split("&") if pair and not _is_tracking(pair)]
    where = host if port in (None, 80, 443) else f"{host}:{port}"
    path = parts.path.rstrip("/")
    return _short(where + path + (f"?{'&'.join(sorted(kept))}" if kept else ""))


def _is_tracking(pair: str) -> bool:
    return bool(_TRACKING.fullmatch(pair.partition("=")[0]) or _CAME_FROM.fullmatch(pair))


def _short(key: str) -> str:
    """The key, or its digest when it is longer than the column that keeps it."""
    return key if len(key) <= LONGEST_KEY else "sha256:" + hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
