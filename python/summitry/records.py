"""The typed records. A field that the text does not support is None (or an empty tuple).

Records can't be changed; ``replace`` makes a changed copy.

>>> from summitry import Summit
>>> summit = Summit(series="china-central-asia", edition=2, start="2025-06-17", participants=["CHN", "KAZ"])
>>> summit
Summit(series='china-central-asia', edition=2, start='2025-06-17', participants=['CHN', 'KAZ'])
>>> match summit:
...     case Summit(series="china-central-asia", edition=number):
...         print(number)
2
>>> summit.replace(edition=3).edition
3
"""

from __future__ import annotations

from summitry import _reading, _summitry
from summitry._errors import FormatError
from summitry._fields import Fields, Signature
from summitry.values import Evidence, Frozen, Span
from summitry.vocabulary import Assertion, RecordKind

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import decimal
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any, ClassVar

    from typing_extensions import Self

    from summitry.values import Date, DateInterval, Duration
    from summitry.vocabulary import (
        Bound,
        FigureStatus,
        Measure,
        MeetingFormat,
        MeetingStatus,
        OutcomeKind,
        Portfolio,
        Role,
        TreatyKind,
        TreatyStatus,
    )

__all__ = [
    "RECORD_TYPES",
    "Initiative",
    "Mechanism",
    "Ministerial",
    "Outcome",
    "Person",
    "Poll",
    "Record",
    "Summit",
    "TradeFigure",
    "Treaty",
]

_set = object.__setattr__


class EvidenceMap(Frozen):
    """The evidence of a record by field: reads as a mapping, and a field that is not set has none.

    >>> import summitry
    >>> summit = summitry.extract("Le sommet du G7 s’ouvre à Évian.").summits[0]
    >>> "series" in summit.evidence, summit.evidence["edition"]
    (True, ())
    """

    __slots__ = ("_by_field",)
    _fields: ClassVar[tuple[str, ...]] = ("_by_field",)

    _by_field: dict[str, tuple[Evidence, ...]]

    def __init__(self, by_field: Mapping[str, tuple[Evidence, ...]] | None = None) -> None:
        _set(self, "_by_field", dict(by_field or {}))

    def __getitem__(self, field: str) -> tuple[Evidence, ...]:
        return self._by_field.get(field, ())

    def get(self, field: str, default: Any = ()) -> Any:
        """The evidence of a field."""
        return self._by_field.get(field, default)

    def keys(self) -> tuple[str, ...]:
        """The fields that have evidence."""
        return tuple(self._by_field)

    def values(self) -> tuple[tuple[Evidence, ...], ...]:
        """The evidence of each field."""
        return tuple(self._by_field.values())

    def items(self) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
        """Fields with their evidence."""
        return tuple(self._by_field.items())

    def __contains__(self, field: object) -> bool:
        return field in self._by_field

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_field)

    def __len__(self) -> int:
        return len(self._by_field)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._by_field.items(), key=lambda item: item[0])))

    def __repr__(self) -> str:
        return repr({field: list(evidence) for field, evidence in self._by_field.items()})

    def __reduce__(self) -> tuple[Any, ...]:
        return EvidenceMap, (self._by_field,)


