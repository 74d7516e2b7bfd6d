"""Dates, intervals, durations, and places in a text."""

from __future__ import annotations

from summitry import _summitry

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    import decimal
    from collections.abc import Iterator
    from typing import Any, ClassVar, NoReturn

    from typing_extensions import Self

__all__ = ["Date", "DateInterval", "Duration", "Evidence", "Found", "Money", "Percentage", "Span", "Warning"]


class _Text(str):
    """A string of a checked form."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str.__repr__(self)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self),)

    def __str__(self) -> str:
        return str.__str__(self)

    @classmethod
    def _known(cls, text: str) -> Self:
        # The core has checked it.
        return str.__new__(cls, text)


def _days(first: tuple[int | None, int, int], last: tuple[int | None, int, int]) -> tuple[Any, Any] | None:
    import datetime

    if first[0] is None or last[0] is None:
        return None
    try:
        return datetime.date(*first), datetime.date(*last)  # type: ignore[arg-type]
    except ValueError:  # years before 1
        return None


class Date(_Text):
    """A date as EDTF (ISO 8601-2) writes it: a day, month, season, quarter, half, year, decade or century.

    It is a string, and knows what the string means. An open year is written ``XXXX``; a last ``?``, ``~`` or ``%`` says that the
    source doubts the date, rounds it, or both.

    >>> from summitry import Date
    >>> day = Date("2025-06-17")
    >>> day == "2025-06-17", day.date()
    (True, datetime.date(2025, 6, 17))
    >>> Date("2024-02").interval()
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> Date("XXXX-05-18").year is None
    True
    """

    __slots__ = ()
    __module__ = "summitry"

    def __new__(cls, text: str | datetime.date) -> Date:
        return str.__new__(cls, _summitry.date_parts(edtf(text))[0])

    def date(self) -> datetime.date | None:
        """The day; None where the date names none, or leaves the year open."""
        days = self.interval()
        return days[0] if days and self.granularity == "day" else None

    def interval(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day, both included; None where the year is open (or before the year 1)."""
        parts = _summitry.date_parts(self)
        return _days(parts[6], parts[7])

    @property
    def granularity(self) -> str:
        """The calendar unit that it names: century, decade, year, half, quarter, season, month or day."""
        return _summitry.date_parts(self)[1]

    @property
    def year(self) -> int | None:
        """The year; None where it is open, or the date is coarser than a year."""
        return _summitry.date_parts(self)[2]

    @property
    def month(self) -> int | None:
        """The month from 1 to 12; None where the date is coarser."""
        return _summitry.date_parts(self)[3]

    @property
    def day(self) -> int | None:
        """The day of the month; None where the date is coarser."""
        return _summitry.date_parts(self)[4]

    @property
    def qualification(self) -> str:
        """certain, uncertain, approximate or uncertain_approximate."""
        return _summitry.date_parts(self)[5]


