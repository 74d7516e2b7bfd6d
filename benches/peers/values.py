"""Values read by summitry and by Python libraries from the same sentences: what each answers, and microseconds a sentence.

    pip install summitry recognizers-text-suite "emoji<2" dateparser
    python benches/peers/values.py

Dates are compared as first and last day, amounts as currency and value, so that no library's way of writing an answer counts for it.
A library is asked only for the kinds of value that it reads. The best of five passes is given for each.
"""

from __future__ import annotations

import datetime
import time
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import dateparser.search
import summitry
from recognizers_date_time import recognize_datetime
from recognizers_number import recognize_number, recognize_ordinal, recognize_percentage
from recognizers_number_with_unit import recognize_currency

PUBLISHED = datetime.datetime(2025, 6, 18, 12)
PASSES = 5
Answers = Callable[[str, str], list[str]]


def questions() -> list[tuple[str, str, list[str], str]]:
    """The sentences of `sentences.tsv`: language, kind, expected values, text."""
    lines = Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(language, kind, [v for v in expected.split(";") if v], text) for language, kind, expected, text in rows]


def days(edtf: str) -> str:
    """The first and last day of an EDTF date or interval."""
    first, last = summitry.DateInterval(edtf).interval()
    return f"{first}..{last}"


def plain(number: object) -> str:
    """A number without needless zeros or exponent; what is none, as it is."""
    try:
        return format(Decimal(str(number).replace(",", ".")).normalize(), "f")
    except ArithmeticError:
        return str(number)


def wanted_in_one_notation(kind: str, value: str) -> str:
    if kind == "date":
        return days(value)
    if kind == "money":
        currency, amount = value.split()
        return f"{currency} {amount.lstrip('<>=~')}"
    # Not every library gives a change its sign.
    return value.removesuffix(" change").removesuffix("%").lstrip("-")


def sized(quantity: summitry.Money | summitry.Percentage) -> str:
    return plain(quantity.value) if quantity.value is not None else f"{plain(quantity.min)}..{plain(quantity.max)}"


def ours() -> dict[str, Answers]:
    def dates(text: str, language: str) -> list[str]:
        found = summitry.find_dates(text, language, PUBLISHED.date())
        return [days(str(f.value)) for f in found if f.value is not None]

    def money(text: str, language: str) -> list[str]:
        return [f"{f.value.currency} {sized(f.value)}" for f in summitry.find_money(text, language)]

    def percentages(text: str, language: str) -> list[str]:
        return [sized(f.value).lstrip("-") for f in summitry.find_percentages(text, language)]

    return {
        "money": money,
        "number": lambda text, language: [plain(f.value) for f in summitry.find_numbers(text, language)],
        "ordinal": lambda text, language: [plain(int(f.value)) for f in summitry.find_ordinals(text, language)],
        "percent": percentages,
        "date": dates,
    }


CULTURES = {"fr": "fr-fr", "en": "en-us"}
#: Codes of the names that recognizers-text-suite gives where it gives no code.
CODES = {
    "Dollar": "USD",
    "Euro": "EUR",
    "Franc CFA de l'Afrique de l'Ouest": "XOF",
    "Franc Suisse": "CHF",
    "Japanese yen": "JPY",
    "Pound": "GBP",
    "Swiss franc": "CHF",
}


def recognizers() -> dict[str, Answers]:
    def resolutions(found: list) -> list[dict]:
        return [item.resolution for item in found if item.resolution]

    def money(text: str, language: str) -> list[str]:
        found = resolutions(recognize_currency(text, CULTURES[language]))
        return [f"{CODES.get(r['unit'], r.get('isoCurrency'))} {plain(r['value'])}" for r in found if r.get("value")]

    def dates(text: str, language: str) -> list[str]:
        answers = []
        for resolution in resolutions(recognize_datetime(text, CULTURES[language], reference=PUBLISHED)):
            # The first of several values is the one before the reference.
            value = resolution["values"][0]
            if value["type"] == "date":
                answers.append(f"{value['value']}..{value['value']}")
            elif value["type"] == "daterange" and value.get("start") and value.get("end"):
                answers.append(f"{value['start']}..{value['end']}")
            else:
                answers.append(str(value))
        return answers

    def numbers(recognize: Callable[[str, str], list]) -> Answers:
        def read(text: str, language: str) -> list[str]:
            found = resolutions(recognize(text, CULTURES[language]))
            return [plain(r["value"].removesuffix("%").lstrip("-")) for r in found if r.get("value")]

        return read

    return {
        "money": money,
        "number": numbers(recognize_number),
        "ordinal": numbers(recognize_ordinal),
        "percent": numbers(recognize_percentage),
        "date": dates,
    }


def dateparsers() -> dict[str, Answers]:
    settings = {"RELATIVE_BASE": PUBLISHED, "RETURN_TIME_AS_PERIOD": False}

    def dates(text: str, language: str) -> list[str]:
        found = dateparser.search.search_dates(text, languages=[language], settings=settings) or []
        return [f"{date.date()}..{date.date()}" for _, date in found]

    return {"date": dates}


def agrees(name: str, found: list[str], wanted: list[str]) -> bool:
    """Whether the answers are the values wanted, as far as a library's own conventions can say them."""
    if len(found) != len(wanted):
        return False
    return all(one == other or agrees_in_days(name, one, other) for one, other in zip(found, wanted, strict=True))


def agrees_in_days(name: str, found: str, wanted: str) -> bool:
    try:
        (start, end), (first, last) = (map(datetime.date.fromisoformat, dates.split("..")) for dates in (found, wanted))
    except ValueError:
        return False
    if name == "recognizers-text-suite":
        # The end of its ranges is sometimes in them and sometimes after them.
        return start == first and end - datetime.timedelta(days=1) == last
    # dateparser has no periods: any day of the right one will do.
    return name == "dateparser" and first <= start <= last


def measure(read: Answers, asked: list[tuple[str, str, list[str], str]]) -> float:
    """Microseconds a sentence, the best of some passes."""
    best = float("inf")
    for _ in range(PASSES):
        start = time.perf_counter()
        for language, _, _, text in asked:
            read(text, language)
        best = min(best, time.perf_counter() - start)
    return best / len(asked) * 1e6


def main() -> None:
    asked = defaultdict(list)
    for question in questions():
        asked[question[1]].append(question)
    libraries = {"summitry": ours(), "recognizers-text-suite": recognizers(), "dateparser": dateparsers()}
    table = ["| values | library | right | microseconds a sentence |", "| --- | --- | --- | --- |"]
    for kind, sentences in asked.items():
        for name, readers in libraries.items():
            if kind not in readers:
                continue
            right = 0
            for language, _, expected, text in sentences:
                wanted = [wanted_in_one_notation(kind, value) for value in expected]
                found = readers[kind](text, language)
                agreed = agrees(name, found, wanted)
                right += agreed
                if not agreed:
                    print(f"{name}: {text}\n   expected {wanted}\n   found    {found}")
            micros = measure(readers[kind], sentences)
            table.append(f"| {kind} | {name} | {right} of {len(sentences)} | {micros:.1f} |")
    print("\n".join(table))


if __name__ == "__main__":
    main()