class Record(Frozen):
    """What all kinds of records have in common."""

    __slots__ = Fields.fromkeys(("_cited", "_place", "_source", "assertion", "confidence"), "")

    _cited: tuple[tuple[Span, ...], EvidenceMap] | None
    """The mentions and the evidence; None until they are asked for, as most readers want neither."""
    _source: tuple[_summitry.Extraction, str | None] | None
    """What they are made from: the extraction and its text."""
    _place: int
    """Its place among the extraction's records of its kind."""
    _native_reader: ClassVar[_summitry.RecordReader | None] = None
    _readers: ClassVar[dict[str, Callable[[Any], Any]]] = {}
    _identity: ClassVar[str] = "id"
    __signature__ = Signature()
    kind_of_record: ClassVar[RecordKind]
    """Which kind it is."""

    confidence: float
    """How sure the reading is: the share of such records that are right, from 0 to 1."""
    assertion: Assertion
    """Whether the text states it as a fact, a plan or a report."""

    def __init_subclass__(cls, kind: RecordKind | None = None) -> None:
        if kind is None:  # a draft, which is told what it is by the class that it becomes
            return
        # What a field is annotated with says how it is read; the first one is the record's name in its extraction.
        identity, *fields = cls.__annotations__.items()
        readers = {name: _reading.reader(annotation) for name, annotation in fields}
        cls.__slots__.owner = cls  # type: ignore[attr-defined]
        cls._readers = readers
        cls._identity = identity[0]
        cls.kind_of_record = kind
        cls.__match_args__ = tuple(readers)  # type: ignore[misc, attr-defined]
        cls._fields = (identity[0], *readers, "mentions", "evidence", "confidence", "assertion")
        cls.__module__ = "summitry"

    def __init__(self, **fields: Any) -> None:
        readers = self._readers
        for name in fields:
            if name not in self._fields:
                expected = ", ".join(self._fields)
                raise TypeError(f"{type(self).__name__} has no field {name!r}; expected one of {expected}")
        _set(self, self._identity, _reading.text(fields.get(self._identity, "")))
        for name, read in readers.items():
            value = fields.get(name)
            if value is None:
                value = () if read is _reading.parties else False if read is _reading.flag else None
            else:
                try:
                    value = read(value)
                except (TypeError, ValueError) as error:
                    raise type(error)(f"{type(self).__name__}.{name}: {error}") from None
            _set(self, name, value)
        mentions = tuple([s if isinstance(s, Span) else Span(*s) for s in fields.get("mentions", ())])
        evidence = fields.get("evidence")
        self._cite(mentions, evidence if isinstance(evidence, EvidenceMap) else EvidenceMap(evidence))
        confidence = float(fields.get("confidence", 0.5))
        if not 0.0 <= confidence <= 1.0:
            raise ValueError(f"{type(self).__name__}.confidence: expected 0 to 1, found {confidence}")
        _set(self, "confidence", confidence)
        _set(self, "assertion", Assertion(fields.get("assertion", "fact")))

    @classmethod
    def _all_of(cls, native: _summitry.Extraction, text: str | None) -> tuple[Self, ...]:
        """The records of this kind, filled in by the core."""
        reader = cls._native_reader
        if reader is None:
            # A record can't be changed. The core fills in a draft, whose class is another only in that it can, and then gives it
            # the record's class: a third of the time that it takes to go round the lock for each field.
            own: Any = {"__slots__": cls.__slots__, "__setattr__": object.__setattr__, "__init__": object.__init__}
            draft = type(f"{cls.__name__}Draft", (Record,), own)
            makers = [(name, _reading.maker(read)) for name, read in cls._readers.items()]
            words = _reading.maker(Assertion)
            reader = _summitry.RecordReader(str(cls.kind_of_record), draft, cls, cls._identity, makers, words)
            cls._native_reader = reader
        return reader.read(native, (native, text))

    def _cite(self, mentions: tuple[Span, ...], evidence: EvidenceMap) -> None:
        _set(self, "_cited", (mentions, evidence))
        _set(self, "_source", None)
        _set(self, "_place", 0)

    def _citations(self) -> tuple[tuple[Span, ...], EvidenceMap]:
        cited = self._cited
        if cited is None:
            native, text = self._source  # type: ignore[misc]
            spans, fields = _summitry.cited(native, self.kind_of_record, self._place)
            by_field = {
                field: tuple([Evidence(Span(a, b), rule, None if text is None else text[a:b]) for a, b, rule in found])
                for field, found in fields
            }
            cited = tuple([Span(a, b) for a, b in spans]), EvidenceMap(by_field)
            _set(self, "_cited", cited)
        return cited

    @property
    def mentions(self) -> tuple[Span, ...]:
        """Where the text speaks of it, in order."""
        return self._citations()[0]

    @property
    def evidence(self) -> EvidenceMap:
        """For each field that is set, the words it came from."""
        return self._citations()[1]

    @classmethod
    def _read(cls, json: dict[str, Any], text: str | None) -> Self:
        # What the core wrote is right: this is quicker than the constructor.
        self = cls.__new__(cls)
        _set(self, cls._identity, json.get(cls._identity, ""))
        for name, read in cls._readers.items():
            value = json.get(name)
            if value is None:
                value = () if read is _reading.parties else False if read is _reading.flag else None
            else:
                value = _reading.KNOWN.get(read, read)(value)
            _set(self, name, value)
        mentions = tuple([Span(s["start"], s["end"]) for s in json["mentions"]])
        self._cite(mentions, EvidenceMap({f: _evidence(e, text) for f, e in json["evidence"].items()}))
        _set(self, "confidence", json["confidence"])
        _set(self, "assertion", Assertion(json["assertion"]))
        return self

    def to_dict(self, *, details: bool = True) -> dict[str, Any]:
        """The record as JSON has it; without ``details`` only the fields that the text supports.

        >>> from summitry import Summit
        >>> Summit(edition=2, start="2025-06-17").to_dict(details=False)
        {'edition': 2, 'start': '2025-06-17'}
        """
        out: dict[str, Any] = {}
        if details:
            out[self._identity] = getattr(self, self._identity)
        for name in self._readers:
            value = getattr(self, name)
            if value is None or value is False or value == ():
                continue
            out[name] = _reading.plain(value)
        if details:
            out["mentions"] = [span.to_dict() for span in self.mentions]
            out["evidence"] = {f: [e.to_dict() for e in evidence] for f, evidence in self.evidence.items()}
            out["confidence"] = self.confidence
            out["assertion"] = str(self.assertion)
        return out

    def to_json(self, *, indent: int | None = None) -> str:
        """The record as JSON."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Self:
        """Reads what ``to_dict`` wrote.

        >>> from summitry import Summit
        >>> summit = Summit(edition=2)
        >>> Summit.from_dict(summit.to_dict()) == summit
        True
        """
        fields = dict(record)
        try:
            spans = fields.pop("mentions", ())
            cited = fields.pop("evidence", {})
            mentions = [Span(s["start"], s["end"]) for s in spans]
            evidence = EvidenceMap({f: _evidence(e, None) for f, e in cited.items()})
            return cls(mentions=mentions, evidence=evidence, **fields)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            raise FormatError(f"no {cls.__name__}: {error}") from error

    @classmethod
    def from_json(cls, json: str) -> Self:
        """Reads what ``to_json`` wrote."""
        from json import loads

        try:
            record = loads(json)
        except ValueError as error:
            raise FormatError(str(error)) from None
        if not isinstance(record, dict):
            raise FormatError(f"no {cls.__name__}: expected an object, found {type(record).__name__}")
        return cls.from_dict(record)

    def replace(self, **changes: Any) -> Self:
        """A copy with other values in some fields."""
        fields = {name: getattr(self, name) for name in self._fields}
        fields.update(changes)
        return type(self)(**fields)

    __replace__ = replace

    def __repr__(self) -> str:
        shown = []
        for name in self._readers:
            value = getattr(self, name)
            if value is None or value is False or value == ():
                continue
            shown.append(f"{name}={_reading.plain(value)!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self._values())


Record.__slots__.owner = Record  # type: ignore[attr-defined]


def _restore(cls: type[Record], values: tuple[Any, ...]) -> Record:
    record = cls.__new__(cls)
    fields = dict(zip(cls._fields, values))
    record._cite(fields.pop("mentions"), fields.pop("evidence"))
    for name, value in fields.items():
        _set(record, name, value)
    return record


def _evidence(cited: list[dict[str, Any]], text: str | None) -> tuple[Evidence, ...]:
    out = []
    for one in cited:
        start, end = one["span"]["start"], one["span"]["end"]
        out.append(Evidence(Span(start, end), one["rule"], None if text is None else text[start:end]))
    return tuple(out)


class Summit(Record, kind=RecordKind.SUMMITS):
    """A meeting of heads of state or government: one record an event, however often it is mentioned."""

    id: str
    """The record's name in its extraction, such as ``summit-1``."""
    series: str | None
    """Canonical id of the mechanism or series that the meeting belongs to."""
    name: str | None
    """The meeting's name as the text has it."""
    edition: int | None
    """Its number in the series, from 1."""
    start: Date | None
    """First day (EDTF)."""
    end: Date | None
    """Last day (EDTF); the same as ``start`` for one day."""
    city: str | None
    """The city."""
    country: str | None
    """The state it is held in (ISO 3166-1 alpha-3)."""
    format: MeetingFormat | None
    """In person, virtual or hybrid, where the text says so."""
    status: MeetingStatus | None
    """Held, ongoing, planned, proposed, cancelled or postponed."""
    participants: tuple[str, ...]
    """The states and blocs that take part, sorted."""

    __slots__ = Fields.fromkeys(__annotations__, "")


