"""A date as staff write it: text in, a day out, or what is known of the day that was meant. Day before month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from wijkmakers_site.reading.notation.errors import NotationError, meaning
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.dutch import MONTHS, WEEKDAYS, short_date

if TYPE_CHECKING:
    from wijkmakers_site.reading.notation.states import StateInDate

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100  # outside them a digit is wrong
_SCHEMA = "Schrijf jaar-maand-dag, zoals `2024-09-19`."
_ISO = regex(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WRITTEN = regex(r"(?:([a-z]+),? +)?([0-9]{1,2}) +([a-z]+)\.? +([0-9]{4})", re.IGNORECASE)
# What programs put for a hyphen and for a space, and what people put around a date.
_DASHES = str.maketrans({**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"), "\u00a0": " ", "’": "'"})
_LETTERS_FOR_DIGITS = str.maketrans("OoIl", "0011")
_TOKEN = regex(r"[a-z]+|[0-9]+", re.ASCII)
_ORDINAL = regex(r"(?<=[0-9])(?:st|nd|rd|th|ste|de|e)\b")
_CLOCK = regex(
    r"(?:,| om| van| vanaf|t)? ?(?<![0-9.])[0-9]{1,2}[:.u][0-9]{2}(?: ?(?:uur|u))?(?: ?(?:-|tot) ?.*)?$"
    r"|,? [0-9]{1,2} ?uur.*$"
)
_BETWEEN = regex(r" (?:en|t/m|tot en met|tot|&|\+|-|t-m) |/|(?<![-/.][0-9]{2})(?<=[0-9])-(?=[0-9]{1,2} [a-z])|, ")
_INSIDE = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2} [a-z]+\.? [0-9]{4}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}")
_REMARK = regex(r"\s*\(.*\)$")
_MONTH_NAMES = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    "mrt": 3, "mar": 3, "march": 3, "maa": 3, "sept": 9, "january": 1, "february": 2, "may": 5, "june": 6, "july": 7,
    "august": 8, "october": 10, "oct": 10, "febr": 2, "juny": 6, "okt": 10, "novemb": 11,
}  # fmt: skip
_WEEKDAY_NAMES = {
    **{name: number for number, name in enumerate(WEEKDAYS)},
    **{name[:2]: number for number, name in enumerate(WEEKDAYS)},
    **{name[:3]: number for number, name in enumerate(WEEKDAYS)},
    "don": 3, "dond": 3, "woe": 2, "vrij": 4, "zat": 5, "monday": 0, "mon": 0, "tuesday": 1, "tue": 1, "wednesday": 2,
    "wed": 2, "thursday": 3, "thu": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}  # fmt: skip
_ROUGHLY = regex(
    r"\b(?:week|wk|eind|einde|begin|half|medio|mid|najaar|voorjaar|zomer|winter|herfst|lente|kwartaal|q[1-4]|na|rond|"
    r"omstreeks|ongeveer|voor de|volgend jaar|volgende|dit jaar|schooljaar|seizoen|elke|iedere|maandelijks|wekelijks)\b"
)
_RELATIVE = regex(r"(?:vandaag|morgen|overmorgen|gisteren|volgende week|komende .*|aanstaande .*|a\.?s\.?.*)")


def day(text: str) -> date:
    """`2024-09-19`, `19 september 2024` or `donderdag 19 september 2024`; a weekday that does not fit is refused."""
    if match := _ISO.fullmatch(text):
        return _existing(text, *map(int, match.groups()))
    if match := _WRITTEN.fullmatch(text):
        weekday, day_of_month, month, year = match.groups()
        if month.lower() in MONTHS and (weekday is None or weekday.lower() in WEEKDAYS):
            written = _existing(text, int(year), MONTHS.index(month.lower()) + 1, int(day_of_month))
            return _on_weekday(written, WEEKDAYS.index(weekday.lower()) if weekday else None)
    raise _refusal(text)


def day_or_no(text: str) -> date | bool:
    """A day, or `nee`: False."""
    return False if text.lower() == "nee" else day(text)


def _existing(text: str, year: int, month: int, day_of_month: int) -> date:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        message = f'Het jaar {year} in "{text}" klopt vast niet.'
        raise NotationError(message, f"Kies een jaar van {EARLIEST_YEAR} tot {LATEST_YEAR}.")
    if not 1 <= month <= 12:
        message = f'"{text}" is geen datum: maand {month} bestaat niet.'
        if 1 <= day_of_month <= 12 < month <= 31:  # the American order
            swapped = date(year, day_of_month, month) if month <= _last_day(year, day_of_month) else None
            if swapped:
                raise NotationError(message, f"Bedoelde je `{swapped}`?")
        raise NotationError(message, _SCHEMA)
    last = _last_day(year, month)
    if not 1 <= day_of_month <= last:
        message = f'"{text}" bestaat niet: {MONTHS[month - 1]} {year} heeft {last} dagen.'
        raise NotationError(message, "Kies een dag die bestaat.")
    return date(year, month, day_of_month)


def _last_day(year: int, month: int) -> int:
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


def _on_weekday(day: date, weekday: int | None) -> date:
    """The day, once its weekday is checked: where the two disagree, one of them is a slip of the pen."""
    if weekday is None or weekday == day.weekday():
        return day
    message = f"{short_date(day)} is geen {WEEKDAYS[weekday]}, maar een {WEEKDAYS[day.weekday()]}."
    raise NotationError(message, f"Klopt de datum? Schrijf `{day}`. Klopt de dag? Verbeter dan de datum.")


def _refusal(text: str) -> NotationError:
    """What is wrong with a text that is no date of ours; as precise as what it says."""
    from wijkmakers_site.reading.notation.states import state_in_date  # `--op` needs a date alone

    if said := state_in_date(text):
        return _with_state(text, said)
    plain = _plain(text)
    bare = _CLOCK.sub("", plain)
    readers = (_one_day, _several_days) if bare == plain else (_one_day,)
    for reader in readers:
        with suppress(_NotThisError):
            return reader(text, bare, plain)
    if match := re.fullmatch(r"(?:([a-z]+)[., ]+)?([0-9]{1,2}) ([a-z]+)\.? ([0-9]{4})", bare):
        return _odd_word(match[1], match[3])
    message = f'"{text}" is geen datum.'
    if inside := _INSIDE.search(bare):
        with suppress(_NotThisError):
            found = _one_day(inside[0], inside[0], inside[0])
            return NotationError(message, f"Bedoelde je `{found.meant}`?" if found.meant else _SCHEMA)
    if _ISO.fullmatch(digits := text.translate(_LETTERS_FOR_DIGITS)):
        with suppress(NotationError):
            return meaning(message, str(day(digits)))
    if _RELATIVE.fullmatch(bare):
        return NotationError(message, _SCHEMA)
    if _ROUGHLY.search(bare) or any(word in _MONTH_NAMES for word in _TOKEN.findall(bare)):
        return NotationError(message, "Haal de regel weg tot je de dag weet.", unknown=True)
    return NotationError(message, _SCHEMA)


def _with_state(text: str, said: StateInDate) -> NotationError:
    """Calendars go by `status`: what stands behind a date they never hear of."""
    if not said.before:
        cure = f"Laat de datum staan en zet erbij: {said.cure}."
        return NotationError(f'"{text}" is geen datum.', cure)
    try:
        written = str(day(said.before))
    except NotationError as error:
        written = error.meant or said.before
    return NotationError(f'Achter de datum staat "{said.word}".', f"Schrijf `{written}` en zet erbij: {said.cure}.")


def _plain(text: str) -> str:
    spaced = re.sub(r"\s+", " ", text.translate(_DASHES)).strip().lower()
    return _ORDINAL.sub("", _REMARK.sub("", spaced)).strip(" .,;")


class _NotThisError(Exception):
    """A reader does not understand the text; the next one may."""


def _one_day(text: str, bare: str, plain: str) -> NotationError:
    weekday, number, month, year = _parts(bare)
    message = f'"{text}" is geen datum zoals we die schrijven.'
    if not isinstance(year, int):
        return _without_century(text, weekday, list(year))
    if year == 0:
        return _without_year(text, weekday, number, month)
    try:
        found = _on_weekday(_existing(text, year, month, number), weekday)
    except NotationError as error:
        return error
    if bare != plain:
        return meaning(message, str(found), " De tijd komt achter `tijd:`.")
    remark = " Wat erachter staat, kan in de tekst." if _REMARK.search(text) else ""
    return meaning(message, str(found), remark)


def _parts(bare: str) -> tuple[int | None, int, int, int | tuple[int, ...]]:
    """(weekday from 0, day, month, year) of a text with nothing else in it; year 0 where there is none.

    Of three numbers of two digits all are given as the year: which of them is which is not known.
    """
    weekday, month, numbers = None, 0, []
    for word in _TOKEN.findall(bare):
        if word.isdecimal() and len(word) <= 8:
            numbers.append(word)
        elif word in _MONTH_NAMES and not month:
            month = _MONTH_NAMES[word]
        elif word in _WEEKDAY_NAMES and weekday is None and not numbers:
            weekday = _WEEKDAY_NAMES[word]
        else:
            raise _NotThisError
    if re.sub(r"[a-z0-9 .,/'-]", "", bare):
        raise _NotThisError
    if len(numbers) == 1 and len(numbers[0]) == 8 and not month:
        whole = numbers[0]
        year_first = EARLIEST_YEAR <= int(whole[:4]) <= LATEST_YEAR
        numbers = [whole[:4], whole[4:6], whole[6:]] if year_first else [whole[:2], whole[2:4], whole[4:]]
    return (weekday, *_numbered(numbers, month))


def _numbered(numbers: list[str], month: int) -> tuple[int, int, int | tuple[int, ...]]:
    sizes = [len(number) for number in numbers]
    values = [int(number) for number in numbers]
    short = all(size <= 2 for size in sizes)
    if month and len(values) == 2 and sizes[1] == 4:
        return values[0], month, values[1]
    if month and len(values) == 2 and short:
        return values[0], month, 2000 + values[1]
    if month and len(values) == 1 and short:
        return values[0], month, 0
    if not month and len(values) == 3 and sizes[0] == 4:
        return values[2], values[1], values[0]
    if not month and len(values) == 3 and sizes[2] == 4:
        return values[0], values[1], values[2]
    if not month and len(values) == 3 and short:
        return 0, 0, tuple(values)
    if not month and len(values) == 2 and short:
        return values[0], values[1], 0
    raise _NotThisError


def _without_century(text: str, weekday: int | None, numbers: list[int]) -> NotationError:
    """17-10-24: the Dutch write the day first; the year first is what programs do, and stays possible."""
    first, second, third = numbers
    days = tuple(_possible([(2000 + third, second, first), (2000 + first, second, third)], weekday))
    message = f'Van de datum "{text}" mist het jaar in vier cijfers.'
    if not days:
        return NotationError(message, _SCHEMA)
    return NotationError(message, f"Bedoelde je `{days[0]}`?", days=days)


def _without_year(text: str, weekday: int | None, number: int, month: int) -> NotationError:
    if not 1 <= month <= 12 or not 1 <= number <= 31:
        raise _NotThisError
    days = tuple(_possible([(year, month, number) for year in range(EARLIEST_YEAR, LATEST_YEAR + 1)], weekday))
    message = f'Van de datum "{text}" mist het jaar.'
    return NotationError(message, f"Zet het jaar erbij, zoals `{number} {MONTHS[month - 1]} 2024`.", days=days)


def _possible(candidates: list[tuple[int, int, int]], weekday: int | None) -> Iterator[date]:
    for year, month, number in candidates:
        with suppress(ValueError):
            found = date(year, month, number)
            if weekday in (None, found.weekday()):
                yield found


def _odd_word(weekday: str | None, month: str) -> NotationError:
    """Of a date in full of which one word is misspelled."""
    if month not in _MONTH_NAMES:
        near = [name for name in MONTHS if name[:3] == month[:3]]
        cure = f"Bedoelde je `{near[0]}`?" if near else "Schrijf de maand voluit, zoals `19 september 2024`."
        return NotationError(f'"{month}" is geen maand.', cure)
    near = [name for name in WEEKDAYS if weekday and name[:2] == weekday[:2]]
    cure = f"Bedoelde je `{near[0]}`?" if near else "Haal dat woord weg."
    return NotationError(f'"{weekday}" is geen dag van de week.', cure)


def _several_days(text: str, bare: str, _plain: str) -> NotationError:
    """19 en 20 september 2024, 19 t/m 21 sept. 2024, 30 september - 2 oktober 2024."""
    pieces = [piece for piece in _BETWEEN.split(bare) if piece]
    if len(pieces) < 2:
        raise _NotThisError
    found: list[date] = []
    month, year = 0, 0
    for piece in reversed(pieces):  # what comes last says of which month and year the others are
        weekday, number, own_month, own_year = _parts_of_piece(piece, month)
        if not isinstance(own_year, int) or not (own_year or year):
            raise _NotThisError
        month, year = own_month or month, own_year or year
        try:
            found.insert(0, _on_weekday(_existing(text, year, month, number), weekday))
        except NotationError as error:
            return error
    first, last = found[0], found[-1]
    if found != sorted(set(found)):
        raise _NotThisError
    message = f'In "{text}" staat meer dan één dag.'
    return NotationError(message, f"Kies er één, zoals `{first}`.", span=(first, last))


def _parts_of_piece(piece: str, month: int) -> tuple[int | None, int, int, int | tuple[int, ...]]:
    """As `_parts`; a number alone is a day of `month`."""
    words = piece.split()
    if words and words[-1].isdecimal() and len(words[-1]) <= 2 and len(words) <= 2 and month:
        weekday = _WEEKDAY_NAMES.get(words[0].rstrip(".")) if len(words) == 2 else None
        return weekday, int(words[-1]), month, 0
    return _parts(piece)
