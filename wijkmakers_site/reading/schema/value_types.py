"""The types of value that a field can have, each with how it is read.

Input is what `source` read: text, mapping or list. Keys without a value never arrive here: they count as absent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from wijkmakers_site.model import enums
from wijkmakers_site.reading.notation import addresses, amounts, clock, days, ids, old_paths, spots, words
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.schema import editor_patterns
from wijkmakers_site.reading.schema.editor_patterns import Pattern, Reference
from wijkmakers_site.reading.schema.fields import RefusalError, Scalar
from wijkmakers_site.reading.suggestions import one_of, synonym, value_suggestion
from wijkmakers_site.text.words import collation

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
_MAX_LINE, _MAX_TEXT = 1_000, 10_000  # characters; longer texts belong in the Markdown file beside the facts
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
    """A text without line ends: in YAML one may run on over several lines."""
    text = _no_longer_than(_MAX_LINE, re.sub(r"\s+", " ", _text(value)))
    if text[0] in "“„" and not re.search("[“”]", text[1:]):
        raise _curly_quotes(text)  # to YAML they are letters: in a list, the text between them ended at its first comma
    return text


def _begun(value: object) -> str:
    """When something began; "" where all that is known is that it did (`ja`)."""
    text = _line(value)
    if text.lower() == "nee" or words.says_not_known(text):
        cure = "Haal de regel weg. Begon het wel? Schrijf `ja`."
        raise RefusalError(f'"{text}" kan hier niet staan.', cure, "WM105", NotationError("", cure, unknown=True))
    if text.lower() == "ja":
        return ""
    try:
        day = days.day(text)
    except NotationError:
        # As it stands behind "Gestart in": people write that word, too, and of some words we say "het".
        when = re.sub(r"^(?:in|sinds|vanaf) ", "", text, flags=re.IGNORECASE)
        return re.sub(r"^(?=(?:school|voor|na)jaar\b)", "het ", when, flags=re.IGNORECASE)
    cure = f"Haal de regel weg, en schrijf `begindatum: {day}`."
    raise RefusalError(f'"{text}" is een hele datum.', cure, "WM105")


def _curly_quotes(text: str) -> RefusalError:
    message, bare = "Dit zijn krullende aanhalingstekens, van Word of een mail.", text.strip(_CURLY)
    cure = f'Typ rechte: wis ze en druk op de toets `"`, links van Enter: `"{bare}"`.'
    return RefusalError(message, cure, "WM015", NotationError(message, cure, meant=bare))


def _notation(parse: Callable[[str], T], code: str, pattern: Pattern) -> Scalar[T]:
    """A line that a function of `notation` reads; what it refuses becomes a problem with this code."""

    def read(value: object) -> T:
        text = _line(value)
        try:
            return parse(text)
        except NotationError as error:
            if text[0] in _CURLY:
                raise _curly_quotes(text) from None
            if words.says_not_known(text):
                error = NotationError(error.message, "Haal de regel weg tot je het weet.", unknown=True)
            raise RefusalError(error.message, error.cure, code, error) from None

    return Scalar(read, pattern)


def _choice(enum: type[E], cures: Mapping[str, str] = MappingProxyType({})) -> Scalar[E]:
    """One of a closed set, in capitals or not. `cures` say what to do instead of words that cannot stand here."""
    members = [member for member in enum if member not in cures]
    choices = [member.value for member in members]

    def read(value: object) -> E:
        text = _line(value).lower()
        if collation.folded(text) in choices:  # geïnteresseerden
            return enum(collation.folded(text))
        if text[0] in _CURLY:
            raise _curly_quotes(text)
        if words.says_not_known(text) and synonym(text) not in choices:
            cure = "Haal de regel weg tot je het weet."
            raise RefusalError(f'"{text}" kan hier niet staan.', cure, "WM105", NotationError("", cure, unknown=True))
        told = (cure for word, cure in cures.items() if text == word or text.startswith(f"{word} "))
        cure = next(told, "") or value_suggestion(text, choices) or f"Kies {one_of(choices)}."
        raise RefusalError(f'"{text}" kan hier niet staan.', cure, "WM105")

    return Scalar(read, editor_patterns.choice_of(members))


def _reference(reference: Reference) -> Scalar[str]:
    """The id of something elsewhere, read as it stands: who knows what there is, can tell best what was meant."""

    def read(value: object) -> str:
        text = _line(value)
        if text[0] in _CURLY:
            raise _curly_quotes(text)
        if words.says_not_known(text):
            cure = "Haal de regel weg tot je het weet."
            raise RefusalError(f'"{text}" is geen id.', cure, "WM114", NotationError("", cure, unknown=True))
        return text

    return Scalar(read, editor_patterns.ID, reference)


LINE = Scalar(_line, editor_patterns.TEXT)
TEXT = Scalar(_text, editor_patterns.TEXT)
BEGUN = Scalar(_begun, editor_patterns.TEXT)
ID = _notation(ids.slug, "WM114", editor_patterns.ID)
REPOSITORY = _notation(ids.repository, "WM114", editor_patterns.REPOSITORY)
BRANCH = _notation(ids.branch, "WM114", editor_patterns.BRANCH)
APP_ID = _notation(ids.app_id, "WM114", editor_patterns.APP_ID)
MODULE_ADDRESS = _notation(ids.module_address, "WM114", editor_patterns.MODULE_ADDRESS)
SPEAKER_ID = _reference(editor_patterns.SPEAKER)
PROGRAMME_ID = _reference(editor_patterns.PROGRAMME)
VENUE_ID = _reference(editor_patterns.VENUE)
ORGANISATION_ID = _reference(editor_patterns.ORGANISATION)
THEME_ID = _reference(editor_patterns.THEME)
GROUP_ID = _reference(editor_patterns.GROUP)
SERIES_ID = replace(ID, reference=editor_patterns.SERIES)
IMAGE_NAME = replace(LINE, reference=editor_patterns.IMAGE)
DAY = _notation(days.day, "WM110", editor_patterns.DAY)
DAY_OR_NO = _notation(days.day_or_no, "WM110", editor_patterns.DAY_OR_NO)
HOURS = _notation(clock.hours, "WM111", editor_patterns.HOURS)
FLAG = _notation(words.flag, "WM113", editor_patterns.FLAG)
FULLNESS = _notation(words.fullness, "WM113", editor_patterns.FULLNESS)
COUNT = _notation(amounts.count, "WM112", editor_patterns.COUNT)
AMOUNT = _notation(amounts.amount, "WM112", editor_patterns.AMOUNT)
LENGTH = _notation(amounts.length, "WM112", editor_patterns.LENGTH)
VIDEO_LENGTH = _notation(amounts.video_length, "WM112", editor_patterns.VIDEO_LENGTH)
LOAD = _notation(amounts.load, "WM112", editor_patterns.LOAD)
POSITION = _notation(spots.position, "WM117", editor_patterns.POSITION)
FOCUS_POINT = _notation(spots.focus, "WM119", editor_patterns.FOCUS)
WEB_ADDRESS = _notation(addresses.web_address, "WM115", editor_patterns.WEB_ADDRESS)
LINK_TARGET = _notation(addresses.link_target, "WM115", editor_patterns.LINK_TARGET)
SITE_ADDRESS = _notation(addresses.site_address, "WM115", editor_patterns.WEB_ADDRESS)
SITE_LINK = _notation(addresses.site_link, "WM115", editor_patterns.SITE_LINK)
OLD_PATH = _notation(old_paths.old_path, "WM115", editor_patterns.OLD_PATH)
EMAIL_ADDRESS = _notation(addresses.email_address, "WM116", editor_patterns.EMAIL_ADDRESS)
PHONE_NUMBER = _notation(addresses.phone_number, "WM116", editor_patterns.PHONE_NUMBER)
POSTCODE = _notation(addresses.postcode, "WM116", editor_patterns.POSTCODE)
LANGUAGE = _notation(words.language, "WM118", editor_patterns.LANGUAGE)
TIME_ZONE_NAME = _notation(words.time_zone, "WM118", editor_patterns.TIME_ZONE_NAME)
PROGRAMME_KIND = _choice(enums.ProgrammeKind)
MODULE_KIND = _choice(enums.ModuleKind)
# What staff try as a state, and what to do instead: what follows from dates is computed, never typed.
_COMPUTED = dict.fromkeys(
    ("loopt", "gestart", "begonnen", "bezig", "afgerond", "afgelopen", "voorbij", "geweest", "open"),
    "Dat volgt vanzelf uit de data. Haal de regel weg.",
)
_MOVED = dict.fromkeys(
    ("verplaatst naar", "verschoven naar", "verzet naar"),
    "Verander alleen `datum`: wie de agenda volgt, ziet dat. Haal deze regel weg.",
)
_FULL = {"vol": "Zet bij `aanmelden` van de leergang: `vol: ja`. Haal deze regel weg."}
STATE = _choice(enums.State, _COMPUTED | _MOVED | _FULL)
SESSION_STATE = _choice(
    enums.State,
    {enums.State.DRAFT: "Zet een `#` voor de regels van deze dag. Of kies `voorlopig`."} | _COMPUTED | _MOVED | _FULL,
)
PROGRAMME_STATE = _choice(
    enums.State,
    {enums.State.DRAFT: "Schrijf `concept: ja`, zonder `status:`."} | _COMPUTED | _MOVED | _FULL,
)
PAGE_KIND = _choice(enums.PageKind)
# As the national register calls them.
_LETTERS = {letter: f"Schrijf `{status}`." for letter, status in zip("abcd", enums.Compliance, strict=True)}
COMPLIANCE = _choice(enums.Compliance, _LETTERS)
ASKER = _choice(enums.Asker)
ROLE = _choice(enums.Role)
VAT = _choice(enums.Vat)
HOST = _choice(enums.Host)
CMS_BACKEND = _choice(enums.CmsBackend)
