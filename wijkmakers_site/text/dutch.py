"""Dates, times, lists and amounts as Dutch readers expect them. Words only; no HTML."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from wijkmakers_site.model import academy

# Our own: `strftime` speaks the language of the machine, and CLDR is 30 MB for these nineteen words.
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_DUTCH_MARKS = str.maketrans(",.", ".,")


def short_date(day: date) -> str:
    """12 december 2024"""
    return f"{day.day} {month(day)}"


def long_date(day: date) -> str:
    """Such as "donderdag 12 december 2024"."""
    return f"{WEEKDAYS[day.weekday()]} {short_date(day)}"


def month(day: date) -> str:
    """Such as "december 2024"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def hours(value: academy.Hours) -> str:
    """13.00 tot 19.30 uur"""
    return f"{value.start:%H.%M} tot {value.end:%H.%M} uur"


def period(first: date, last: date) -> str:
    """19 september 2024 tot en met 19 juni 2025; one day stays one day."""
    if first == last:
        return short_date(first)
    if first.year != last.year:
        start = short_date(first)
    elif first.month != last.month:
        start = f"{first.day} {MONTHS[first.month - 1]}"
    else:
        start = str(first.day)
    return f"{start} tot en met {short_date(last)}"


def onward(first: date) -> str:
    """Vanaf 19 september 2024: where no last day is known."""
    return f"Vanaf {short_date(first)}"


def when(session: academy.Timed) -> str:
    """The whole moment: "donderdag 12 december 2024, 13.00 tot 19.30 uur"."""
    first, last = session.first_day, session.last_day
    if session.hours is None:
        return long_date(first) if first == last else f"{long_date(first)} tot en met {long_date(last)}"
    if first == last:
        return f"{long_date(first)}, {hours(session.hours)}"
    clocks = session.hours
    return f"{long_date(first)}, {clocks.start:%H.%M} uur tot {long_date(last)}, {clocks.end:%H.%M} uur"


def listing(words: Sequence[str], last: str = "en") -> str:
    """a, b en c"""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def counted(number: int, one: str, more: str) -> str:
    """1 module or 20 modules: the words are `one` and `more`."""
    return f"{number} {one if number == 1 else more}"


def first_up(words: str) -> str:
    """Thema leren"""
    return words[:1].upper() + words[1:]


def number(value: Decimal) -> str:
    """1.250,5: without zeros at the end."""
    return f"{value.normalize():,f}".translate(_DUTCH_MARKS)


def initials(name: str) -> str:
    """HB for Hans Boutellier, MK for Milio van de Kamp: of the first and the last word with a capital."""
    letters = [word[0] for word in name.split() if word[0].isupper()] or [name[0]]
    return letters[0] if len(letters) == 1 else letters[0] + letters[-1]


def load(value: academy.Load) -> str:
    """10 tot 15 uur"""
    if value.low == value.high:
        return f"{number(value.low)} uur"
    return f"{number(value.low)} tot {number(value.high)} uur"


def money(amount: Decimal) -> str:
    """€ 450 or € 450,50"""
    decimals = 0 if amount == amount.to_integral_value() else 2
    return f"€ {amount:,.{decimals}f}".translate(_DUTCH_MARKS)


def school_year(day: date) -> str:
    """2024-2025: from 1 August to 31 July."""
    first = day.year if day.month >= 8 else day.year - 1
    return f"{first}-{first + 1}"


def shortened(text: str, length: int = 160) -> str:
    """`text` on one line, cut between two words where it is longer than search engines show."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    whole, _, _rest = line[:length].rpartition(" ")
    return f"{(whole or line[: length - 1]).rstrip(' ,;:.')}…"
