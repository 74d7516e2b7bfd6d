"""Records as Python objects: typed, frozen, compared, pickled, matched."""

from __future__ import annotations

import copy
import enum
import inspect
import pickle
import pydoc
from decimal import Decimal
from pathlib import Path

import pytest
import summitry
from summitry import _summitry, records, vocabulary
from summitry.records import RECORD_TYPES

GOLD = Path(__file__).parents[2] / "tests" / "gold"
EXAMPLES = [
    summitry.Summit(
        id="summit-1",
        series="china-central-asia",
        edition=2,
        start="2025-06-17",
        end="2025-06-17",
        city="Astana",
        country="KAZ",
        format="in_person",
        status="held",
        participants=["CHN", "central-asia"],
        mentions=[(3, 9)],
        evidence={"edition": (summitry.Evidence(summitry.Span(3, 9), "a.rule"),)},
        confidence=0.9,
    ),
    summitry.Ministerial(portfolio="trade", status="planned", assertion="plan"),
    summitry.Treaty(name="traité", kind="treaty", status="signed", signed="2025-06", parties=("CHN", "KAZ")),
    summitry.Mechanism(key="mechanism-1", id="sco", cadence="P1Y", members=["CHN"]),
    summitry.TradeFigure(
        measure="trade",
        value="94800000000",
        currency="USD",
        bound="more_than",
        change=Decimal("-3.5"),
        record=True,
        period="2024-01/2024-06",
    ),
    summitry.Initiative(key="initiative-1", id="belt-and-road", proposed="2013"),
    summitry.Outcome(kind="documents", count=55, actor="CHN"),
    summitry.Poll(pollster="Ifop", percent="92.4"),
    summitry.Person(name="Kassym-Jomart Tokaïev", role="head_of_state", country="KAZ"),
]
by_type = pytest.mark.parametrize("record", EXAMPLES, ids=lambda r: type(r).__name__)


def test_every_kind_has_an_example() -> None:
    assert [type(example) for example in EXAMPLES] == list(RECORD_TYPES.values())


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_fields_are_those_of_the_core(kind: str) -> None:
    assert list(RECORD_TYPES[kind].__match_args__) == _summitry.fields(kind)
    annotated = [n for n in RECORD_TYPES[kind].__annotations__]
    assert annotated[1:] == _summitry.fields(kind)


def test_vocabularies_are_those_of_the_core() -> None:
    ours = {
        name: [str(word) for word in getattr(vocabulary, name)] for name in vocabulary.__all__ if name != "Assertion"
    }
    assert ours == _summitry.vocabularies()


def test_kinds_are_in_the_order_of_the_output() -> None:
    assert list(RECORD_TYPES) == [str(kind) for kind in summitry.RecordKind]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_records_of_an_extraction_are_those_of_its_json(language: str) -> None:
    read = 0
    for path in sorted(GOLD.glob(f"{language}-*.txt")):
        text = path.read_text(encoding="utf-8")
        x = summitry.extract(text, id=path.stem, published="2025-06-18")
        json = x.to_dict()
        for kind, cls in RECORD_TYPES.items():
            made = getattr(x, kind)
            assert made == tuple([cls.from_dict(record) for record in json[kind]])
            assert [record.to_dict() for record in made] == json[kind]
            for record in made:
                assert type(record) is cls
                assert [type(v) for v in record._values()] == [
                    type(v) for v in cls.from_dict(record.to_dict())._values()
                ]
                assert all(e.text == text[e.span.slice] for cited in record.evidence.values() for e in cited)
            read += len(made)
    assert read > 100


def test_what_was_cited_is_made_when_it_is_asked_for(extraction: summitry.Extraction) -> None:
    (summit,) = extraction.summits
    assert summit.edition == 2 and summit._cited is None
    mentions, evidence = summit.mentions, summit.evidence
    assert summit.mentions is mentions and summit.evidence is evidence and evidence["edition"]
    fresh = summitry.extract(extraction.text or "", id="astana.txt", published="2025-06-18").summits[0]
    assert fresh._cited is None
    for other in (pickle.loads(pickle.dumps(fresh)), copy.deepcopy(fresh), fresh.replace(edition=2)):
        assert type(other) is summitry.Summit and other == summit and hash(other) == hash(summit)
        with pytest.raises(AttributeError, match="can't be changed"):
            setattr(other, "edition", 3)
    with pytest.raises(IndexError):
        _summitry.cited(extraction._native, "summits", 1)


