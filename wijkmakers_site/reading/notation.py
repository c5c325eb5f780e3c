"""How staff write dates, times, amounts and addresses: text in, value out, or a `NotationError` with the cure.

Nothing here knows of files or fields. Numbers and dates are read the Dutch way: comma for the decimals, Monday first.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date, time
from decimal import Decimal
from urllib.parse import urlsplit

from wijkmakers_site.model.academy import TIME_ZONE, Hours
from wijkmakers_site.model.enrolment import Load
from wijkmakers_site.model.people import Focus, Position
from wijkmakers_site.text.dutch import MONTHS, WEEKDAYS, short_date

# Letters that Unicode (NFKD) does not take apart into a plain letter and an accent.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
EARLIEST_YEAR, LATEST_YEAR = 1990, 2100  # outside them a digit is wrong

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WRITTEN = re.compile(r"(?:([a-z]+),? +)?([0-9]{1,2}) +([a-z]+)\.? +([0-9]{4})", re.IGNORECASE)
_DUTCH_DIGITS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
# Each side is bounded: with `\S+?`, a long text without a dash would take time by the square of its length.
_RANGE = re.compile(r"(\S{1,20}?) *(?:-|–|—|\btot\b|t/m) *(\S{1,20}?)(?: *(?:uur|u))?\.?", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,2})?")  # three decimals would be thousands
_POSITION = re.compile(
    r"(-?[0-9]{1,2}\.[0-9]{1,8}) *,? +(-?[0-9]{1,3}\.[0-9]{1,8})|(-?[0-9]{1,2}\.[0-9]{1,8}),(-?[0-9]{1,3}\.[0-9]{1,8})"
)
_FOCUS = re.compile(r"([0-9]{1,3})%(?: *, *| +)([0-9]{1,3})%")
# Without `?` and `,`: in a `mailto:` they begin headers and further recipients (RFC 6068, section 2).
_EMAIL = re.compile(r"[^@\s<>\"',;:?]+@[\w-]+(?:\.[\w-]+)+")
_HOST = re.compile(r"[^.:]+(?:\.[^.:]+)+\.?")
# Every address of every page begins with it: `https://host//elsewhere/` would let pages load scripts from elsewhere.
_SITE_ADDRESS = re.compile(
    r"(?:https://[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9}|https?://(?:localhost|127\.0\.0\.1|\[::1\]))"
    r"(?::[1-9][0-9]{0,4})?(?:/[A-Za-z0-9~_-][A-Za-z0-9._~-]*){0,9}/?"
)


class NotationError(ValueError):
    """`message` says what is wrong with the text, `cure` what to write instead; both Dutch."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure


def day(text: str) -> date:
    """`2024-09-19`, `19 september 2024` or `donderdag 19 september 2024`; a weekday that does not fit is refused."""
    if match := _ISO.fullmatch(text):
        return _existing_day(text, *map(int, match.groups()))
    if match := _WRITTEN.fullmatch(text):
        weekday, day_of_month, month_name, year_text = match.groups()
        written_day = _existing_day(text, int(year_text), _month(month_name), int(day_of_month))
        return _with_weekday(written_day, weekday)
    if match := _DUTCH_DIGITS.fullmatch(text):
        day_number, month, year = map(int, match.groups())
        iso = _existing_day(text, year, month, day_number).isoformat()
        raise NotationError(f'"{text}" is geen datum zoals we die schrijven.', f"Schrijf `{iso}`.")
    if re.fullmatch(r"[a-z ]*volgt( nog)?|n\.?t\.?b\.?|onbekend|\?+|-+", text, re.IGNORECASE):
        raise NotationError(f'"{text}" is geen datum.', "Haal de regel weg: dan staat er vanzelf dat de datum volgt.")
    if re.fullmatch(r"(?:[a-z]+ +)?[0-9]{1,2}(?: +[a-z]+|[-/.][0-9]{1,2})(?:[-/. ]'?[0-9]{2})?", text, re.IGNORECASE):
        raise NotationError(f'Van de datum "{text}" mist het jaar in vier cijfers.', "Schrijf `2024-09-19`.")
    raise NotationError(f'"{text}" is geen datum.', "Schrijf jaar-maand-dag, zoals `2024-09-19`.")


def _month(name: str) -> int:
    """1-12. Short names are refused, with the cure: our notation has one way to write a month."""
    lowered = name.lower()
    if lowered in MONTHS:
        return MONTHS.index(lowered) + 1
    near = [month for month in MONTHS if month[:3] == lowered[:3]] or (["maart"] if lowered == "mrt" else [])
    cure = f"Bedoelde je `{near[0]}`?" if near else "Schrijf de maand voluit, zoals `19 september 2024`."
    raise NotationError(f'"{name}" is geen maand.', cure)


