"""What was read from one document."""

from __future__ import annotations

from summitry import _summitry
from summitry._errors import DocumentError, FormatError
from summitry.records import RECORD_TYPES
from summitry.values import Date, Span, Warning

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from typing import Any

    import pandas
    import polars
    import pyarrow

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

__all__ = ["Extraction"]


class Extraction:
    """All records of one document, each kind in the order of first mention. It can't be changed.

    Two extractions are equal where their records, warnings and document are; the text does not count.

    >>> import summitry
    >>> x = summitry.extract("Le sommet du G7 s’ouvre à Évian.", id="a.txt")
    >>> x
    Extraction(id='a.txt', language='fr', summits=1)
    >>> x.summits[0].city
    'Évian-les-Bains'
    >>> summitry.Extraction.from_json(x.to_json()) == x
    True
    """

    __slots__ = ("_cache", "_native", "error", "text")
    __module__ = "summitry"

    _native: _summitry.Extraction
    _cache: dict[str, Any]
    text: str | None
    """The text, where it is known."""
    error: DocumentError | None
    """Why the document could not be read, where ``extract_many(errors="collect")`` met one that it could not."""

    def __init__(self) -> None:
        raise TypeError("extractions are made by extract, extract_many and from_json")

    @classmethod
    def _of(cls, native: _summitry.Extraction, text: str | None, error: DocumentError | None = None) -> Extraction:
        self = object.__new__(cls)
        _set(self, "_native", native)
        _set(self, "text", text)
        _set(self, "error", error)
        _set(self, "_cache", {})
        return self

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("an Extraction can't be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("an Extraction can't be changed")

    def _records(self, kind: str) -> tuple[Any, ...]:
        known = self._cache.get(kind)
        if known is None:
            known = RECORD_TYPES[kind]._all_of(self._native, self._counted_text())
            self._cache[kind] = known
        return known  # type: ignore[no-any-return]

    def _counted_text(self) -> str | None:
        return self.text if self._native.offset_unit == "code_point" else None

    @property
    def summits(self) -> tuple[Summit, ...]:
        """Meetings of heads of state or government."""
        return self._records("summits")

    @property
    def ministerials(self) -> tuple[Ministerial, ...]:
        """Meetings of ministers."""
        return self._records("ministerials")

    @property
    def treaties(self) -> tuple[Treaty, ...]:
        """Instruments."""
        return self._records("treaties")

    @property
    def mechanisms(self) -> tuple[Mechanism, ...]:
        """Mechanisms, forums, organisations."""
        return self._records("mechanisms")

    @property
    def trade_figures(self) -> tuple[TradeFigure, ...]:
        """Economic magnitudes."""
        return self._records("trade_figures")

    @property
    def initiatives(self) -> tuple[Initiative, ...]:
        """Named programmes and concepts."""
        return self._records("initiatives")

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Countable results."""
        return self._records("outcomes")

    @property
    def polls(self) -> tuple[Poll, ...]:
        """Poll results."""
        return self._records("polls")

    @property
    def people(self) -> tuple[Person, ...]:
        """People with an office."""
        return self._records("people")

    @property
    def records(self) -> tuple[Record, ...]:
        """All records, kind by kind."""
        return tuple([record for kind in RECORD_TYPES for record in self._records(kind)])

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """What a reader of the records should know."""
        from json import loads

        warnings = loads(self._native.warnings_json())
        return tuple([Warning(w["code"], w["message"], Span(w["span"]["start"], w["span"]["end"])) for w in warnings])

    @property
    def fingerprint(self) -> str:
        """A short name for what was read: equal where the same was read, in any process, thread or language binding.

        32 hexadecimal digits. The document's id and the unit of the spans do not count.

        >>> import summitry
        >>> x = summitry.extract("Il pleut.")
        >>> x.fingerprint == summitry.extract("Il pleut.", id="other").fingerprint
        True
        """
        return self._native.fingerprint

    @property
    def id(self) -> str | None:
        """The caller's id of the document."""
        return self._native.id

    @property
    def language(self) -> str | None:
        """BCP 47 tag of the language that most of the text is in."""
        return self._native.language

    @property
    def published(self) -> Date | None:
        """The date that relative dates were resolved against: the caller's, else the dateline's."""
        published = self._native.published
        return None if published is None else Date._known(published)

    @property
    def chars_processed(self) -> int:
        """How many characters were read: always all of them."""
        return self._native.chars_processed

    @property
    def offset_unit(self) -> str:
        """What spans count: ``code_point``; another only where ``from_json`` had no text to convert them with."""
        return self._native.offset_unit

    def to_dict(self) -> dict[str, Any]:
        """The extraction as JSON has it.

        >>> import summitry
        >>> summitry.extract("Il pleut.").to_dict()["schema"]
        'summitry/1'
        """
        from json import loads

        return loads(self._native.to_json())  # type: ignore[no-any-return]

    def to_json(self, *, pretty: bool = False) -> str:
        """The extraction as JSON, the same as the command writes but for the unit of the spans."""
        return self._native.to_json(pretty)

    @classmethod
    def from_json(cls, json: str, *, text: str | None = None) -> Extraction:
        """Reads what ``to_json`` or the command wrote.

        The command counts bytes; they are converted to characters where ``text`` is given.
        """
        if not isinstance(json, str):
            raise TypeError(f"json must be str, not {type(json).__name__}")
        try:
            return cls._of(_summitry.Extraction.from_json(json, text), text)
        except UnicodeEncodeError as error:
            raise FormatError(f"no Unicode text: {error}") from None

    @classmethod
    def from_dict(cls, extraction: dict[str, Any], *, text: str | None = None) -> Extraction:
        """Reads what ``to_dict`` gave."""
        from json import dumps

        try:
            return cls.from_json(dumps(extraction, ensure_ascii=False), text=text)
        except TypeError as error:
            raise FormatError(str(error)) from None

    def to_arrow(self, kind: str) -> pyarrow.Table:
        """The records of one kind (or ``"mentions"``) as an Arrow table; see :func:`summitry.to_arrow`."""
        from summitry.frames import to_arrow

        return to_arrow(self, kind)

    def to_pandas(self, kind: str) -> pandas.DataFrame:
        """The records of one kind (or ``"mentions"``) as a pandas frame."""
        from summitry.frames import to_pandas

        return to_pandas(self, kind)

    def to_polars(self, kind: str) -> polars.DataFrame:
        """The records of one kind (or ``"mentions"``) as a polars frame."""
        from summitry.frames import to_polars

        return to_polars(self, kind)

    def render(self, path: str | os.PathLike[str] | None = None, *, title: str = "Records") -> str:
        """Writes a page to look at; see :func:`summitry.render`."""
        from summitry.display import render

        return render(self, path, title=title)

    def _repr_html_(self) -> str:
        from summitry.display import notebook

        return notebook(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Extraction):
            return NotImplemented
        return self._native == other._native

    def __hash__(self) -> int:
        return hash(self._native)

    def __copy__(self) -> Extraction:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Extraction:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self._native.to_json(), self.text, self.error)

    def __repr__(self) -> str:
        shown = [f"{name}={value!r}" for name in ("id", "language") if (value := getattr(self, name)) is not None]
        shown += [f"{kind}={count}" for kind, count in zip(RECORD_TYPES, self._native.counts()) if count]
        if self.error is not None:
            shown.append(f"error={self.error.reason!r}")
        return f"Extraction({', '.join(shown)})"


_set = object.__setattr__


def _restore(json: str, text: str | None, error: DocumentError | None) -> Extraction:
    # Spans are counted already, so the text is not needed to read them.
    return Extraction._of(_summitry.Extraction.from_json(json), text, error)