class Ministerial(Record, kind=RecordKind.MINISTERIALS):
    """A meeting at ministers' level: one record an event."""

    id: str
    """The record's name in its extraction."""
    series: str | None
    """Canonical id of the mechanism or series that the meeting belongs to."""
    name: str | None
    """The meeting's name as the text has it."""
    edition: int | None
    """Its number in the series, from 1."""
    portfolio: Portfolio | None
    """What the ministers are in charge of."""
    start: Date | None
    """First day (EDTF)."""
    end: Date | None
    """Last day (EDTF); the same as ``start`` for one day."""
    city: str | None
    """The city."""
    country: str | None
    """The state it is held in (ISO 3166-1 alpha-3)."""
    format: MeetingFormat | None
    """In person, virtual or hybrid, where the text says so."""
    status: MeetingStatus | None
    """Held, ongoing, planned, proposed, cancelled or postponed."""
    participants: tuple[str, ...]
    """The states and blocs that take part, sorted."""

    __slots__ = Fields.fromkeys(__annotations__, "")


class Treaty(Record, kind=RecordKind.TREATIES):
    """A named or clearly individuated instrument: one record an instrument."""

    id: str
    """The record's name in its extraction."""
    name: str | None
    """Its title as the text has it, longest form, without the article."""
    kind: TreatyKind | None
    """What it calls itself."""
    parties: tuple[str, ...]
    """The states and blocs that are bound by it or conclude it, sorted."""
    status: TreatyStatus | None
    """How far it has come."""
    signed: Date | None
    """When it was signed or adopted (EDTF)."""
    in_force: Date | None
    """When it entered or enters into force (EDTF)."""
    city: str | None
    """The city of signature."""
    country: str | None
    """The state of signature."""

    __slots__ = Fields.fromkeys(__annotations__, "")


