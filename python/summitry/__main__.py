"""``python -m summitry``: the command."""

import sys

from summitry._command import main

if __name__ == "__main__":
    sys.exit(main())
