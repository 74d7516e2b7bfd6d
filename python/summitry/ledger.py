"""Many documents as one knowledge base: the same summit, treaty, figure or person across documents, with sources and conflicts."""

from __future__ import annotations

from summitry import _summitry
from summitry._errors import require
from summitry.extraction import Extraction
from summitry.records import RECORD_TYPES
from summitry.values import Date, DateInterval, Frozen
from summitry.vocabulary import RecordKind

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from typing import Any, ClassVar, Generic, TypeVar

    import pandas
    import polars
    import pyarrow
    from matplotlib.axes import Axes

    from summitry.records import (
        Initiative,
        Mechanism,
        Ministerial,
        Outcome,
        Person,
        Poll,
        Record,
        Summit,
        TradeFigure,
        Treaty,
    )

    R = TypeVar("R", bound=Record, covariant=True)

    class _Of(Frozen, Generic[R]):
        """Of a kind of record."""


__all__ = ["Conflict", "Entry", "Event", "Ledger", "Reading", "Source"]

_set = object.__setattr__

if not TYPE_CHECKING:
    # Which kind a source or an entry is of matters to type checkers only.
    _Of = {"R": Frozen}


class _Row(Frozen):
    """A few named values, which never change."""

    __slots__ = ()

    def __init__(self, *values: Any) -> None:
        for name, value in zip(self._fields, values):
            _set(self, name, value)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__name__}({shown})"


class Source(_Row, _Of["R"]):
    """What one document says of a thing."""

    __slots__ = ("document", "record")
    __match_args__ = ("document", "record")
    __module__ = "summitry"
    _fields: ClassVar[tuple[str, ...]] = __match_args__

    document: str
    """The document's id."""
    record: R
    """The record as it was read, with its places in that document."""


class Reading(_Row):
    """A value, and the documents that give it."""

    __slots__ = ("value", "documents")
    __match_args__ = ("value", "documents")
    __module__ = "summitry"
    _fields: ClassVar[tuple[str, ...]] = __match_args__

    value: str
    """The value as a table has it."""
    documents: tuple[str, ...]
    """The documents' ids."""


class Conflict(_Row):
    """A field that documents contradict each other on."""

    __slots__ = ("kind", "id", "field", "readings")
    __match_args__ = ("kind", "id", "field", "readings")
    __module__ = "summitry"
    _fields: ClassVar[tuple[str, ...]] = __match_args__

    kind: RecordKind
    """The kind of the record."""
    id: str
    """The entry's id."""
    field: str
    """The field."""
    readings: tuple[Reading, ...]
    """What is said of it: the entry's value first, then those that it can't be true with."""


class Event(_Row):
    """Something that happened, or is to happen, at a time."""

    __slots__ = ("first_day", "when", "kind", "id", "what", "name", "documents")
    __match_args__ = ("first_day", "when", "kind", "id", "what", "name", "documents")
    __module__ = "summitry"
    _fields: ClassVar[tuple[str, ...]] = __match_args__

    first_day: Date
    """The first day: events are sorted by it."""
    when: DateInterval
    """The time."""
    kind: RecordKind
    """The kind of the record."""
    id: str
    """The entry's id."""
    what: str
    """The field that the time is of, such as ``start`` or ``signed``."""
    name: str | None
    """The entry's name, where it has one."""
    documents: int
    """How many documents say so."""


class Entry(_Row, _Of["R"]):
    """A thing that one or more documents speak of."""

    __slots__ = ("id", "record", "sources", "conflicts")
    __match_args__ = ("id", "record", "sources", "conflicts")
    __module__ = "summitry"
    _fields: ClassVar[tuple[str, ...]] = __match_args__

    id: str
    """Its name in the ledger, such as ``summits-3``."""
    record: R
    """What the documents say together; the places in the texts are in the sources."""
    sources: tuple[Source[R], ...]
    """What each document says, in the order of the documents' ids."""
    conflicts: tuple[Conflict, ...]
    """The fields that the documents contradict each other on."""

    def __repr__(self) -> str:
        disputed = f", conflicts={[c.field for c in self.conflicts]!r}" if self.conflicts else ""
        return f"Entry({self.id!r}, {self.record!r}, sources={[s.document for s in self.sources]!r}{disputed})"