class DateInterval(_Text):
    """The time from a date to a date, both included, as EDTF writes it; one side may be open.

    >>> from summitry import DateInterval
    >>> half = DateInterval("2024-01/2024-06")
    >>> half.start, half.end
    (Date('2024-01'), Date('2024-06'))
    >>> half.interval()
    (datetime.date(2024, 1, 1), datetime.date(2024, 6, 30))
    >>> DateInterval("2013/..").end is None
    True
    """

    __slots__ = ()
    __module__ = "summitry"

    def __new__(cls, text: str | datetime.date) -> DateInterval:
        return str.__new__(cls, _summitry.interval_parts(edtf(text))[0])

    @property
    def start(self) -> Date | None:
        """The date from which it runs; None where that side is open."""
        start = _summitry.interval_parts(self)[1]
        return None if start is None else Date._known(start)

    @property
    def end(self) -> Date | None:
        """The date to which it runs, included; None where that side is open."""
        end = _summitry.interval_parts(self)[2]
        return None if end is None else Date._known(end)

    def interval(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The first and the last day, both included; None for a side that is open or has an open year."""
        start, end = self.start, self.end
        first = start.interval() if start else None
        last = end.interval() if end else None
        return first[0] if first else None, last[1] if last else None

    def date(self) -> datetime.date | None:
        """The day, where the interval is a single day."""
        start = self.start
        return start.date() if start and start == self.end else None


class Duration(_Text):
    """A length of time in calendar units, as ISO 8601 writes it.

    >>> from summitry import Duration
    >>> Duration("P2Y").years
    2
    """

    __slots__ = ()
    __module__ = "summitry"

    def __new__(cls, text: str) -> Duration:
        return str.__new__(cls, _summitry.duration_parts(text)[0])

    @property
    def years(self) -> int:
        """The years."""
        return _summitry.duration_parts(self)[1]

    @property
    def months(self) -> int:
        """The months beside the years."""
        return _summitry.duration_parts(self)[2]

    @property
    def weeks(self) -> int:
        """The weeks."""
        return _summitry.duration_parts(self)[3]

    @property
    def days(self) -> int:
        """The days beside the weeks."""
        return _summitry.duration_parts(self)[4]


def edtf(date: str | datetime.date) -> str:
    """A date as a string: ``datetime.date`` and ``datetime.datetime`` (also pandas') are taken too."""
    if isinstance(date, str):
        return date
    import datetime

    if isinstance(date, datetime.datetime):
        return date.date().isoformat()
    if isinstance(date, datetime.date):
        return date.isoformat()
    raise TypeError(f"date must be str, datetime.date or datetime.datetime, not {type(date).__name__}")


class Frozen:
    """An object whose attributes can't be changed, compared and hashed by them."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} can't be changed; use replace({name}=...)")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} can't be changed")

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self._fields])

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()  # type: ignore[attr-defined]

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), self._values()

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


_set = object.__setattr__


class Span(Frozen):
    """A place in a text, in characters: ``text[span.start:span.end]``; ``end`` is the first character after it.

    >>> from summitry import Span
    >>> span = Span(3, 9)
    >>> "Le sommet d’Astana"[span.slice]
    'sommet'
    >>> span, tuple(span), len(span)
    (Span(3, 9), (3, 9), 6)
    """

    __slots__ = ("end", "start")
    __match_args__ = ("start", "end")
    __module__ = "summitry"
    _fields: ClassVar[tuple[str, ...]] = ("start", "end")

    start: int
    """The first character."""
    end: int
    """The first character after it."""

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"span {start}..{end}; expected 0 <= start <= end")
        _set(self, "start", start)
        _set(self, "end", end)

    @property
    def slice(self) -> slice:
        """The place as a slice: ``text[span.slice]``."""
        return slice(self.start, self.end)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def __iter__(self) -> Iterator[int]:
        yield self.start
        yield self.end

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def __lt__(self, other: Span) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return (self.start, self.end) < (other.start, other.end)

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end})"

    def to_dict(self) -> dict[str, int]:
        """``{"start": ..., "end": ...}``."""
        return {"start": self.start, "end": self.end}


class _Placed(Frozen):
    """Something with a place in the text."""

    __slots__ = ()

    span: Span
    """The words' place in the text."""

    @property
    def start(self) -> int:
        """The first character."""
        return self.span.start

    @property
    def end(self) -> int:
        """The first character after it."""
        return self.span.end


class Evidence(_Placed):
    """The words that a value was read from, and the rule that read them.

    >>> import summitry
    >>> x = summitry.extract("Le sommet du G7 s’ouvre à Évian.")
    >>> evidence = x.summits[0].evidence["series"][0]
    >>> x.text[evidence.start : evidence.end] == evidence.text
    True
    """

    __slots__ = ("rule", "span", "text")
    __match_args__ = ("span", "rule")
    __module__ = "summitry"
    _fields: ClassVar[tuple[str, ...]] = ("span", "rule")

    span: Span
    """The words' place in the text."""
    rule: str
    """The id of the rule: reader, field and manner, such as ``summit.edition.ordinal``."""
    text: str | None
    """The words, where the text is known. They do not count when two are compared."""

    def __init__(self, span: Span, rule: str, text: str | None = None) -> None:
        _set(self, "span", span)
        _set(self, "rule", rule)
        _set(self, "text", text)

    def __repr__(self) -> str:
        words = "" if self.text is None else f"{self.text!r}, "
        return f"Evidence({words}{self.span.start}..{self.span.end}, rule={self.rule!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Evidence, (self.span, self.rule, self.text)

    def to_dict(self) -> dict[str, Any]:
        """The evidence as JSON has it."""
        return {"span": self.span.to_dict(), "rule": self.rule}


class Warning(Frozen):
    """Something that a reader of the records should know: an ambiguous date, an unknown year, two candidates."""

    __slots__ = ("code", "message", "span")
    __match_args__ = ("code", "message", "span")
    __module__ = "summitry"
    _fields: ClassVar[tuple[str, ...]] = ("code", "message", "span")

    code: str
    """A stable code such as ``date.unresolved``."""
    message: str
    """The same in words."""
    span: Span
    """The words that it is about."""

    def __init__(self, code: str, message: str, span: Span) -> None:
        _set(self, "code", code)
        _set(self, "message", message)
        _set(self, "span", span)

    def __repr__(self) -> str:
        return f"Warning({self.code!r}, {self.message!r}, {self.span!r})"


class Found(_Placed):
    """A value found in a text, with its place.

    >>> import summitry
    >>> summitry.find_numbers("deux accords et 1,5 million de tonnes", "fr")
    [Found(Decimal('2'), 'deux', 0..4), Found(Decimal('1500000'), '1,5 million', 16..27)]
    """

    __slots__ = ("span", "text", "value")
    __match_args__ = ("value", "span", "text")
    __module__ = "summitry"
    _fields: ClassVar[tuple[str, ...]] = ("value", "span", "text")

    value: Any
    """The value."""
    span: Span
    """The words' place in the text."""
    text: str
    """The words."""

    def __init__(self, value: Any, span: Span, text: str) -> None:
        _set(self, "value", value)
        _set(self, "span", span)
        _set(self, "text", text)

    def __repr__(self) -> str:
        return f"Found({self.value!r}, {self.text!r}, {self.span.start}..{self.span.end})"


class _Quantity(Frozen):
    """A number with what the text asserts of it, or a range."""

    __slots__ = ("bound", "max", "min", "value")

    value: decimal.Decimal | None
    """The stated number; None for a range."""
    bound: str
    """How the number bounds the real one: a word of :class:`summitry.Bound`; ``exact`` for a range."""
    min: decimal.Decimal | None
    """The lower end of a range."""
    max: decimal.Decimal | None
    """The upper end of a range."""

    def _fill(self, value: str | None, bound: str, least: str | None, most: str | None) -> None:
        from decimal import Decimal

        from summitry.vocabulary import Bound

        _set(self, "value", None if value is None else Decimal(value))
        _set(self, "bound", Bound(bound))
        _set(self, "min", None if least is None else Decimal(least))
        _set(self, "max", None if most is None else Decimal(most))

    def _shown(self) -> str:
        number = f"{self.value:f}" if self.value is not None else f"{self.min:f}..{self.max:f}"
        return number if self.bound == "exact" else f"{number}, bound={str(self.bound)!r}"

    def _parts(self) -> tuple[str | None, str, str | None, str | None]:
        numbers = [None if n is None else str(n) for n in (self.value, self.min, self.max)]
        return numbers[0], str(self.bound), numbers[1], numbers[2]


class Money(_Quantity):
    """An amount of money: a quantity of a currency's main unit."""

    __slots__ = ("currency",)
    __match_args__ = ("value", "currency")
    __module__ = "summitry"
    _fields: ClassVar[tuple[str, ...]] = ("value", "bound", "min", "max", "currency")

    currency: str
    """ISO 4217."""

    @classmethod
    def _of(cls, currency: str, quantity: tuple[str | None, str, str | None, str | None]) -> Money:
        self = cls.__new__(cls)
        self._fill(*quantity)
        _set(self, "currency", currency)
        return self

    def __init__(self) -> None:
        raise TypeError("amounts are made by find_money")

    def __repr__(self) -> str:
        return f"Money({self.currency}, {self._shown()})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Money._of, (self.currency, self._parts())


class Percentage(_Quantity):
    """A percentage: a level (a 10 % tariff), or a change with its sign (a fall of 3.5 %)."""

    __slots__ = ("change", "unit")
    __match_args__ = ("value", "change")
    __module__ = "summitry"
    _fields: ClassVar[tuple[str, ...]] = ("value", "bound", "min", "max", "change", "unit")

    change: bool
    """Whether it is a change."""
    unit: str
    """``percent``, or ``points`` of per cent."""

    @classmethod
    def _of(cls, change: bool, unit: str, quantity: tuple[str | None, str, str | None, str | None]) -> Percentage:
        self = cls.__new__(cls)
        self._fill(*quantity)
        _set(self, "change", change)
        _set(self, "unit", unit)
        return self

    def __init__(self) -> None:
        raise TypeError("percentages are made by find_percentages")

    def __repr__(self) -> str:
        shown = f"Percentage({self._shown()}"
        shown += ", change=True" if self.change else ""
        return shown + (f", unit={self.unit!r})" if self.unit != "percent" else ")")

    def __reduce__(self) -> tuple[Any, ...]:
        return Percentage._of, (self.change, self.unit, self._parts())
