"""Values alone, for those who want nothing else."""

from __future__ import annotations

from summitry import _summitry
from summitry.values import DateInterval, Found, Money, Percentage, Span, edtf

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable
    from typing import Any

__all__ = ["find_dates", "find_money", "find_numbers", "find_ordinals", "find_percentages"]


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


def find_money(text: str, language: str) -> list[Found]:
    """The amounts of money in a text, in order.

    >>> import summitry
    >>> [found.value for found in summitry.find_money("plus de 94,8 milliards de dollars", "fr")]
    [Money(USD, 94800000000, bound='more_than')]
    """
    return _found(text, _summitry.find_money(text, language), lambda parts: Money._of(*parts))


def find_percentages(text: str, language: str) -> list[Found]:
    """The percentages in a text, in order: levels, and changes with their sign.

    >>> import summitry
    >>> [found.value for found in summitry.find_percentages("une baisse de 3,5 %", "fr")]
    [Percentage(-3.5, change=True)]
    """
    return _found(text, _summitry.find_percentages(text, language), lambda parts: Percentage._of(*parts))


def find_dates(text: str, language: str, reference: str | datetime.date | None = None) -> list[Found]:
    """The dates in a text, in order, as intervals (a single date is the interval of itself).

    Relative ones are resolved against ``reference``; without it their value is None.

    >>> import summitry
    >>> found = summitry.find_dates("mardi, puis du 16 au 18 juin 2025", "fr", reference="2025-06-12")
    >>> [(f.text, f.value) for f in found][1]
    ('du 16 au 18 juin 2025', DateInterval('2025-06-16/2025-06-18'))
    """
    known = None if reference is None else edtf(reference)

    def interval(named: str | None) -> DateInterval | None:
        return None if named is None else DateInterval._known(named)

    return _found(text, _summitry.find_dates(text, language, known), interval)
