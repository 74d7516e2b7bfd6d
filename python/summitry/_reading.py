"""How the fields of records are read and written, by what they are annotated with."""

from __future__ import annotations

from summitry import vocabulary
from summitry.values import Date, DateInterval, Duration, edtf

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import decimal
    from collections.abc import Callable
    from typing import Any

# How a field's value is read: from JSON that the core wrote, and from what a person gives.


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected str, found {type(value).__name__}")
    return value


def count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"expected int, found {type(value).__name__}")
    if value < 0:
        raise ValueError(f"expected a whole number from 0, found {value}")
    return value


def flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"expected bool, found {type(value).__name__}")
    return value


def decimal_number(value: Any) -> decimal.Decimal:
    from decimal import Decimal, InvalidOperation

    if isinstance(value, float):
        value = repr(value)
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"expected a decimal number, found {value!r}") from None
    if not number.is_finite():
        raise ValueError(f"expected a finite number, found {value!r}")
    return number


def parties(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        raise TypeError("expected a list of codes, found str")
    return tuple([text(party) for party in value])


def date(value: Any) -> Date:
    return value if type(value) is Date else Date(edtf(value))


def interval(value: Any) -> DateInterval:
    return value if type(value) is DateInterval else DateInterval(edtf(value))


def duration(value: Any) -> Duration:
    return value if type(value) is Duration else Duration(text(value))


# Readers that need not check what the core wrote.
KNOWN: dict[Any, Callable[[Any], Any]] = {
    text: lambda value: value,
    count: lambda value: value,
    flag: lambda value: value,
    parties: tuple,
    date: Date._known,
    interval: DateInterval._known,
    duration: Duration._known,
}

# Readers by what their fields are annotated with.
READERS: dict[str, Callable[[Any], Any]] = {
    "str": text,
    "int": count,
    "bool": flag,
    "decimal.Decimal": decimal_number,
    "tuple[str, ...]": parties,
    "Date": date,
    "DateInterval": interval,
    "Duration": duration,
}


def maker(read: Any) -> Any:
    """How the core makes the value that ``read`` reads: a vocabulary's words, something to call with the text, or None."""
    if isinstance(read, type):
        return {str(word): word for word in read}  # type: ignore[attr-defined]
    if read is decimal_number:
        from decimal import Decimal

        return Decimal
    if read in (date, interval, duration):
        from functools import lru_cache

        # The same dates come again and again, and can't be changed.
        return lru_cache(maxsize=4096)(KNOWN[read])
    return None


def reader(annotation: str) -> Callable[[Any], Any]:
    name = annotation.removesuffix(" | None")
    # Any other is a vocabulary, which reads its words itself.
    return READERS[name] if name in READERS else getattr(vocabulary, name)  # type: ignore[no-any-return]


def plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, (int, str)):
        return value if isinstance(value, int) else str(value)
    # Decimals without an exponent, as the core writes and reads them.
    return format(value, "f")
