"""Numbers the Dutch way: a comma for the decimals, a full stop for thousands."""

from __future__ import annotations

import re
from decimal import Decimal

from wijkmakers_site.model.enrolment import Load
from wijkmakers_site.reading.notation.errors import NotationError, meaning
from wijkmakers_site.regex import regex

_NUMBER = regex(r"[0-9]{1,6}(?:[.,][0-9]{1,2})?")  # three decimals would be thousands
_NUMBERS = regex(r"[0-9](?:[0-9.,]*[0-9])?")
_OTHER_UNIT = regex(r"^(?!.*uur).*(?:dag|week|weken|maand|minu|modul|middag|avond)")
_COUNT_WORDS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12, "vijftien": 15, "twintig": 20, "vijfentwintig": 25, "dertig": 30,
    "veertig": 40, "vijftig": 50, "honderd": 100,
}  # fmt: skip


def number(text: str) -> Decimal:
    """`2,5` or `12`: no separators for thousands."""
    if not _NUMBER.fullmatch(text):
        cure = "Schrijf alleen cijfers, met een komma voor de helft, zoals `2,5`."
        raise NotationError(f'"{text}" is geen getal.', cure)
    return Decimal(text.replace(",", "."))


def amount(text: str) -> Decimal:
    """Euros: `450`, `450,00`, `€ 1.250,50`."""
    bare = text.removeprefix("€").strip().removesuffix(",-").removesuffix("euro").strip()
    if re.fullmatch(r"([0-9]{1,6}|[0-9]{1,3}\.[0-9]{3})(,[0-9]{2})?", bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    message = f'"{text}" is geen bedrag.'
    if re.fullmatch(r"(?:is )?(?:gratis|kosteloos|geen kosten|vrij|free)[.!]?", text.lower()):
        raise meaning(message, "0")
    if not re.search(r"[-$]", text[:1]) and (found := _NUMBERS.findall(text)):
        written = found[0].removesuffix(",-")
        if len(found) > 1:
            raise NotationError(message, f"Zet hier één bedrag, zoals `{written}`, en de rest bij `toelichting:`.")
        if re.fullmatch(r"[0-9]{1,6}\.[0-9]{2}", written):  # a point for the decimals, as a till writes it
            raise meaning(message, written.replace(".", ","))
        if re.fullmatch(r"[0-9]{1,3},[0-9]{3}\.[0-9]{2}", written):  # as English writes it
            raise meaning(message, written.translate(str.maketrans(",.", ".,")))
        if re.fullmatch(r"[0-9]{1,6},[0-9]", written):
            raise NotationError(message, f"Bedoelde je `{written}0`?")
        if re.fullmatch(r"([0-9]{1,6}|[0-9]{1,3}\.[0-9]{3})(,[0-9]{2})?", written):
            raise meaning(message, written, " Wat erbij hoort, komt achter `toelichting:`.")
    raise NotationError(message, "Schrijf euro's in cijfers, zoals `450` of `450,50`.")


def amount_in(text: str) -> str:
    """The one amount that a text speaks of, as it stands there: `€ 450,- (incl. btw)`; "" where there is none."""
    found = _NUMBERS.findall(text)
    return found[0] if len(found) == 1 and re.search("€|euro", text.lower()) else ""


def load(text: str) -> Load:
    """`10-15 uur`, `10 tot 15 uur` or `12 uur`."""
    bare = re.sub(r" *(uur|u)\.?$", "", text, flags=re.IGNORECASE)
    low, separator, high = re.sub(r" *(?:-|–|—|\btot\b) *", "-", bare).partition("-")
    try:
        study_load = Load(number(low), number(high if separator else low))
    except NotationError:
        raise _hours_in(text, low, high, "10-15 uur") from None
    if study_load.low > study_load.high:
        raise NotationError(f'"{text}" loopt van veel naar weinig.', f"Schrijf `{high}-{low} uur`.")
    return study_load


def _hours_in(text: str, low: str, high: str, sample: str) -> NotationError:
    """The error of a text in which one or two numbers say how many hours are meant."""
    message = f'"{high if high and not _NUMBER.fullmatch(high) else low}" is geen getal.'
    found = _NUMBERS.findall(text)
    if 1 <= len(found) <= 2 and not _OTHER_UNIT.search(text.lower()) and all(map(_NUMBER.fullmatch, found)):
        return meaning(message, f"{'-'.join(found)} uur", " Wat erbij hoort, kan in de tekst.")
    return NotationError(message, f"Schrijf uren in cijfers, zoals `{sample}`.")


def length(text: str) -> Decimal:
    """Hours: `2,5 uur`."""
    bare = re.sub(r" *(uur|u)\.?$", "", text, flags=re.IGNORECASE)
    if _NUMBER.fullmatch(bare):
        return number(bare)
    raise _hours_in(text, bare, "", "2,5 uur")


def count(text: str) -> int:
    """A whole number from 1."""
    if re.fullmatch(r"[1-9][0-9]{0,4}", text):
        return int(text)
    message = f'"{text}" is geen aantal.'
    if word := _COUNT_WORDS.get(text.lower()):
        raise meaning(message, str(word))
    if re.fullmatch(r"[1-9][0-9]?\.[0-9]{3}", text):
        raise meaning(message, text.replace(".", ""))
    if several := re.fullmatch(r"[1-9][0-9]{0,4} ?(?:-|–|tot|à|of) ?([1-9][0-9]{0,4})\D*", text):
        raise NotationError(message, f"Zet hier één getal, zoals `{several[1]}`.")
    if found := re.fullmatch(r"[A-Za-z. ]*\b([1-9][0-9]{0,4})(?: [A-Za-z. ()]*)?", text):
        raise NotationError(message, f"Schrijf `{found[1]}`, zonder iets erbij.")
    raise NotationError(message, "Schrijf een heel getal in cijfers, zoals `20`.")


# 1:02:05, 3:30; 1 uur en 2 minuten, 3,5 min, 90 seconden.
_CLOCKED = regex(r"(?:(?P<hours>[0-9]{1,2})[:.])?(?P<minutes>[0-9]{1,3})[:.](?P<seconds>[0-5][0-9])")
_SPOKEN = regex(
    r"(?:(?P<hours>[0-9]{1,2}) *(?:uur|u) *(?:en *)?)?"
    r"(?:(?P<minutes>[0-9]{1,3}(?:,5)?) *(?:minuten|minuut|min|m)\.? *(?:en *)?)?"
    r"(?:(?P<seconds>[0-9]{1,3}) *(?:seconden|seconde|sec|s)\.?)?"
)


def video_length(text: str) -> int:
    """Seconds: of `3:30`, `1:02:05`, `3 minuten`, `1 uur en 20 minuten`."""
    plain = re.sub(r"^(?:ca\.?|circa|ongeveer)\s*", "", text.lower().strip())
    plain = re.sub(r"^([0-9]{1,3})['’]([0-9]{2})?[\"”]?$", lambda match: f"{match[1]}:{match[2] or '00'}", plain)
    match = _CLOCKED.fullmatch(plain) or _SPOKEN.fullmatch(plain)
    if match and (seconds := sum(_seconds(match, name, each) for name, each in _UNITS)):
        return seconds
    message = f'"{text}" is geen duur van een video.'
    if re.fullmatch("[0-9]{1,3}", plain):  # minutes or seconds?
        raise NotationError(message, f"Schrijf er `minuten` achter, of `{plain}:00`.")
    raise NotationError(message, "Schrijf minuten en seconden, zoals `3:30`.")


_UNITS = (("hours", 3600), ("minutes", 60), ("seconds", 1))


def _seconds(match: re.Match[str], name: str, each: int) -> int:
    return int(Decimal((match[name] or "0").replace(",", ".")) * each)
