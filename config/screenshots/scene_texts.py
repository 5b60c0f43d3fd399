"""Reports that the scene needs beside the demo. Places, people and events are invented."""

from typing import Final

GERMAN: Final = """Hafen von Varga bleibt gesperrt

Die Hafenbehörde von Varga hat das Tor am Dienstag nicht wieder geöffnet. Das teilte eine Sprecherin am Abend mit.

Die Fischer warten seit drei Tagen auf Nachricht. Ein Schiff mit Hilfsgütern liegt weiter vor der Mole."""
ALONE: Final = """Bridge over the Lenne closed for repairs

The road bridge over the Lenne was closed on Monday after engineers found cracks in two of its piers.

"We could not wait another winter," said Ruth Adler, who leads the roads office. Drivers take the ferry until March."""
WAITING: Final = """Ferry company adds a night boat

The Lenne ferry company will run a boat at midnight from Friday. It had asked for the permit in May, it said."""
FAILED: Final = """Night boat on the Lenne begins on Friday

From Friday a boat crosses the Lenne at midnight, too. The company hopes for people who work late in the mills."""
#: A file of rows, one of which cannot be taken.
ROWS: Final = """source,headline,body,published_at
Meridian Courier,Lenne mill takes on forty,"The mill on the Lenne takes on forty people, its owner said.",2026-03-04
Harbour Voice,,,2026-03-05
The Lenne Bulletin,Forty jobs at the mill,"Forty people begin at the mill in May.",2026-03-04
"""
