"""Dates, numbers and lists are written as Dutch readers expect them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from wijkmakers_site.model.enrolment import Load
from wijkmakers_site.text.words import dutch

FEBRUARY, MARCH, NEXT_MARCH = date(2024, 2, 29), date(2024, 3, 1), date(2025, 3, 31)


def test_a_date_has_no_zeros_and_no_capitals() -> None:
    assert dutch.short_date(MARCH) == "1 maart 2024"
    assert dutch.long_date(FEBRUARY) == "donderdag 29 februari 2024"
    assert dutch.month(NEXT_MARCH) == "maart 2025"


def test_every_day_of_the_week_and_every_month_has_its_name() -> None:
    """A week from Monday and a year, as the calendar on the wall has them."""
    week = [dutch.long_date(date(2024, 7, day)).split()[0][:2] for day in range(1, 8)]
    assert week == ["ma", "di", "wo", "do", "vr", "za", "zo"]
    year = [dutch.short_date(date(2024, month, 1)).split()[1][:3] for month in range(1, 13)]
    assert year == ["jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]


def test_a_short_month_is_as_agendas_print_it() -> None:
    assert [dutch.short_month(date(2024, month, 1)) for month in (1, 3, 5, 12)] == ["jan", "mrt", "mei", "dec"]


def test_a_language_is_called_by_its_name_where_it_has_one_here() -> None:
    assert (dutch.language("en"), dutch.language("nds"), dutch.language("ja")) == ("Engels", "Nedersaksisch", "ja")


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (date(2024, 2, 1), "1 februari 2024"),
        (FEBRUARY, "1 tot en met 29 februari 2024"),
        (MARCH, "1 februari tot en met 1 maart 2024"),
        (NEXT_MARCH, "1 februari 2024 tot en met 31 maart 2025"),
    ],
)
def test_a_period_says_nothing_twice(last: date, words: str) -> None:
    assert dutch.period(date(2024, 2, 1), last) == words


@pytest.mark.parametrize(
    ("value", "words"), [("2.50", "2,5"), ("100", "100"), ("0.25", "0,25"), ("1250", "1.250"), ("12.0", "12")]
)
def test_a_number_has_a_comma_and_no_zeros_behind_it(value: str, words: str) -> None:
    assert dutch.number(Decimal(value)) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [("450", "€ 450"), ("450.00", "€ 450"), ("450.5", "€ 450,50"), ("1250", "€ 1.250"), ("123456.05", "€ 123.456,05")],
)
def test_money_has_cents_only_where_there_are_any(amount: str, words: str) -> None:
    assert dutch.money(Decimal(amount)) == words


def test_a_load_of_one_number_is_no_range() -> None:
    assert dutch.load(Load(Decimal("2.5"), Decimal("2.5"))) == "2,5 uur"
    assert dutch.load(Load(Decimal(10), Decimal(15))) == "10 tot 15 uur"


@pytest.mark.parametrize(("number", "words"), [(0, "0 plekken"), (1, "1 plek"), (2, "2 plekken")])
def test_one_is_singular(number: int, words: str) -> None:
    assert dutch.counted(number, "plek", "plekken") == words


@pytest.mark.parametrize(
    ("words", "together"), [([], ""), (["a"], "a"), (["a", "b"], "a of b"), (["a", "b", "c"], "a, b of c")]
)
def test_a_list_has_one_word_before_the_last(words: list[str], together: str) -> None:
    assert dutch.listing(words, "of") == together
