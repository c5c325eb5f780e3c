"""Dates, times, lists and amounts as Dutch readers expect them. Words only; no HTML."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from wijkmakers_site.model import academy, enrolment
    from wijkmakers_site.model.downloads import Download

# Our own: `strftime` speaks the language of the machine, and CLDR is 30 MB for these nineteen words.
_TITLE, _DESCRIPTION = 70, 50  # characters: fewer than so many of a title, at least so many of a description
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_LANGUAGES = {"en": "Engels", "de": "Duits", "fr": "Frans", "fy": "Fries", "nds": "Nedersaksisch"}
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


def short_month(day: date) -> str:
    """Three letters: "dec", and "mrt" for March."""
    name = MONTHS[day.month - 1]
    return "mrt" if name == "maart" else name[:3]


def language(code: str) -> str:
    """The name of a language by its code (BCP 47): "Engels"; the code itself of one that we know no name of."""
    return _LANGUAGES.get(code, code)


def hours(value: academy.Hours) -> str:
    """13.00 tot 19.30 uur: clock times have a full stop in Dutch, a colon only in content files."""
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


def open_period(first: date) -> str:
    """Vanaf 19 september 2024: where no last day is known."""
    return f"Vanaf {short_date(first)}"


def between(first: date | None, last: date | None) -> str:
    """A part of a whole: "1 september 2025 tot en met 31 januari 2026", "vanaf 1 september 2025", or nothing."""
    if first and last:
        return period(first, last)
    if first:
        return f"vanaf {short_date(first)}"
    return f"tot en met {short_date(last)}" if last else ""


def when(session: academy.Timed) -> str:
    """The whole moment: "donderdag 12 december 2024, 13.00 tot 19.30 uur"."""
    first, last = session.first_day, session.last_day
    if session.hours is None:
        return long_date(first) if first == last else f"{long_date(first)} tot en met {long_date(last)}"
    if first == last:
        return f"{long_date(first)}, {hours(session.hours)}"
    # Hours of several days run from the first day to the last, not on each: the dates stand with them.
    start, end = session.hours.start, session.hours.end
    return f"{long_date(first)}, {start:%H.%M} uur tot {long_date(last)}, {end:%H.%M} uur"


def listing(items: Sequence[str], conjunction: str = "en") -> str:
    """a, b en c: no comma before the conjunction. Nothing where there are no items."""
    return f" {conjunction} ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def names(items: Sequence[str], most: int) -> str:
    """Like `listing`; of more than `most` the first ones, and how many more: a, b en 48 anderen."""
    return listing(items if len(items) <= most + 1 else [*items[:most], f"{len(items) - most} anderen"])


def counted(number: int, singular: str, plural: str) -> str:
    """1 module or 20 modules."""
    return f"{number} {singular if number == 1 else plural}"


def first_up(text: str) -> str:
    """The first letter a capital, the rest as it is (`str.capitalize` makes that small): Thema leren."""
    return text[:1].upper() + text[1:]


def number(value: Decimal) -> str:
    """1.250,5: without zeros at the end."""
    return f"{value.normalize():,f}".translate(_DUTCH_MARKS)


def file_label(download: Download) -> str:
    """What stands behind a link to a document: "pdf, 1,2 MB". A thousand bytes are a kB, as visitors' devices count."""
    size = len(download.content)
    if size < 999_500:
        return f"{download.kind}, {max(1, round(size / 1000))} kB"
    from decimal import Decimal  # not all who write a date need it

    return f"{download.kind}, {number(Decimal(size).scaleb(-6).quantize(Decimal('0.1')))} MB"


def initials(name: str) -> str:
    """HB for Hans Boutellier, MK for Milio van de Kamp: of the first and the last word with a capital.

    Particles (van, de, 't) are written small after a first name and do not count.
    """
    letters = [word[0] for word in name.split() if word[0].isupper()] or [name[0]]
    return letters[0] if len(letters) == 1 else letters[0] + letters[-1]


def load(value: enrolment.Load) -> str:
    """10 tot 15 uur: of one's own time, beside the sessions."""
    if value.low == value.high:
        return f"{number(value.low)} uur"
    return f"{number(value.low)} tot {number(value.high)} uur"


def length_of_video(seconds: int) -> str:
    """3 minuten en 30 seconden; of an hour and more without the seconds, which say nothing then."""
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    parts = [f"{hours} uur"] if hours else []
    parts += [counted(minutes, "minuut", "minuten")] if minutes else []
    parts += [counted(rest, "seconde", "seconden")] if rest and not hours else []
    return listing(parts)


def money(amount: Decimal) -> str:
    """€ 450 or € 450,50: cents only where there are any."""
    decimals = 0 if amount == amount.to_integral_value() else 2
    return f"€ {amount:,.{decimals}f}".translate(_DUTCH_MARKS)


def school_year(day: date) -> str:
    """2024-2025: from 1 August to 31 July."""
    first = day.year if day.month >= 8 else day.year - 1
    return f"{first}-{first + 1}"


def page_title(title: str, site_name: str) -> str:
    """What a tab and a search engine show: the title and whose it is, or of a long one the title alone.

    Search engines show some seventy characters, and cut the end off: rather the name of the site than the subject.
    """
    whole = f"{title} – {site_name}"
    return whole if len(whole) < _TITLE else truncated(title, _TITLE - 1)


def described(description: str, about_the_site: str) -> str:
    """A description for search engines: a short one goes on with what the site is about, or they write their own."""
    return description if len(description) >= _DESCRIPTION else truncated(f"{_ended(description)} {about_the_site}")


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


def truncated(text: str, length: int = 160) -> str:
    """`text` on one line of at most `length` characters, the ellipsis included, which search engines show whole.

    It ends after a word, or inside the first one where that is longer than the line.
    """
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    whole_words = line[:length].rpartition(" ")[0]
    return f"{(whole_words or line[: length - 1]).rstrip(' ,;:.')}…"
