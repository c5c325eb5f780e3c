"""The kinds of text that can stand in a field, each with how it is read.

Input is what `source` read: text, mapping or list. Keys without a value never arrive here: they count as absent.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from wijkmakers_site.model import enums
from wijkmakers_site.reading import notation
from wijkmakers_site.reading.schema import editor_patterns
from wijkmakers_site.reading.schema.editor_patterns import Shape
from wijkmakers_site.reading.schema.fields import RefusalError, Single
from wijkmakers_site.reading.suggestions import one_of, value_suggestion

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
_MAX_LINE, _MAX_TEXT = 1_000, 10_000  # characters
_CURLY = "“”„‘’"


def _text(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return _no_longer_than(_MAX_TEXT, value.strip())
    if not value:
        raise RefusalError("Hier staat nog niets.", "Vul het in, of haal de regel weg.", "WM103")
    kind = "lijst" if isinstance(value, list) else "groepje met sleutels"
    raise RefusalError(
        f"Hier hoort tekst, geen {kind}.", "Zet de tekst achter de dubbele punt, op dezelfde regel.", "WM104"
    )


def _no_longer_than(size: int, text: str) -> str:
    if len(text) > size:
        message = f"Dit is te lang: {len(text)} tekens. Hier kunnen er {size} staan."
        raise RefusalError(message, "Maak het korter, of zet het in de tekst van de pagina.", "WM106")
    return text


def _line(value: object) -> str:
    text = _no_longer_than(_MAX_LINE, re.sub(r"\s+", " ", _text(value)))
    if text[0] in "“„" and not re.search("[“”]", text[1:]):
        raise _curly_quotes()  # a list between them, cut at its first comma
    return text


def _curly_quotes() -> RefusalError:
    cure = 'Typ rechte: wis ze en druk op de toets `"`, links van Enter.'
    return RefusalError("Dit zijn krullende aanhalingstekens, van Word of een mail.", cure, "WM015")


def _written(parse: Callable[[str], T], code: str, shape: Shape) -> Single[T]:
    def read(value: object) -> T:
        text = _line(value)
        try:
            return parse(text)
        except notation.NotationError as error:
            raise _curly_quotes() if text[0] in _CURLY else RefusalError(error.message, error.cure, code) from None

    return Single(read, shape)


def _chosen(words: type[E]) -> Single[E]:
    choices = [word.value for word in words]

    def read(value: object) -> E:
        text = _line(value).lower()
        if text in choices:
            return words(text)
        if text[0] in _CURLY:
            raise _curly_quotes()
        cure = value_suggestion(text, choices) or f"Kies {one_of(choices)}."
        raise RefusalError(f'"{text}" kan hier niet staan.', cure, "WM105")

    return Single(read, editor_patterns.chosen(words))


LINE = Single(_line, editor_patterns.TEXT)
TEXT = Single(_text, editor_patterns.TEXT)
ID = _written(notation.slug, "WM114", editor_patterns.ID)
SPEAKER_ID = replace(ID, refers=editor_patterns.SPEAKER)
VENUE_ID = replace(ID, refers=editor_patterns.VENUE)
ORGANISATION_ID = replace(ID, refers=editor_patterns.ORGANISATION)
THEME_ID = replace(ID, refers=editor_patterns.THEME)
GROUP_ID = replace(ID, refers=editor_patterns.GROUP)
IMAGE_NAME = replace(LINE, refers=editor_patterns.IMAGE)
DAY = _written(notation.day, "WM110", editor_patterns.DAY)
HOURS = _written(notation.hours, "WM111", editor_patterns.HOURS)
FLAG = _written(notation.flag, "WM113", editor_patterns.FLAG)
COUNT = _written(notation.count, "WM112", editor_patterns.COUNT)
AMOUNT = _written(notation.amount, "WM112", editor_patterns.AMOUNT)
LENGTH = _written(notation.length, "WM112", editor_patterns.LENGTH)
LOAD = _written(notation.load, "WM112", editor_patterns.LOAD)
POSITION = _written(notation.position, "WM117", editor_patterns.POSITION)
FOCUS_POINT = _written(notation.focus, "WM119", editor_patterns.FOCUS)
WEB_ADDRESS = _written(notation.web_address, "WM115", editor_patterns.WEB_ADDRESS)
SITE_ADDRESS = _written(notation.site_address, "WM115", editor_patterns.WEB_ADDRESS)
SITE_LINK = _written(notation.site_link, "WM115", editor_patterns.SITE_LINK)
EMAIL_ADDRESS = _written(notation.email_address, "WM116", editor_patterns.EMAIL_ADDRESS)
PHONE_NUMBER = _written(notation.phone_number, "WM116", editor_patterns.PHONE_NUMBER)
POSTCODE = _written(notation.postcode, "WM116", editor_patterns.POSTCODE)
LANGUAGE = _written(notation.language, "WM118", editor_patterns.LANGUAGE)
TIME_ZONE_NAME = _written(notation.time_zone, "WM118", editor_patterns.TIME_ZONE_NAME)
PROGRAMME_KIND = _chosen(enums.ProgrammeKind)
MODULE_KIND = _chosen(enums.ModuleKind)
STATE = _chosen(enums.State)
COMPLIANCE = _chosen(enums.Compliance)
ROLE = _chosen(enums.Role)
VAT = _chosen(enums.Vat)
