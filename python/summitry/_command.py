"""The command ``summitry``: the same as the one written in Rust."""

from __future__ import annotations

import signal
import sys

from summitry._summitry import run_command


def main() -> int:
    """Runs the command with the process's arguments and gives its exit status."""
    # Python would only note Ctrl-C, and look at it when the command is done.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run_command(["summitry", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
