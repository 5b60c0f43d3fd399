"""What a changed wording touches: who acts, with whose help, how surely, how many (docs/method.md)."""

from collections.abc import Sequence

from framing.analysis.collation.tokens import NUMBER_WORDS, Token, norm_of

_WORDS = {
    "sponsor": """
        backed sponsored supported funded financed aligned affiliated linked allied trained armed equipped tied run led
        controlled proxy proxies
    """,
    "negation": """
        not no never none nor neither nothing nobody nowhere without cannot dont doesnt didnt isnt arent wasnt werent
        wont cant couldnt wouldnt shouldnt hasnt havent hadnt
    """,
    "modal": "may might could would should must can shall will ought need cannot cant couldnt wouldnt shouldnt wont",
    "hedge": """
        allegedly reportedly apparently seemingly supposedly presumably likely unlikely probably possibly perhaps maybe
        alleged suspected purported appears appear appeared seems seem seemed suggests suggest suggested believed
        potentially largely partly somewhat almost nearly
    """,
    "quantifier": """
        all some many much most several few fewer every each any both more less least half dozens scores hundreds
        thousands millions numerous multiple only
    """,
    "number": "hundred thousand million billion trillion percent dozen",
}
_ACTORS = """
    government governments regime regimes militia militias army armies military troops soldiers forces police rebels
    fighters militants terrorists gunmen insurgents separatists protesters demonstrators group groups party parties
    ministry minister president opposition coalition officials authorities settlers migrants refugees workers union
    unions company companies
"""
_KINDS = {kind: frozenset(map(norm_of, words.split())) for kind, words in {**_WORDS, "actor": _ACTORS}.items()}
#: "One" is a pronoun as often as a number.
_NUMBERS = frozenset(NUMBER_WORDS) - {"one"}
ORDER = ("actor", "sponsor", "negation", "modal", "hedge", "quantifier", "number")


def touches_of(witnesses: Sequence[Sequence[Token]]) -> tuple[str, ...]:
    """The kinds of words that some witnesses have in the stretch and others have not."""
    found = [{token.norm: token for token in tokens} for tokens in witnesses]
    everywhere = set.intersection(*(set(tokens) for tokens in found)) if found else set()
    changed = {norm: token for tokens in found for norm, token in tokens.items() if norm not in everywhere}
    touched = {kind for token in changed.values() for kind in _kinds_of(token)}
    return tuple(kind for kind in ORDER if kind in touched)


def _kinds_of(token: Token) -> set[str]:
    kinds = {kind for kind, words in _KINDS.items() if token.norm in words}
    low = token.core.lower()
    if token.norm.lstrip("$€£¥")[:1].isdigit() and (low in _NUMBERS or token.core[-1:].isdigit() or low[:1].isdigit()):
        kinds.add("number")
    # The capital at the start of a sentence proves nothing.
    if token.is_capitalised and not token.opens and low != "i" and not kinds:
        kinds.add("actor")
    return kinds
