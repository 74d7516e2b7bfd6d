"""To look at rather than to read: pages and notebook cells that show where each record came from.

Pages are one file without scripts or links to other places; everything from the text is escaped.
"""

from __future__ import annotations

from summitry import _summitry
from summitry.extraction import Extraction

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

__all__ = ["render"]


def render(
    extractions: Extraction | Iterable[Extraction],
    path: str | os.PathLike[str] | None = None,
    *,
    title: str = "Records",
) -> str:
    """Writes a page that shows the texts with their records: every underlined word leads to its record, and back.

    It is one file, works without a network and without scripts, follows the reader's light or dark setting, and can be used
    with the keyboard and with a screen reader.

    Args:
        extractions: an extraction or many.
        path: where to write the page.
        title: the page's title.

    Returns:
        The page.

    >>> import summitry
    >>> page = summitry.render(summitry.extract("Le sommet du G7 s’ouvre à Évian."))
    >>> page.startswith("<!DOCTYPE html>")
    True
    """
    if isinstance(extractions, Extraction):
        extractions = (extractions,)
    page = _summitry.render([_shown(x) for x in extractions], "d", title)
    if path is not None:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
    return page


def notebook(extraction: Extraction) -> str:
    """The cell that notebooks show for an extraction."""
    # Several cells are in one page, so that links need names of their own.
    prefix = f"s{hash(extraction) & 0xFFFFFFFF:x}-{id(extraction) & 0xFFFFFF:x}-"
    return _summitry.render([_shown(extraction)], prefix)


def _shown(x: Extraction) -> tuple[_summitry.Extraction, str | None, str | None]:
    return x._native, x._counted_text(), None if x.error is None else x.error.reason
