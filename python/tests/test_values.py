"""Dates, intervals, durations, spans and finders."""

from __future__ import annotations

import copy
import datetime
import pickle
from decimal import Decimal

import pytest
import summitry
from hypothesis import given
from hypothesis import strategies as st
from summitry import Date, DateInterval, Duration, Span

day = datetime.date


@pytest.mark.parametrize(
    ("text", "granularity", "date", "interval"),
    [
        ("2025-06-17", "day", day(2025, 6, 17), (day(2025, 6, 17), day(2025, 6, 17))),
        ("2024-02", "month", None, (day(2024, 2, 1), day(2024, 2, 29))),
        ("2024", "year", None, (day(2024, 1, 1), day(2024, 12, 31))),
        ("2024-33", "quarter", None, (day(2024, 1, 1), day(2024, 3, 31))),
        ("2024-41", "half", None, (day(2024, 7, 1), day(2024, 12, 31))),
        ("199X", "decade", None, (day(1990, 1, 1), day(1999, 12, 31))),
        ("XXXX-05-18", "day", None, None),
        ("-0044-03-15", "day", None, None),
        ("2025-06-17~", "day", day(2025, 6, 17), (day(2025, 6, 17), day(2025, 6, 17))),
    ],
)
def test_dates(text: str, granularity: str, date: object, interval: object) -> None:
    value = Date(text)
    assert value == text and hash(value) == hash(text) and {text: 1}[value] == 1
    assert value.granularity == granularity
    assert value.date() == date
    assert value.interval() == interval
    for again in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value), eval(repr(value))):
        assert type(again) is Date and again == value


def test_date_parts() -> None:
    value = Date("XXXX-05-18?")
    assert (value.year, value.month, value.day, value.qualification) == (None, 5, 18, "uncertain")
    assert Date(day(2025, 6, 17)) == Date(datetime.datetime(2025, 6, 17, 23)) == "2025-06-17"


@pytest.mark.parametrize("text", ["", "2025-02-30", "17/06/2025", "tomorrow", "2025-06-17T00:00", "２０２５"])
def test_no_dates(text: str) -> None:
    with pytest.raises(summitry.DateError, match="date"):
        Date(text)
    with pytest.raises(ValueError):
        summitry.extract("Il pleut.", published=text)
    with pytest.raises(summitry.DateError):
        DateInterval(text)


@pytest.mark.parametrize("wrong", [5, b"2025", ["2025"]])
def test_dates_of_another_type(wrong: object) -> None:
    with pytest.raises(TypeError, match="date must be"):
        Date(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="date must be"):
        summitry.extract("Il pleut.", published=wrong)  # type: ignore[arg-type]


@given(st.dates())
def test_days_come_back(date: datetime.date) -> None:
    assert Date(date).date() == date


@given(st.text(max_size=12))
def test_any_string_is_a_date_or_a_date_error(text: str) -> None:
    try:
        assert isinstance(Date(text).granularity, str)
    except (summitry.DateError, UnicodeEncodeError):
        pass


def test_intervals() -> None:
    half = DateInterval("2024-01/2024-06")
    assert (half.start, half.end) == ("2024-01", "2024-06")
    assert half.interval() == (day(2024, 1, 1), day(2024, 6, 30))
    assert half.date() is None
    assert DateInterval("2013/..").interval() == (day(2013, 1, 1), None)
    assert DateInterval("2025-06-17").date() == day(2025, 6, 17)
    assert pickle.loads(pickle.dumps(half)) == half


def test_durations() -> None:
    assert (Duration("P1Y6M2W3D").years, Duration("P6M").months) == (1, 6)
    assert (Duration("P1Y6M2W3D").weeks, Duration("P1Y6M2W3D").days) == (2, 3)
    with pytest.raises(summitry.DateError):
        Duration("two years")


def test_spans() -> None:
    span = Span(3, 9)
    start, end = span
    assert "Le sommet"[start:end] == "Le sommet"[span.slice] == "sommet"
    assert len(span) == 6 and span.overlaps(Span(8, 12)) and not span.overlaps(Span(9, 12))
    assert sorted([Span(4, 5), Span(3, 9), Span(3, 4)]) == [Span(3, 4), Span(3, 9), Span(4, 5)]
    assert pickle.loads(pickle.dumps(span)) == span and hash(span) == hash(Span(3, 9))
    with pytest.raises(ValueError):
        Span(-1, 2)


def test_numbers_with_their_places() -> None:
    text = "😀 e\u0301té 中: deux accords et 1,5 million"
    found = summitry.find_numbers(text, "fr")
    assert [f.value for f in found] == [Decimal(2), Decimal(1_500_000)]
    assert [text[f.start : f.end] for f in found] == [f.text for f in found] == ["deux", "1,5 million"]
    assert pickle.loads(pickle.dumps(found)) == found
    assert [f.value for f in summitry.find_ordinals(text + ", le XIXe sommet", "fr")] == [19]


def test_finders_refuse_what_they_cannot_read() -> None:
    with pytest.raises(summitry.LanguageError, match="xx"):
        summitry.find_numbers("deux", "xx")
    with pytest.raises(TypeError, match="str"):
        summitry.find_numbers(b"deux", "fr")  # type: ignore[arg-type]
    with pytest.raises(summitry.TextError, match="character 4"):
        summitry.find_ordinals("deux\udc00", "fr")


def test_amounts_percentages_and_dates() -> None:
    text = "😀 Plus de 94,8 milliards de dollars, une baisse de 3,5 %, le 17 juin 2025 et mardi."
    (money,) = summitry.find_money(text, "fr")
    assert money.value.currency == "USD" and money.value.value == Decimal(94_800_000_000)
    assert money.value.bound is summitry.Bound.MORE_THAN and money.value.min is money.value.max is None
    (percentage,) = summitry.find_percentages(text, "fr")
    assert (percentage.value.value, percentage.value.change, percentage.value.unit) == (
        Decimal("-3.5"),
        True,
        "percent",
    )
    dates = summitry.find_dates(text, "fr", reference=day(2025, 6, 18))
    assert [d.value.date() for d in dates] == [day(2025, 6, 17), day(2025, 6, 17)]
    assert summitry.find_dates("mardi", "fr")[0].value is None
    for found in (money, percentage, *dates):
        assert text[found.start : found.end] == found.text
        assert pickle.loads(pickle.dumps(found)) == found and hash(found) == hash(copy.copy(found))
    with pytest.raises(summitry.DateError):
        summitry.find_dates("mardi", "fr", reference="soon")
