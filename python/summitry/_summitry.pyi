"""The native part of ``summitry``; use the package, not this module."""

from collections.abc import Callable, Iterable
from os import PathLike
from typing import Any, ClassVar, final

__all__ = [
    "SCHEMA",
    "CsvFile",
    "ExtractMany",
    "Extraction",
    "Extractor",
    "Ledger",
    "RecordReader",
    "Table",
    "TableStream",
    "__version__",
    "cited",
    "date_parts",
    "duration_parts",
    "extract_table",
    "fields",
    "find_dates",
    "find_money",
    "find_numbers",
    "find_ordinals",
    "find_percentages",
    "interval_parts",
    "read_pack",
    "render",
    "run_command",
    "vocabularies",
]

SCHEMA: str
__version__: str

_Day = tuple[int | None, int, int]
_Pack = tuple[str, dict[str, str]]
_Quantity = tuple[str | None, str, str | None, str | None]

@final
class Extraction:
    """The records of one document. ``summitry.Extraction`` wraps it."""

    @staticmethod
    def from_json(json: str, text: str | None = None, /) -> Extraction: ...
    def to_json(self, pretty: bool = False, /) -> str: ...
    def warnings_json(self) -> str: ...
    def counts(self) -> list[int]: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def id(self) -> str | None: ...
    @property
    def language(self) -> str | None: ...
    @property
    def published(self) -> str | None: ...
    @property
    def chars_processed(self) -> int: ...
    @property
    def offset_unit(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Extractor:
    """Reads records from documents. ``summitry.Extractor`` wraps it."""

    def __new__(
        cls,
        languages: list[str] | None = None,
        records: list[str] | None = None,
        packs: list[_Pack] = ...,
        min_confidence: float = 0.0,
    ) -> Extractor: ...
    @property
    def languages(self) -> list[str]: ...
    def extract(
        self, text: str, id: str | None = None, published: str | None = None, language: str | None = None, /
    ) -> Extraction: ...
    def extract_many(
        self, documents: Iterable[tuple[Any, ...]], threads: int = 0, collect: bool = False, /
    ) -> ExtractMany: ...

@final
class RecordReader:
    """Makes the records of one kind."""

    def __new__(
        cls,
        kind: str,
        draft: type,
        record: type,
        identity: str,
        makers: list[tuple[str, dict[str, Any] | Callable[[str], Any] | None]],
        assertions: dict[str, Any],
        /,
    ) -> RecordReader: ...
    def read(self, extraction: Extraction, source: tuple[Extraction, str | None], /) -> tuple[Any, ...]: ...

@final
class ExtractMany:
    """An iterator of (text, extraction, error), in the order of the documents."""

    def __iter__(self) -> ExtractMany: ...
    def __next__(self) -> tuple[Any, Extraction, BaseException | None]: ...
    @property
    def given(self) -> int: ...
    @property
    def taken(self) -> int: ...

@final
class Ledger:
    """A ledger. ``summitry.Ledger`` wraps it."""

    def __new__(cls, extractions: list[Extraction], /) -> Ledger: ...
    @staticmethod
    def from_json(json: str, /) -> Ledger: ...
    def to_json(self) -> str: ...
    def timeline_json(self) -> str: ...
    def merged(self) -> Extraction: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Table:
    """A table of one kind of record, of mentions or of documents, built in parts."""

    def __new__(cls, kind: str, /) -> Table: ...
    def add(self, extractions: list[Extraction], texts: list[str | None], errors: list[str | None], /) -> None: ...
    @property
    def num_rows(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

@final
class CsvFile:
    """A CSV file of one table, written in parts."""

    def __new__(cls, path: str | PathLike[str], kind: str, /) -> CsvFile: ...
    def add(self, extractions: list[Extraction], texts: list[str | None], /) -> None: ...
    def close(self) -> None: ...

@final
class TableStream:
    """A table's documents, read as they are asked for."""

    def read_all(self) -> TableStream: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

def extract_table(
    extractor: Extractor,
    table: Any,
    text: str,
    id: str | None,
    published: str | None,
    language: str | None,
    keep: list[str],
    threads: int,
    raises: bool,
    /,
) -> TableStream: ...
def read_pack(folder: str | PathLike[str], /) -> _Pack: ...
def render(
    documents: list[tuple[Extraction, str | None, str | None]], prefix: str, title: str | None = None, /
) -> str: ...
def run_command(arguments: list[str], /) -> int: ...
def vocabularies() -> dict[str, list[str]]: ...
def fields(kind: str, /) -> list[str]: ...
def cited(
    extraction: Extraction, kind: str, place: int, /
) -> tuple[list[tuple[int, int]], list[tuple[str, list[tuple[int, int, str]]]]]: ...
def date_parts(text: str, /) -> tuple[str, str, int | None, int | None, int | None, str, _Day, _Day]: ...
def interval_parts(text: str, /) -> tuple[str, str | None, str | None]: ...
def duration_parts(text: str, /) -> tuple[str, int, int, int, int]: ...
def find_numbers(text: str, language: str, /) -> list[tuple[str, int, int]]: ...
def find_ordinals(text: str, language: str, /) -> list[tuple[int, int, int]]: ...
def find_money(text: str, language: str, /) -> list[tuple[tuple[str, _Quantity], int, int]]: ...
def find_percentages(text: str, language: str, /) -> list[tuple[tuple[bool, str, _Quantity], int, int]]: ...
def find_dates(text: str, language: str, reference: str | None = None, /) -> list[tuple[str | None, int, int]]: ...