def _existing_day(text: str, year: int, month: int, day_of_month: int) -> date:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise NotationError(
            f'Het jaar {year} in "{text}" klopt vast niet.', f"Kies een jaar van {EARLIEST_YEAR} tot {LATEST_YEAR}."
        )
    if not 1 <= month <= 12:
        raise NotationError(
            f'"{text}" is geen datum: maand {month} bestaat niet.', "Schrijf jaar-maand-dag, zoals `2024-09-19`."
        )
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day_of_month <= last:
        raise NotationError(
            f'"{text}" bestaat niet: {MONTHS[month - 1]} {year} heeft {last} dagen.', "Kies een dag die bestaat."
        )
    return date(year, month, day_of_month)


def _with_weekday(day: date, weekday: str | None) -> date:
    """The day, once its weekday is checked: where the two disagree, one of them is a slip of the pen."""
    actual = WEEKDAYS[day.weekday()]
    if weekday is None or weekday.lower() == actual:
        return day
    written = short_date(day)
    if weekday.lower() not in WEEKDAYS:
        raise NotationError(f'"{weekday}" is geen dag van de week.', f"{written} is een {actual}.")
    raise NotationError(
        f"{written} is geen {weekday.lower()}, maar een {actual}.",
        "Verbeter de dag van de week of de datum.",
    )


def hours(text: str) -> Hours:
    """`13:00-19:30`, also `13.00 - 19.30 uur`. The end may be earlier than the start: past midnight."""
    if _CLOCK.fullmatch(text.removesuffix("uur").strip()):
        raise NotationError(
            f'Van "{text}" mist de eindtijd: een agenda heeft die nodig.', "Schrijf begin-einde, zoals `13:00-19:30`."
        )
    match = _RANGE.fullmatch(text)
    if not match:
        raise NotationError(f'"{text}" is geen tijd.', "Schrijf begin-einde, zoals `13:00-19:30`.")
    start, end = (_clock(clock, text) for clock in match.groups())
    if start == end:
        raise NotationError(f'"{text}" begint en eindigt op hetzelfde moment.', "Verbeter de begintijd of de eindtijd.")
    return Hours(start, end)


def _clock(clock: str, text: str) -> time:
    """The time of `clock`, which stands in `text`."""
    match = _CLOCK.fullmatch(clock)
    if not match:
        raise NotationError(f'"{clock}" in "{text}" is geen tijd.', "Schrijf uren en minuten, zoals `13:00-19:30`.")
    hour, minute = map(int, match.groups())
    if (hour, minute) == (24, 0):  # right in ISO 8601, but `time` has no such hour
        raise NotationError(f'"{clock}" schrijven we als 00:00.', "Schrijf `00:00` en zet `einddatum:` op de dag erna.")
    if hour > 23 or minute > 59:
        raise NotationError(
            f'"{clock}" in "{text}" is geen tijd die bestaat.', "Een dag loopt van `00:00` tot en met `23:59`."
        )
    return time(hour, minute)


def number(text: str) -> Decimal:
    """`2,5` or `12`: no separators for thousands."""
    if not _NUMBER.fullmatch(text):
        raise NotationError(f'"{text}" is geen getal.', "Schrijf alleen cijfers, met een komma voor de helft: `2,5`.")
    return Decimal(text.replace(",", "."))


def amount(text: str) -> Decimal:
    """Euros: `450`, `450,00`, `€ 1.250,50`."""
    bare = text.removeprefix("€").strip().removesuffix(",-").removesuffix("euro").strip()
    if not re.fullmatch(r"([0-9]{1,6}|[0-9]{1,3}\.[0-9]{3})(,[0-9]{2})?", bare):
        raise NotationError(f'"{text}" is geen bedrag.', "Schrijf euro's zoals `450` of `450,50`.")
    return Decimal(bare.replace(".", "").replace(",", "."))


def load(text: str) -> Load:
    """`10-15 uur`, `10 tot 15 uur` or `12 uur`."""
    bare = re.sub(r" *(uur|u)\.?$", "", text, flags=re.IGNORECASE)
    low, separator, high = re.sub(r" *(?:-|–|—|\btot\b) *", "-", bare).partition("-")
    study_load = Load(number(low), number(high if separator else low))
    if study_load.low > study_load.high:
        raise NotationError(f'"{text}" loopt van veel naar weinig.', f"Schrijf `{high}-{low} uur`.")
    return study_load


def length(text: str) -> Decimal:
    """Hours: `2,5 uur`."""
    return number(re.sub(r" *(uur|u)\.?$", "", text, flags=re.IGNORECASE))


def position(text: str) -> Position:
    """`53.21917, 6.56667`: degrees north, degrees east (WGS 84), as a map's "copy coordinates" gives them."""
    match = _POSITION.fullmatch(text)
    if not match:
        raise NotationError(f'"{text}" is geen plek op de kaart.', "Schrijf noord, oost: `53.21917, 6.56667`.")
    latitude, longitude = (Decimal(degrees) for degrees in match.groups() if degrees is not None)
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise NotationError(f'"{text}" ligt niet op aarde.', "Schrijf noord, oost: `53.21917, 6.56667`.")
    return Position(latitude, longitude)