class Ledger:
    """What many documents say together. It can't be changed.

    Records of different documents are merged where what tells such things apart agrees; records of one document never are. The
    order of the documents makes no difference, and a document given twice counts once.

    Args:
        extractions: what ``extract_many`` gives, or any iterable of extractions.

    >>> import summitry
    >>> texts = [
    ...     {"id": "a", "text": "Le 52e sommet du G7 s’est tenu à Évian le 16 juin 2026."},
    ...     {"id": "b", "text": "The 52nd G7 summit was held in Evian on 14 June 2026."},
    ... ]
    >>> ledger = summitry.Ledger(summitry.extract_many(texts, progress=False))
    >>> ledger
    <Ledger: 2 documents, summits=1, conflicts=1>
    >>> ledger.summits[0].record.edition, [s.document for s in ledger.summits[0].sources]
    (52, ['a', 'b'])
    >>> ledger.conflicts[0].field, [(r.value, r.documents) for r in ledger.conflicts[0].readings]
    ('start', [('2026-06-14', ('b',)), ('2026-06-16', ('a',))])
    """

    __slots__ = ("_json", "_native")
    __module__ = "summitry"

    _native: _summitry.Ledger

    def __init__(self, extractions: Iterable[Extraction]) -> None:
        if isinstance(extractions, (str, Extraction)):
            raise TypeError(f"extractions must be an iterable of extractions, not {type(extractions).__name__}")
        given = []
        for x in extractions:
            if not isinstance(x, Extraction):
                raise TypeError(f"expected extractions, found {type(x).__name__}")
            if x.error is None:
                given.append(x._native)
        self._keep(_summitry.Ledger(given))

    def _keep(self, native: _summitry.Ledger) -> None:
        from json import loads

        self._native = native
        self._json: dict[str, Any] = loads(native.to_json())

    def _entries(self, kind: str) -> tuple[Any, ...]:
        read = RECORD_TYPES[kind]._read
        return tuple(
            [
                Entry(
                    e["id"],
                    read(e["record"], None),
                    tuple([Source(s["document"], read(s["record"], None)) for s in e["sources"]]),
                    _conflicts(e),
                )
                for e in self._json[kind]
            ]
        )

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents' ids, sorted; those without one have got one."""
        return tuple([document["id"] for document in self._json["documents"]])

    @property
    def summits(self) -> tuple[Entry[Summit], ...]:
        """Meetings of heads of state or government, by time."""
        return self._entries("summits")

    @property
    def ministerials(self) -> tuple[Entry[Ministerial], ...]:
        """Meetings of ministers, by time."""
        return self._entries("ministerials")

    @property
    def treaties(self) -> tuple[Entry[Treaty], ...]:
        """Instruments, by time."""
        return self._entries("treaties")

    @property
    def mechanisms(self) -> tuple[Entry[Mechanism], ...]:
        """Mechanisms, forums, organisations."""
        return self._entries("mechanisms")

    @property
    def trade_figures(self) -> tuple[Entry[TradeFigure], ...]:
        """Economic magnitudes."""
        return self._entries("trade_figures")

    @property
    def initiatives(self) -> tuple[Entry[Initiative], ...]:
        """Named programmes and concepts."""
        return self._entries("initiatives")

    @property
    def outcomes(self) -> tuple[Entry[Outcome], ...]:
        """Countable results."""
        return self._entries("outcomes")

    @property
    def polls(self) -> tuple[Entry[Poll], ...]:
        """Poll results."""
        return self._entries("polls")

    @property
    def people(self) -> tuple[Entry[Person], ...]:
        """People with an office."""
        return self._entries("people")

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The fields that documents contradict each other on, kind by kind."""
        return tuple([c for kind in RECORD_TYPES for entry in self._json[kind] for c in _conflicts(entry)])

    def timeline(self) -> tuple[Event, ...]:
        """What happened when, in the order of time; what has no year is left out.

        >>> import summitry
        >>> x = summitry.extract("Le sommet du G7 s’ouvre à Évian le 16 juin 2026.")
        >>> [(str(e.when), e.what, e.id) for e in summitry.Ledger([x]).timeline()]
        [('2026-06-16', 'start', 'summits-1')]
        """
        from json import loads

        return tuple(
            [
                Event(
                    Date._known(e["first_day"]),
                    DateInterval._known(e["when"]),
                    RecordKind(e["kind"]),
                    e["id"],
                    e["what"],
                    e["name"],
                    e["documents"],
                )
                for e in loads(self._native.timeline_json())
            ]
        )

    @property
    def merged(self) -> Extraction:
        """What all documents say together, in the shape of one document's records: for tables, plots and pages."""
        return Extraction._of(self._native.merged(), None)

    def to_arrow(self, kind: str) -> pyarrow.Table:
        """The entries of a kind with the number of their documents; or ``"sources"``, ``"conflicts"``, ``"timeline"``."""
        pa: Any = require("pyarrow", "arrow")
        kind = str(kind)
        if kind in _TABLES:
            rows, schema = _TABLES[kind]
            return pa.Table.from_pylist(rows(self), schema=pa.schema([(n, _type(pa, t)) for n, t in schema.items()]))
        table = self.merged.to_arrow(kind)
        if kind not in RECORD_TYPES:
            expected = ", ".join([*RECORD_TYPES, *_TABLES])
            raise ValueError(f"found {kind!r}; expected one of {expected}")
        counts = pa.array([len(entry["sources"]) for entry in self._json[kind]], pa.int64())
        return table.drop_columns(["document", "document_index", "mentions"]).append_column("documents", counts)

    def to_pandas(self, kind: str) -> pandas.DataFrame:
        """What ``to_arrow`` gives, as a pandas frame."""
        from summitry.frames import frame

        return frame(self.to_arrow(kind))

    def to_polars(self, kind: str) -> polars.DataFrame:
        """What ``to_arrow`` gives, as a polars frame."""
        pl: Any = require("polars", "polars")
        return pl.from_arrow(self.to_arrow(kind))

    def plot(self, *, axes: Axes | None = None, backend: str = "matplotlib") -> Any:
        """The timeline as a plot; see :func:`summitry.plot_timeline`."""
        from summitry.plots import plot_timeline

        draw: Any = plot_timeline
        return draw(self.merged, axes=axes, backend=backend)

    def to_json(self) -> str:
        """The ledger as JSON, as the command writes it but for the unit of the spans."""
        return self._native.to_json()

    @classmethod
    def from_json(cls, json: str) -> Ledger:
        """Reads what ``to_json`` or the command wrote."""
        self = object.__new__(cls)
        self._keep(_summitry.Ledger.from_json(json))
        return self

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ledger):
            return NotImplemented
        return self._native == other._native

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return Ledger.from_json, (self.to_json(),)

    def __repr__(self) -> str:
        counts = [f"{kind}={len(self._json[kind])}" for kind in RECORD_TYPES if self._json[kind]]
        if self.conflicts:
            counts.append(f"conflicts={len(self.conflicts)}")
        documents = len(self._json["documents"])
        return f"<Ledger: {', '.join([f'{documents} document' + 's' * (documents != 1), *counts])}>"


