"""``python -m reports.extraction.documents``: the child process of :class:`reports.services.readers.Reader`."""

import sys

from reports.extraction.documents.serving import main

if __name__ == "__main__":
    main(sys.argv[1:])