@by_type
def test_round_trips(record: records.Record) -> None:
    assert pickle.loads(pickle.dumps(record)) == record
    assert copy.copy(record) == record
    assert copy.deepcopy(record) == record
    assert type(record).from_dict(record.to_dict()) == record
    assert type(record).from_json(record.to_json()) == record
    assert record.replace() == record
    assert hash(record.replace()) == hash(record)
    assert len({record, record.replace()}) == 1


@by_type
def test_repr_can_be_read_and_evaluated(record: records.Record) -> None:
    again = eval(repr(record), dict(vars(summitry)))
    for name in type(record).__match_args__:
        assert getattr(again, name) == getattr(record, name)


@by_type
def test_frozen(record: records.Record) -> None:
    for name in ("id", "mentions", "confidence", "other"):
        with pytest.raises(AttributeError, match="can't be"):
            setattr(record, name, None)
    with pytest.raises(AttributeError):
        delattr(record, "mentions")
    assert not hasattr(record, "__dict__")


def test_unequal_where_a_field_differs() -> None:
    summit = EXAMPLES[0]
    assert summit != summit.replace(edition=3)
    assert summit != summit.replace(confidence=0.1)
    assert summit != summitry.Ministerial()
    assert summit != "summit"


@by_type
def test_help_tells_each_field(record: records.Record) -> None:
    cls = type(record)
    assert list(inspect.signature(cls).parameters) == list(cls._fields)
    for name in cls._fields:
        assert inspect.getdoc(getattr(cls, name)), name
    shown = pydoc.plain(pydoc.render_doc(cls))
    assert all(f" |  {name}\n |      " in shown for name in cls._fields)


def test_a_word_that_is_none_is_told_with_those_that_are() -> None:
    with pytest.raises(ValueError, match="Summit.status: 'done' is no MeetingStatus; expected one of held, ongoing"):
        summitry.Summit(status="done")


def test_pattern_matching() -> None:
    match EXAMPLES[0]:
        case summitry.Summit(series="china-central-asia", edition=number, country="KAZ"):
            assert number == 2
        case _:
            pytest.fail("no match")
    match EXAMPLES[4]:
        case summitry.TradeFigure(measure=summitry.Measure.TRADE, value=value):
            assert value == Decimal(94_800_000_000)
        case _:
            pytest.fail("no match")


def test_values_are_typed() -> None:
    summit, figure = EXAMPLES[0], EXAMPLES[4]
    assert type(summit.start) is summitry.Date
    assert type(figure.period) is summitry.DateInterval
    assert type(figure.value) is Decimal
    assert figure.bound is summitry.Bound.MORE_THAN
    assert isinstance(summit.status, str) and isinstance(summit.status, enum.Enum)
    assert summit.participants == ("CHN", "central-asia")
    assert summitry.Poll().percent is None
    assert summitry.TradeFigure().record is False
    assert summitry.Treaty().parties == ()
    assert summit.evidence["edition"][0].rule == "a.rule"
    assert summit.evidence["city"] == ()
    assert list(summit.evidence) == ["edition"]


@pytest.mark.parametrize(
    ("fields", "error", "words"),
    [
        ({"editions": 2}, TypeError, "no field 'editions'"),
        ({"edition": "2"}, TypeError, "Summit.edition"),
        ({"edition": -1}, ValueError, "from 0"),
        ({"start": "tomorrow"}, summitry.DateError, "tomorrow"),
        ({"status": "happened"}, ValueError, "happened"),
        ({"participants": "CHN"}, TypeError, "list"),
        ({"confidence": 1.5}, ValueError, "0 to 1"),
        ({"mentions": [(3, 2)]}, ValueError, "3..2"),
        ({"city": 5}, TypeError, "Summit.city"),
    ],
)
def test_wrong_values_are_refused(fields: dict[str, object], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        summitry.Summit(**fields)


@pytest.mark.parametrize(
    "json", ["", "[]", "3", '{"other": 1}', '{"mentions": [1]}', '{"evidence": []}', '{"start": 5}']
)
def test_wrong_json_is_refused(json: str) -> None:
    with pytest.raises(summitry.FormatError):
        summitry.Summit.from_json(json)


def test_words_are_strings() -> None:
    status = summitry.MeetingStatus.HELD
    assert status == "held" and str(status) == "held" and f"{status:>6}" == "  held"
    assert repr(status) == "MeetingStatus.HELD"
    assert {"held": 1}[status] == 1
    assert pickle.loads(pickle.dumps(status)) is status