def _conflicts(entry: dict[str, Any]) -> tuple[Conflict, ...]:
    return tuple(
        [
            Conflict(
                RecordKind(c["kind"]),
                c["id"],
                c["field"],
                tuple([Reading(r["value"], tuple(r["documents"])) for r in c["readings"]]),
            )
            for c in entry["conflicts"]
        ]
    )


def _sources(ledger: Ledger) -> list[dict[str, Any]]:
    return [
        {
            "kind": kind,
            "id": entry["id"],
            "document": source["document"],
            "key": source["record"][RECORD_TYPES[kind]._identity],
            "confidence": source["record"]["confidence"],
        }
        for kind in RECORD_TYPES
        for entry in ledger._json[kind]
        for source in entry["sources"]
    ]


def _readings(ledger: Ledger) -> list[dict[str, Any]]:
    return [
        {"kind": str(c.kind), "id": c.id, "field": c.field, "value": r.value, "documents": list(r.documents)}
        for c in ledger.conflicts
        for r in c.readings
    ]


def _day(date: Date) -> datetime.date | None:
    return date.date()


def _events(ledger: Ledger) -> list[dict[str, Any]]:
    return [
        {
            "first_day": _day(e.first_day),
            "when": str(e.when),
            "kind": str(e.kind),
            "id": e.id,
            "what": e.what,
            "name": e.name,
            "documents": e.documents,
        }
        for e in ledger.timeline()
    ]


def _type(pa: Any, name: str) -> Any:
    return pa.list_(pa.string()) if name == "strings" else getattr(pa, name)()


_TABLES: dict[str, tuple[Any, dict[str, str]]] = {
    "sources": (
        _sources,
        {"kind": "string", "id": "string", "document": "string", "key": "string", "confidence": "float64"},
    ),
    "conflicts": (
        _readings,
        {"kind": "string", "id": "string", "field": "string", "value": "string", "documents": "strings"},
    ),
    "timeline": (
        _events,
        {
            "first_day": "date32",
            "when": "string",
            "kind": "string",
            "id": "string",
            "what": "string",
            "name": "string",
            "documents": "int64",
        },
    ),
}