def focus(text: str) -> Focus:
    """`40% 20%`, also `40%, 20%`: how far from the left and from the top of a picture."""
    match = _FOCUS.fullmatch(text)
    cure = "Schrijf hoe ver van links en van boven, tot en met `100%`: `40% 20%`."
    if not match:
        raise NotationError(f'"{text}" is geen punt in een beeld.', cure)
    left, top = map(int, match.groups())
    if max(left, top) > 100:
        raise NotationError(f'"{text}" ligt buiten het beeld.', cure)
    return Focus(left, top)


def web_address(text: str) -> str:
    """An absolute http(s) address (WHATWG URL), without spaces."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    if parts.scheme in ("http", "https") and _HOST.fullmatch(host) and not re.search(r"[\s<>\"]", text):
        return text
    complete = f"https://{text}"
    if not parts.scheme and re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text):
        raise NotationError(f'"{text}" is nog geen volledig webadres.', f"Schrijf `{complete}`.")
    raise NotationError(f'"{text}" is geen webadres.', "Schrijf een adres zoals `https://wijkmakers.nl/`.")


def site_address(text: str) -> str:
    """Where the site stands: https, a host, and at most a plain path. Without https only on one's own computer."""
    if _SITE_ADDRESS.fullmatch(text):
        return text
    web_address(text)
    cure = "Schrijf het zoals `https://wijkmakers.nl/` of `https://voorbeeld.nl/academie/`, zonder iets erachter."
    raise NotationError(f'Op "{text}" kan de site niet staan.', cure)


def site_link(text: str) -> str:
    """An address on this site, from its root (`/agenda/`), or an absolute one elsewhere."""
    if re.fullmatch(r"/(?!/)[a-z0-9./#-]*", text):
        return text
    if text.startswith("http"):
        return web_address(text)
    raise NotationError(f'"{text}" is geen adres op deze site.', "Begin met een schuine streep, zoals `/agenda/`.")


def email_address(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise NotationError(f'"{text}" is geen mailadres.', "Schrijf een adres zoals `naam@voorbeeld.nl`.")
    return text


def phone_number(text: str) -> str:
    """Digits with spaces, hyphens and brackets; municipalities have short ones (`14 050`)."""
    if not re.fullmatch(r"\+?[0-9() -]{5,20}", text) or len(re.findall("[0-9]", text)) < 5:
        raise NotationError(f'"{text}" is geen telefoonnummer.', "Schrijf een nummer zoals `050 123 45 67`.")
    return text


def postcode(text: str) -> str:
    """A Dutch postcode as `9711 AB`, or another country's as it stands."""
    match = re.fullmatch(r"([0-9]{4}) ?([A-Za-z]{2})", text)
    if match:
        return f"{match[1]} {match[2].upper()}"
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 -]{2,9}", text) and not re.fullmatch(r"[0-9]{4} ?[A-Za-z]+", text):
        return text
    raise NotationError(f'"{text}" is geen postcode.', "Schrijf vier cijfers en twee letters, zoals `9711 AB`.")


def slug(text: str) -> str:
    """An id: `a-z`, `0-9` and single hyphens between them. It becomes part of an address."""
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) and len(text) <= 80:
        return text
    raise NotationError(
        f'"{text}" kan geen id zijn.',
        f"Gebruik kleine letters zonder accenten, cijfers en losse streepjes, zoals `{as_id(text) or 'samen-eten'}`.",
    )


def as_id(title: str) -> str:
    """An id from a title: "Één dag in Selwerd" -> "een-dag-in-selwerd"; empty where it has no letters or digits."""
    plain = unicodedata.normalize("NFKD", title.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def flag(text: str) -> bool:
    """`ja` or `nee`."""
    answers = {"ja": True, "nee": False, "true": True, "false": False, "yes": True, "no": False}
    if text.lower() not in answers:
        raise NotationError(f'"{text}" is geen ja of nee.', "Schrijf `ja` of `nee`.")
    return answers[text.lower()]


def count(text: str) -> int:
    """A whole number from 1."""
    if not re.fullmatch(r"[1-9][0-9]{0,4}", text):
        raise NotationError(f'"{text}" is geen aantal.', "Schrijf een heel getal in cijfers, zoals `20`.")
    return int(text)


def language(text: str) -> str:
    """A BCP 47 primary language subtag."""
    if not re.fullmatch(r"[a-z]{2,3}", text):
        raise NotationError(f'"{text}" is geen taalcode.', "Schrijf `nl` voor Nederlands of `en` voor Engels.")
    return text


def time_zone(text: str) -> str:
    """Calendars carry the rule of one time zone (RFC 5545 section 3.6.5): the academy's."""
    if text != TIME_ZONE:
        raise NotationError(f'De tijdzone "{text}" kennen we niet.', f"Schrijf `{TIME_ZONE}`, of haal de regel weg.")
    return text
