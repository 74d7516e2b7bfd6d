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
from summitry.finders import find_numbers, find_ordinals
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
from summitry.values import Date, DateInterval, Duration, Evidence, Found, Span, Warning
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

__all__ = [
    "SCHEMA",
    "Assertion",
    "Bound",
    "Corpus",
    "Date",
    "DateError",
    "DateInterval",
    "Document",
    "DocumentError",
    "Duration",
    "Evidence",
    "Extraction",
    "ExtractionError",
    "Extractor",
    "FigureStatus",
    "FormatError",
    "Found",
    "Initiative",
    "LanguageError",
    "Measure",
    "Mechanism",
    "MeetingFormat",
    "MeetingStatus",
    "Ministerial",
    "MissingExtraError",
    "Outcome",
    "OutcomeKind",
    "PackError",
    "Person",
    "Poll",
    "Portfolio",
    "Record",
    "RecordKind",
    "Role",
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
    "find_numbers",
    "find_ordinals",
]
