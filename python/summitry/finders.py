"""Values alone, for those who want nothing else."""

from __future__ import annotations


from summitry import _summitry
from summitry.values import Found, Span

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["find_numbers", "find_ordinals"]


def _found(text: str, parts: list[tuple[Any, int, int]], value: Callable[[Any], Any]) -> list[Found]:
    return [Found(value(v), Span(start, end), text[start:end]) for v, start, end in parts]


def find_numbers(text: str, language: str) -> list[Found]:
    """The numbers in a text, in order, as ``decimal.Decimal``: in digits, in words and in both.

    >>> import summitry
    >>> [str(found.value) for found in summitry.find_numbers("deux accords et 1,5 million", "fr")]
    ['2', '1500000']
    """
    from decimal import Decimal

    return _found(text, _summitry.find_numbers(text, language), Decimal)


def find_ordinals(text: str, language: str) -> list[Found]:
    """The ordinals in a text, in order: in digits, in words and in roman numerals.

    >>> import summitry
    >>> [found.value for found in summitry.find_ordinals("le XIXe Sommet et la deuxième réunion", "fr")]
    [19, 2]
    """
    return _found(text, _summitry.find_ordinals(text, language), int)
