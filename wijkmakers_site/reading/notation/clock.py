"""A time as staff write it, from when to when: text in, hours out, or what is known of the hours that were meant."""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from wijkmakers_site.model.academy import Hours
from wijkmakers_site.reading.notation.errors import NotationError, meaning
from wijkmakers_site.regex import regex

_SCHEMA = "Schrijf begin-einde, zoals `13:00-19:30`."
_CLOCK = regex(r"([0-9]{1,2})[:.]([0-9]{2})")
# Each side is bounded: with `\S+?`, a long text without a dash would take time by the square of its length.
_RANGE = regex(r"(\S{1,20}?) *(?:-|–|—|\btot\b|t/m) *(\S{1,20}?)(?: *(?:uur|u))?\.?", re.IGNORECASE)
_DASHES = str.maketrans({**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"), "\u00a0": " "})
_TYPED_BESIDE = regex(r"(?<=[0-9]);(?=[0-9]{2}\b)")  # the key of the colon, without shift
_SECONDS = regex(r"(\b[0-9]{1,2}[:.][0-9]{2})[:.]00\b")  # as spreadsheets write a time
_REMARK = regex(r"\s*\(.{0,200}\)\s*")
# 13:00, 13.00, 13u30, 13h, 13 uur, 1300; the last only where the other one of two has that form too.
_MOMENT = regex(
    r"\b(?:(?P<four>[0-9]{4})(?![0-9])|(?P<hour>[0-9]{1,2})(?![0-9])(?:(?P<mark>[:.,uh])(?P<minute>[0-9]{1,2})(?![0-9]))?"
    r"(?P<unit> ?(?:uur|u|h)\b\.?)?)(?P<half> ?[ap]\.?m\b\.?)?"
)
_HALF_OF_BOTH = regex(r"\b([0-9]{1,2})([:.][0-9]{2})?( ?(?:-|tot) ?([0-9]{1,2})(?:[:.][0-9]{2})?( ?[ap]\.?m\b\.?))")
_BETWEEN = regex(r"(?:van(?:af)?|om|ca\.?|circa|ongeveer|rond|tot|t/m|tot en met|en|-|/|uur|u|\.|,|\s)*")
_PARTS_OF_DAY = {"ochtend": "09:00-12:30", "morgen": "09:00-12:30", "middag": "13:00-17:00", "avond": "19:30-22:00"}
_AFTERNOON = 6  # o'clock: up to then `1 tot 3 uur` is said of it
_WORDS = (
    "half", "kwart", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip


class _Moment(NamedTuple):
    hour: int
    minute: int
    certain: bool  # it cannot be anything but a time


def hours(text: str) -> Hours:
    """`13:00-19:30`, also `13.00 - 19.30 uur`. The end may be earlier than the start: past midnight."""
    match = _RANGE.fullmatch(text)
    clocks = [_CLOCK.fullmatch(clock) for clock in match.groups()] if match else []
    if not clocks or not all(clocks):
        raise _refusal(text)
    start, end = (_existing(text, *map(int, clock.groups())) for clock in clocks if clock)
    if start == end:
        raise NotationError(f'"{text}" begint en eindigt op hetzelfde moment.', "Verbeter de begintijd of de eindtijd.")
    return Hours(start, end)


def _existing(text: str, hour: int, minute: int) -> time:
    if (hour, minute) == (24, 0):  # right in ISO 8601, but `time` has no such hour
        whole = re.sub(r"24[:.]00", "23:59", text)
        raise NotationError("24:00 uur is al de volgende dag.", f"Schrijf `{whole}`.")
    if hour > 23 or minute > 59:
        message = f'"{hour}:{minute:02}" in "{text}" is geen tijd die bestaat.'
        raise NotationError(message, "Een dag loopt van `00:00` tot en met `23:59`.")
    return time(hour, minute)


def _refusal(text: str) -> NotationError:
    """What is wrong with a text that gives no hours; as precise as what it says."""
    plain = _REMARK.sub(" ", text.translate(_DASHES).lower()).strip()
    plain = _SECONDS.sub(r"\1", _TYPED_BESIDE.sub(":", plain))
    message = f'"{text}" is geen tijd.'
    if re.fullmatch(r"(?:de |een )?(?:hele|gehele|volle) dag(?:en)?", plain):
        return NotationError(message, "Haal de regel weg: zonder tijd is het de hele dag.", unknown=True)
    if re.search(r"[0-9][:.][0-9](?![0-9])", plain):
        return NotationError(message, "Schrijf uren en minuten in twee cijfers, zoals `13:00-19:30`.")
    moments = [_moment(match) for match in _MOMENT.finditer(_HALF_OF_BOTH.sub(_with_half, plain))]
    if len(moments) == 1:
        return _without_end(text, moments[0])
    if len(moments) > 2:
        return _several(text, moments)
    if (
        len(moments) == 2
        and all(moment.certain for moment in moments)
        and not _BETWEEN.fullmatch(_MOMENT.sub("", plain))
    ):
        return _from_to(text, moments[0], moments[1], " Wat er verder staat, kan bij `onderdelen` of in de tekst.")
    if len(moments) == 2 and _BETWEEN.fullmatch(_MOMENT.sub("", plain)):
        remark = " Wat er verder staat, kan bij `onderdelen` of in de tekst." if _REMARK.search(text) else ""
        return _from_to(text, moments[0], moments[1], remark)
    if example := next((hours for part, hours in _PARTS_OF_DAY.items() if part in plain), ""):
        return NotationError(message, f"Schrijf begin en einde in cijfers, zoals `{example}`.")
    if any(word in plain.split() for word in _WORDS):
        return NotationError(message, "Schrijf begin en einde in cijfers, zoals `20:30-22:00`.")
    return NotationError(message, _SCHEMA)


def _with_half(match: re.Match[str]) -> str:
    """`3-8 pm`: both in the afternoon; of `11-1 pm` only the second."""
    half = match[5] if int(match[1]) % 12 < int(match[4]) % 12 else ""
    return f"{match[1]}{match[2] or ''}{half}{match[3]}"


def _moment(match: re.Match[str]) -> _Moment:
    if four := match["four"]:
        return _Moment(int(four[:2]), int(four[2:]), certain=False)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % 12 + 12 * ("p" in match["half"])
    return _Moment(hour, minute, certain=bool(match["minute"] or match["unit"] or match["half"]))


def _from_to(text: str, start: _Moment, end: _Moment, remark: str) -> NotationError:
    written = f"{start.hour:02}:{start.minute:02}-{end.hour:02}:{end.minute:02}"
    try:
        hours(written)
    except NotationError as error:
        return error
    message = f'"{text}" is geen tijd zoals we die schrijven.'
    if 0 < start.hour < end.hour <= _AFTERNOON and start.minute == end.minute == 0 and not _CLOCK.search(text):
        return NotationError(
            message, f"Bedoelde je `{start.hour + 12}:00-{end.hour + 12}:00`?"
        )  # nobody means the night
    if (start.certain and end.certain) or ("uur" in text and not remark) or re.search(r"[0-9] ?u\b", text):
        return meaning(message, written, remark)
    return NotationError(message, f"Bedoelde je `{written}`?")  # `13-17` may be anything


def _without_end(text: str, start: _Moment) -> NotationError:
    message = f'Van "{text}" mist de eindtijd: een agenda heeft die nodig.'
    if start.hour > 23 or start.minute > 59:
        return NotationError(message, _SCHEMA)
    end = min(start.hour + 2, 23) * 60 + (start.minute if start.hour < 22 else 59)
    written = f"{start.hour:02}:{start.minute:02}-{end // 60:02}:{end % 60:02}"
    return NotationError(message, f"Zet de eindtijd erachter, zoals `{written}`.")


def _several(text: str, moments: list[_Moment]) -> NotationError:
    first, last = min(moments), max(moments)  # `13:00-17:00, inloop 12:30`
    written = f"{first.hour:02}:{first.minute:02}-{last.hour:02}:{last.minute:02}"
    message = f'In "{text}" staan meer dan twee tijden.'
    try:
        hours(written)
    except NotationError:
        return NotationError(message, _SCHEMA)
    return NotationError(
        message, f"Zet hier begin en einde van het geheel, zoals `{written}`, en de rest bij `onderdelen:`."
    )
