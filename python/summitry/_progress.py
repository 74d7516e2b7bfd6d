"""A progress bar where someone is watching."""

from __future__ import annotations

import sys

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def progress_bar(documents: Any) -> Any:
    """A bar of tqdm, or None where it is not installed or nobody watches."""
    notebook = "ipykernel" in sys.modules
    watched = notebook or (sys.stderr is not None and sys.stderr.isatty())
    if not watched:
        return None
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return None
    total = len(documents) if hasattr(documents, "__len__") else None
    return tqdm(total=total, unit="document")
