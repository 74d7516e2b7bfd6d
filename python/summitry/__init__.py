"""Typed, sourced records from diplomatic news: summits, treaties, trade figures, people.

>>> import summitry
>>> text = "Le deuxième sommet Chine-Asie centrale s’est tenu à Astana le 17 juin 2025."
>>> x = summitry.extract(text)
>>> summit = x.summits[0]
>>> summit.series, summit.edition, summit.city
('china-central-asia', 2, 'Astana')
>>> text[summit.evidence["edition"][0].start : summit.evidence["edition"][0].end]
'deuxième'
"""

from __future__ import annotations

from summitry import _interpreter as _interpreter
from summitry._errors import (
    DateError,
    DocumentError,
    ExtractionError,
    FormatError,
    LanguageError,
    MissingExtraError,
    PackError,
    SummitryError,
    TextError,
)
from summitry._summitry import SCHEMA, __version__
from summitry.extraction import Extraction
from summitry.extractor import Corpus, Document, Extractor, extract, extract_many, extract_table
from summitry.finders import find_dates, find_money, find_numbers, find_ordinals, find_percentages
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
from summitry.values import Date, DateInterval, Duration, Evidence, Found, Money, Percentage, Span, Warning
from summitry.vocabulary import (
    Assertion,
    Bound,
    FigureStatus,
    Measure,
    MeetingFormat,
    MeetingStatus,
    OutcomeKind,
    Portfolio,
    RecordKind,
    Role,
    TreatyKind,
    TreatyStatus,
)

# Type checkers see at once what is imported later.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from summitry import display, engines, frames, ledger, plots
    from summitry.display import render
    from summitry.frames import to_arrow, to_pandas, to_polars, write_csv, write_parquet
    from summitry.ledger import Conflict, Entry, Event, Ledger, Reading, Source
    from summitry.plots import plot_network, plot_timeline, plot_trade

__all__ = [
    "SCHEMA",
    "Assertion",
    "Bound",
    "Conflict",
    "Corpus",
    "Date",
    "DateError",
    "DateInterval",
    "Document",
    "DocumentError",
    "Duration",
    "Entry",
    "Event",
    "Evidence",
    "Extraction",
    "ExtractionError",
    "Extractor",
    "FigureStatus",
    "FormatError",
    "Found",
    "Initiative",
    "LanguageError",
    "Ledger",
    "Measure",
    "Mechanism",
    "MeetingFormat",
    "MeetingStatus",
    "Ministerial",
    "MissingExtraError",
    "Money",
    "Outcome",
    "OutcomeKind",
    "PackError",
    "Percentage",
    "Person",
    "Poll",
    "Portfolio",
    "Reading",
    "Record",
    "RecordKind",
    "Role",
    "Source",
    "Span",
    "Summit",
    "SummitryError",
    "TextError",
    "TradeFigure",
    "Treaty",
    "TreatyKind",
    "TreatyStatus",
    "Warning",
    "__version__",
    "extract",
    "extract_many",
    "extract_table",
    "find_dates",
    "find_money",
    "find_numbers",
    "find_ordinals",
    "find_percentages",
    "plot_network",
    "plot_timeline",
    "plot_trade",
    "render",
    "to_arrow",
    "to_pandas",
    "to_polars",
    "write_csv",
    "write_parquet",
]

# Imported when they are asked for: what is seldom used should not make the import longer.
_LATER = {
    "Conflict": "ledger",
    "Entry": "ledger",
    "Event": "ledger",
    "Ledger": "ledger",
    "Reading": "ledger",
    "Source": "ledger",
    "render": "display",
    "plot_network": "plots",
    "plot_timeline": "plots",
    "plot_trade": "plots",
    "to_arrow": "frames",
    "to_pandas": "frames",
    "to_polars": "frames",
    "write_csv": "frames",
    "write_parquet": "frames",
}


def __getattr__(name: str) -> object:
    import importlib

    if name in ("display", "engines", "frames", "ledger", "plots"):
        return importlib.import_module(f"summitry.{name}")
    if name in _LATER:
        value = getattr(importlib.import_module(f"summitry.{_LATER[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'summitry' has no attribute {name!r}")


def __dir__() -> list[str]:
    # What there is to use: not what the package is made of.
    return sorted({*__all__, "engines", *[name for name in globals() if name.startswith("__")]})
