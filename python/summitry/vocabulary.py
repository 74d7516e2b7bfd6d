"""The closed vocabularies. Each word is a string: ``MeetingStatus.HELD == "held"``.

>>> from summitry import MeetingStatus
>>> MeetingStatus("held") is MeetingStatus.HELD
True
>>> f"{MeetingStatus.HELD}"
'held'
"""

from __future__ import annotations

from enum import Enum

__all__ = [
    "Assertion",
    "Bound",
    "FigureStatus",
    "Measure",
    "MeetingFormat",
    "MeetingStatus",
    "OutcomeKind",
    "Portfolio",
    "RecordKind",
    "Role",
    "TreatyKind",
    "TreatyStatus",
]


class _Word(str, Enum):
    # What enum.StrEnum is from Python 3.11 on.
    __str__ = str.__str__
    __format__ = str.__format__  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    @classmethod
    def _missing_(cls, value: object) -> None:
        raise ValueError(f"{value!r} is no {cls.__name__}; expected one of {', '.join(cls)}")


class RecordKind(_Word):
    """The kinds of records, in the order of the output."""

    SUMMITS = "summits"
    MINISTERIALS = "ministerials"
    TREATIES = "treaties"
    MECHANISMS = "mechanisms"
    TRADE_FIGURES = "trade_figures"
    INITIATIVES = "initiatives"
    OUTCOMES = "outcomes"
    POLLS = "polls"
    PEOPLE = "people"


class Assertion(_Word):
    """What the text claims of a record."""

    FACT = "fact"
    PLAN = "plan"
    REPORT = "report"


class Bound(_Word):
    """How a stated number bounds the real one."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    UP_TO = "up_to"


class MeetingFormat(_Word):
    """How those present meet."""

    IN_PERSON = "in_person"
    VIRTUAL = "virtual"
    HYBRID = "hybrid"


class MeetingStatus(_Word):
    """Whether a meeting took place, as of the document's publication."""

    HELD = "held"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class Portfolio(_Word):
    """What a minister is in charge of."""

    FOREIGN_AFFAIRS = "foreign_affairs"
    TRADE = "trade"
    FINANCE = "finance"
    DEFENCE = "defence"
    TRANSPORT = "transport"
    ENERGY = "energy"
    EDUCATION = "education"
    CULTURE = "culture"
    AGRICULTURE = "agriculture"
    ENVIRONMENT = "environment"
    INTERIOR = "interior"
    OTHER = "other"


class TreatyKind(_Word):
    """What an instrument calls itself."""

    TREATY = "treaty"
    AGREEMENT = "agreement"
    MEMORANDUM = "memorandum"
    DECLARATION = "declaration"
    COMMUNIQUE = "communique"
    PROTOCOL = "protocol"
    CONVENTION = "convention"
    CHARTER = "charter"
    CONTRACT = "contract"
    PLAN = "plan"
    STATEMENT = "statement"


class TreatyStatus(_Word):
    """How far an instrument has come."""

    PROPOSED = "proposed"
    UNDER_NEGOTIATION = "under_negotiation"
    INITIALLED = "initialled"
    ADOPTED = "adopted"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
    EXPIRED = "expired"


class Measure(_Word):
    """What a figure measures."""

    TRADE = "trade"
    EXPORTS = "exports"
    IMPORTS = "imports"
    TRADE_BALANCE = "trade_balance"
    INVESTMENT = "investment"
    INVESTMENT_STOCK = "investment_stock"
    LOAN = "loan"
    GRANT = "grant"
    CONTRACT = "contract"
    DEBT = "debt"
    GDP = "gdp"
    TARIFF = "tariff"
    FUND = "fund"
    OTHER = "other"


class FigureStatus(_Word):
    """Set where a figure is a target, a pledge or a forecast."""

    PLANNED = "planned"


class OutcomeKind(_Word):
    """What is counted."""

    DOCUMENTS = "documents"
    AGREEMENTS = "agreements"
    MEASURES = "measures"
    CENTRES = "centres"
    PLATFORMS = "platforms"
    PROJECTS = "projects"
    PROPOSALS = "proposals"
    CONTRACTS = "contracts"
    SCHOLARSHIPS = "scholarships"
    OTHER = "other"


class Role(_Word):
    """What a person's office is."""

    HEAD_OF_STATE = "head_of_state"
    HEAD_OF_GOVERNMENT = "head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    MINISTER = "minister"
    DEPUTY_PRIME_MINISTER = "deputy_prime_minister"
    SECRETARY_GENERAL = "secretary_general"
    AMBASSADOR = "ambassador"
    SPOKESPERSON = "spokesperson"
    EXPERT = "expert"
    OTHER = "other"
