"""Which of the links of a referent are worth showing."""

from framing.analysis.labels.values import LabelTable
from framing.analysis.referents.values import Referent, ReferentLink

# Links that are kept of one referent, the surest ones: nobody reads more of them.
MOST_LINKS = 40


def strongest_links(referent: Referent, table: LabelTable | None) -> list[ReferentLink]:
    """The links that tell why other words or another report speak of the referent, the surest first."""
    cells = table.cells if table else {}
    label = {place: use.key for cell in cells.values() for use in cell for place in use.mentions}
    telling = [
        link
        for link in referent.links
        if link.first.key != link.second.key or label.get(link.first) != label.get(link.second)
    ]
    return sorted(telling, key=lambda link: (-link.confidence, link.first, link.second, link.tie))[:MOST_LINKS]
