"""The kinds of value a field can have, and `field`, with which every field is declared once.

Input is what `source` read: text, mapping or list. Empty values never arrive here: they count as absent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from wijkmakers_site.model import academy, enums, people
from wijkmakers_site.reading import notation
from wijkmakers_site.reading.schema import editor_patterns
from wijkmakers_site.reading.words import one_of, value_meant

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
_CURLY = "“”„‘’"


class Record(BaseModel):
    """A mapping in a file: known keys only, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def field(key: str, explanation: str, example: str, *, default: Any = ...) -> Any:
    """Declare a field: its Dutch key, its explanation and an example for staff; required unless it has a default."""
    return Field(default, alias=key, description=explanation, examples=[example])


def fields_of(record: type[Record]) -> dict[str, FieldInfo]:
    """The declared fields of a record by their Dutch keys, in the order of declaration."""
    return {str(info.alias): info for info in record.model_fields.values()}


def values_of(record: Record) -> Iterator[tuple[str, object]]:
    """The value of every declared field, by its Dutch key."""
    yield from ((str(info.alias), getattr(record, name)) for name, info in type(record).model_fields.items())


def inner_record(annotation: Any) -> type[Record] | None:
    """The record that a field holds, alone or in a list; None for a field of plain values."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next(filter(None, map(inner_record, get_args(annotation))), None)


def refusal(message: str, cure: str, code: str) -> PydanticCustomError:
    """The error by which a field says, in Dutch, what is wrong and what to do."""
    return PydanticCustomError("refused", "{message}", {"message": message, "cure": cure, "code": code})


def _text(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    if not value:
        raise refusal("Hier staat nog niets.", "Vul het in, of haal de regel weg.", "WM103")
    kind = "lijst" if isinstance(value, list) else "groepje met sleutels"
    raise refusal(f"Hier hoort tekst, geen {kind}.", "Zet de tekst achter de dubbele punt, op dezelfde regel.", "WM104")


def _line(value: object) -> str:
    text = re.sub(r"\s+", " ", _text(value))
    if text[0] in "“„" and not re.search("[“”]", text[1:]):
        raise _curly_quotes()  # a list between them, cut at its first comma
    return text


def _curly_quotes() -> PydanticCustomError:
    cure = 'Typ rechte: wis ze en druk op de toets `"`, links van Enter.'
    return refusal("Dit zijn krullende aanhalingstekens, van Word of een mail.", cure, "WM015")


def _written(parse: Callable[[str], T], code: str) -> PlainValidator:
    def validate(value: object) -> T:
        text = _line(value)
        try:
            return parse(text)
        except notation.NotationError as error:
            raise _curly_quotes() if text[0] in _CURLY else refusal(error.message, error.cure, code) from None

    return PlainValidator(validate)


def _chosen(words: type[E]) -> PlainValidator:
    def validate(value: object) -> E:
        text = _line(value).lower()
        if text in list(words):
            return words(text)
        choices = [word.value for word in words]
        if text[0] in _CURLY:
            raise _curly_quotes()
        cure = value_meant(text, choices) or f"Kies {one_of(choices)}."
        raise refusal(f'"{text}" kan hier niet staan.', cure, "WM105")

    return PlainValidator(validate)


def _several(value: object) -> object:
    """A single text counts as a list of one: `thema: leren`."""
    return [value] if isinstance(value, str) else value


SEVERAL = BeforeValidator(_several)


@dataclass(frozen=True, slots=True)
class Keyed:
    """A text stands for a mapping with just that key: `hans` for `{spreker: hans}`."""

    key: str

    def __call__(self, value: object) -> object:
        return {self.key: value} if isinstance(value, str) else value


def keyed(key: str) -> BeforeValidator:
    return BeforeValidator(Keyed(key))


Line = Annotated[str, PlainValidator(_line), editor_patterns.TEXT]
Text = Annotated[str, PlainValidator(_text), editor_patterns.TEXT]
Id = Annotated[str, _written(notation.slug, "WM114"), editor_patterns.ID]
SpeakerId = Annotated[Id, editor_patterns.SPEAKER]
VenueId = Annotated[Id, editor_patterns.VENUE]
OrganisationId = Annotated[Id, editor_patterns.ORGANISATION]
ThemeId = Annotated[Id, editor_patterns.THEME]
GroupId = Annotated[Id, editor_patterns.GROUP]
ImageName = Annotated[Line, editor_patterns.IMAGE]
Day = Annotated[date, _written(notation.day, "WM110"), editor_patterns.DAY]
Hours = Annotated[academy.Hours, _written(notation.hours, "WM111"), editor_patterns.HOURS]
Flag = Annotated[bool, _written(notation.flag, "WM113"), editor_patterns.FLAG]
Count = Annotated[int, _written(notation.count, "WM112"), editor_patterns.COUNT]
Amount = Annotated[Decimal, _written(notation.amount, "WM112"), editor_patterns.AMOUNT]
Length = Annotated[Decimal, _written(notation.length, "WM112"), editor_patterns.LENGTH]
Load = Annotated[academy.Load, _written(notation.load, "WM112"), editor_patterns.LOAD]
Position = Annotated[people.Position, _written(notation.position, "WM117"), editor_patterns.POSITION]
FocusPoint = Annotated[people.Focus, _written(notation.focus, "WM119"), editor_patterns.FOCUS]
WebAddress = Annotated[str, _written(notation.web_address, "WM115"), editor_patterns.WEB_ADDRESS]
SiteLink = Annotated[str, _written(notation.site_link, "WM115"), editor_patterns.SITE_LINK]
EmailAddress = Annotated[str, _written(notation.email_address, "WM116"), editor_patterns.EMAIL_ADDRESS]
PhoneNumber = Annotated[str, _written(notation.phone_number, "WM116"), editor_patterns.PHONE_NUMBER]
Postcode = Annotated[str, _written(notation.postcode, "WM116"), editor_patterns.POSTCODE]
Language = Annotated[str, _written(notation.language, "WM118"), editor_patterns.LANGUAGE]
TimeZone = Annotated[str, _written(notation.time_zone, "WM118"), editor_patterns.TIME_ZONE_NAME]
ProgrammeKind = Annotated[
    enums.ProgrammeKind, _chosen(enums.ProgrammeKind), editor_patterns.chosen(enums.ProgrammeKind)
]
ModuleKind = Annotated[enums.ModuleKind, _chosen(enums.ModuleKind), editor_patterns.chosen(enums.ModuleKind)]
State = Annotated[enums.State, _chosen(enums.State), editor_patterns.chosen(enums.State)]
Compliance = Annotated[enums.Compliance, _chosen(enums.Compliance), editor_patterns.chosen(enums.Compliance)]
Role = Annotated[enums.Role, _chosen(enums.Role), editor_patterns.chosen(enums.Role)]
Vat = Annotated[enums.Vat, _chosen(enums.Vat), editor_patterns.chosen(enums.Vat)]
Lines = Annotated[tuple[Line, ...], SEVERAL]
Ids = Annotated[tuple[Id, ...], SEVERAL]
OrganisationIds = Annotated[tuple[OrganisationId, ...], SEVERAL]
ThemeIds = Annotated[tuple[ThemeId, ...], SEVERAL]
