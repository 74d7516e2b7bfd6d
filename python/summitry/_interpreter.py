"""Imported before the native module, which keeps what it knows once a process: only one interpreter of the process can have it."""

from __future__ import annotations


def refuse_others() -> None:
    """Raises ImportError in a subinterpreter: the native module would be shared with the main one, which it is not made for."""
    for name in ("_interpreters", "_xxsubinterpreters"):
        try:
            interpreters = __import__(name)
        except ImportError:
            continue
        if interpreters.get_current() != interpreters.get_main():
            raise ImportError("summitry can't be used in a subinterpreter; use threads, which read without its lock")
        return


refuse_others()
