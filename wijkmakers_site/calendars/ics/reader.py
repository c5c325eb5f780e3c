"""Calendar files read back: a second way through RFC 5545 that shares no code with the one that writes them.

It proves each build (`verify.py`), shows entries in words, and reads the feeds of an earlier site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

_TEXT_ESCAPE = regex(r"\\(.)", re.DOTALL)
_LOCAL = ZoneInfo("Europe/Amsterdam")  # on whose clock an instant in UTC is of a day
_DATE, _DATE_TIME = regex(r"[0-9]{8}"), regex(r"[0-9]{8}T[0-9]{6}")  # sections 3.3.4 and 3.3.5
_LISTED = regex(r"(?:\\.|[^\\,])*,")


@dataclass(frozen=True, slots=True)
class Moment:
    """DTSTART or DTEND: the local `day` and, unless it is a whole day, the `instant` (UTC)."""

    day: date
    instant: datetime | None


def events(content: bytes) -> Iterator[tuple[str, ...]]:
    """The unfolded lines of each VEVENT, without BEGIN and END (section 3.1). Raises ValueError for a broken file."""
    text = content.decode()
    # Where there are as many of each as of both together, none of them stands alone.
    if not text.endswith("\r\n") or not text.count("\n") == text.count("\r") == text.count("\r\n"):
        raise ValueError("a line does not end in CRLF")
    for entry in f"\r\n{_unfolded(text)}".split("\r\nBEGIN:VEVENT\r\n")[1:]:
        lines, end, _ = f"{entry}\r\n".partition("\r\nEND:VEVENT\r\n")
        if not end:
            raise ValueError("an entry has no end")
        yield tuple(lines.split("\r\n"))


def head(content: bytes) -> tuple[str, ...]:
    """The unfolded lines of a calendar's own properties: those before its first component."""
    before = content.partition(b"\r\nBEGIN:VTIMEZONE")[0]
    return tuple(_unfolded(before.decode()).split("\r\n")[1:])


def values(lines: Iterable[str]) -> dict[str, str]:
    """The raw value of each property by its name; of several the first counts."""
    found: dict[str, str] = {}
    for line in lines:
        before, _, value = line.partition(":")
        found.setdefault(before.partition(";")[0], value)
    return found


def value_of(lines: tuple[str, ...], name: str) -> str:
    """The raw value of a property, or ""."""
    found = _property(lines, name)
    return found[1] if found else ""


def text_of(lines: tuple[str, ...], name: str) -> str:
    """A TEXT value, unescaped (section 3.3.11)."""
    return unescaped(value_of(lines, name))


def texts_of(lines: tuple[str, ...], name: str) -> list[str]:
    """The TEXT values of a list such as CATEGORIES (section 3.8.1.2); a bare comma stands between two."""
    return listed(value_of(lines, name))


def listed(value: str) -> list[str]:
    """The TEXT values of a list, as texts."""
    return [unescaped(part[:-1]) for part in _LISTED.findall(f"{value},")] if value else []


def moment_of(lines: tuple[str, ...], name: str) -> Moment:
    """DTSTART or DTEND. Raises ValueError where the property is missing or no date."""
    found = _property(lines, name)
    if found is None:
        raise ValueError(f"{name} is missing")
    return _moment(*found)


def last_day(end: Moment) -> date:
    """The last day of an entry that ends at `end`: a whole day's end is exclusive."""
    return end.day - timedelta(days=1) if end.instant is None else end.day


def unescaped(value: str) -> str:
    """A TEXT value as the text that it stands for (section 3.3.11)."""
    if "\\" not in value:  # a quick first look
        return value
    return _TEXT_ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _unfolded(text: str) -> str:
    return re.sub(r"\r\n[ \t]", "", text)


def _moment(parameters: str, value: str) -> Moment:
    if "VALUE=DATE" in parameters.split(";"):
        return Moment(_read(_DATE, value).date(), None)
    if value.endswith("Z"):
        instant = _read(_DATE_TIME, value[:-1]).replace(tzinfo=UTC)
        return Moment(instant.astimezone(_LOCAL).date(), instant)
    zone = re.search(r"TZID=([^;:]+)", parameters)
    if zone is None:
        raise ValueError(f"{value} has no time zone")
    local = _read(_DATE_TIME, value).replace(tzinfo=ZoneInfo(zone[1]))
    return Moment(local.date(), local.astimezone(UTC))


def _read(form: re.Pattern[str], value: str) -> datetime:
    """Of the forms that ISO 8601 has, `fromisoformat` takes them all: here only the one of RFC 5545 is right."""
    if not form.fullmatch(value):
        raise ValueError(f"{value} is no date of this form")
    return datetime.fromisoformat(value)


def _property(lines: tuple[str, ...], name: str) -> tuple[str, str] | None:
    """Parameters and value of the first line of that name. Parameters of ours hold no colon, not even quoted."""
    for line in lines:
        if line.startswith(name):  # told ten times as fast as split
            before, _, value = line.partition(":")
            found, _, parameters = before.partition(";")
            if found == name:
                return parameters, value
    return None
