"""Jaro–Winkler: how far two short strings are the same, 0 to 1 (docs/method.md, "Aliases")."""

#: From the measure as published: how many letters of a common beginning count, and how much each adds.
LONGEST_PREFIX = 4
PREFIX_WEIGHT = 0.1


def jaro_winkler(first: str, second: str) -> float:
    """1 for equal strings, 0 for such that share no letter near the same place; the same in both directions."""
    if first == second:
        return 1.0
    jaro = _jaro(first, second)
    prefix = 0
    for left, right in zip(first[:LONGEST_PREFIX], second[:LONGEST_PREFIX], strict=False):
        if left != right:
            break
        prefix += 1
    return jaro + prefix * PREFIX_WEIGHT * (1 - jaro)


def _jaro(first: str, second: str) -> float:
    """The mean of both shares of matched letters and of the share of matches in order."""
    if not first or not second:
        return 0.0
    reach = max(len(first), len(second)) // 2 - 1
    taken = [False] * len(second)
    matched: list[str] = []
    for place, letter in enumerate(first):
        for other in range(max(0, place - reach), min(len(second), place + reach + 1)):
            if not taken[other] and second[other] == letter:
                taken[other] = True
                matched.append(letter)
                break
    if not matched:
        return 0.0
    in_order = [letter for letter, is_taken in zip(second, taken, strict=True) if is_taken]
    moved = sum(left != right for left, right in zip(matched, in_order, strict=True)) / 2
    count = len(matched)
    return (count / len(first) + count / len(second) + (count - moved) / count) / 3