class Mechanism(Record, kind=RecordKind.MECHANISMS):
    """A standing cooperation mechanism, forum, organisation or format."""

    key: str
    """The record's name in its extraction."""
    id: str | None
    """Canonical id."""
    name: str | None
    """Its name as the text has it."""
    members: tuple[str, ...]
    """Its members, where the text states them or the title names them, sorted."""
    proposed: Date | None
    """When it was proposed (EDTF)."""
    established: Date | None
    """When it was founded (EDTF)."""
    cadence: Duration | None
    """How often it meets (ISO 8601 duration)."""
    secretariat_established: Date | None
    """When its secretariat was set up (EDTF)."""
    secretary_general: str | None
    """Who heads it."""

    __slots__ = Fields.fromkeys(__annotations__, "")


class TradeFigure(Record, kind=RecordKind.TRADE_FIGURES):
    """An economic magnitude with an amount or a rate of change.

    >>> from summitry import TradeFigure
    >>> TradeFigure(measure="trade", value="94800000000", currency="USD").value
    Decimal('94800000000')
    """

    id: str
    """The record's name in its extraction."""
    measure: Measure | None
    """What is measured."""
    value: decimal.Decimal | None
    """The amount in units of the currency."""
    currency: str | None
    """ISO 4217."""
    bound: Bound | None
    """What the text asserts of the amount; None where it is exact."""
    period: DateInterval | None
    """The time that the figure is of (EDTF)."""
    parties: tuple[str, ...]
    """The sides between which or for which it holds; exporter first for directed measures."""
    change: decimal.Decimal | None
    """Change in per cent against the period before; negative for a fall."""
    record: bool
    """Whether it is said to be a record."""
    status: FigureStatus | None
    """Set where the figure is a target, a pledge or a forecast."""
    source: str | None
    """The institution that gives it."""

    __slots__ = Fields.fromkeys(__annotations__, "")


class Initiative(Record, kind=RecordKind.INITIATIVES):
    """A named programme or concept, a thematic year, a named spirit or vision."""

    key: str
    """The record's name in its extraction."""
    id: str | None
    """Canonical id."""
    name: str | None
    """Its name as the text has it."""
    proposed: Date | None
    """When it was proposed (EDTF)."""
    proposer: str | None
    """Who proposed it: a person's name or a party's code."""
    start: Date | None
    """First year or day (EDTF)."""
    end: Date | None
    """Last year or day (EDTF)."""

    __slots__ = Fields.fromkeys(__annotations__, "")


class Outcome(Record, kind=RecordKind.OUTCOMES):
    """A countable result of a meeting."""

    id: str
    """The record's name in its extraction."""
    kind: OutcomeKind | None
    """What is counted."""
    count: int | None
    """How many."""
    actor: str | None
    """Whose, where it is one side's."""

    __slots__ = Fields.fromkeys(__annotations__, "")


class Poll(Record, kind=RecordKind.POLLS):
    """One result of an opinion poll on politics or trade."""

    id: str
    """The record's name in its extraction."""
    pollster: str | None
    """Who asked."""
    percent: decimal.Decimal | None
    """The share of respondents, in per cent."""

    __slots__ = Fields.fromkeys(__annotations__, "")


class Person(Record, kind=RecordKind.PEOPLE):
    """A person named with an office."""

    id: str
    """The record's name in its extraction."""
    name: str | None
    """The name as the text has it, longest form."""
    role: Role | None
    """The office."""
    country: str | None
    """The state or bloc that the person acts for."""
    organisation: str | None
    """The organisation that the person acts for."""

    __slots__ = Fields.fromkeys(__annotations__, "")


RECORD_TYPES: dict[str, type[Record]] = {
    str(cls.kind_of_record): cls
    for cls in (Summit, Ministerial, Treaty, Mechanism, TradeFigure, Initiative, Outcome, Poll, Person)
}
"""The type of each kind of record, in the order of the output."""
