"""What to tell of a value that cannot be read: what its own text says, and what the file around it adds to that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from wijkmakers_site.reading.notation.addresses import MAIL_ADDRESS
from wijkmakers_site.reading.notation.days import day
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.notation.words import says_not_known
from wijkmakers_site.reading.schema.fields import Field, Record, RefusalError
from wijkmakers_site.reading.source.document import DataPath, Document
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

_DAY_KEYS = ("datum", "begindatum", "einddatum")
_TWO_DAYS = regex(r"^[^,]* (?:en|&|\+) [^,]*$|^[^,]* / [^,]*$")  # and not from the one to the other
_NEAR = timedelta(days=200)  # further from all other dates of a file a day is hardly the one that was meant


@dataclass(frozen=True, slots=True)
class Told:
    """A `cure`, and what was surely `meant`: empty where that is not certain."""

    cure: str
    meant: str = ""


def told(refusal: RefusalError, record: type[Record], at: DataPath, document: Document, text: object) -> Told:
    """The cure of a refused `text` at the path `at`, in a mapping of `record`."""
    known, key = refusal.notation, str(at[-1])
    field = record.fields.get(key)
    if known is None:
        return Told(refusal.cure)
    if refusal.cure == MAIL_ADDRESS and "mail" not in record.fields:
        where = "achter `toelichting:`" if "toelichting" in record.fields else "in de tekst ernaast"
        return Told(f"Dit is een mailadres: zet het {where}, en haal deze regel weg.")
    if known.unknown and key == "datum" and "datum_volgt" in record.fields:
        # Without the line, the hours that stand below it would be those of no day.
        here = "tot je het weet" if stands_alone(at, document) else f"in plaats van `datum: {text}`"
        return Told(f"Schrijf {here}: `datum_volgt: ja`.")
    if known.unknown:
        return Told(_without(refusal.cure, field, at, document, text))
    if known.span and key in ("datum", "begindatum") and "einddatum" in record.fields:
        first, last = known.span
        if (
            (last - first).days > 1
            and key == "datum"
            and "bijeenkomsten" in record.fields
            and _TWO_DAYS.search(str(text))
        ):
            return Told(form_of(record, key, [str(first), str(last)]))
        return Told(f"Schrijf `{key}: {first}` en eronder `einddatum: {last}`.")
    return _nearest_day(refusal.cure, known.days, document) if known.days else Told(refusal.cure, known.meant)


def _without(cure: str, field: Field | None, at: DataPath, document: Document, text: object) -> str:
    """How to leave out what is not known yet: the line, the item of a list, or all of a mapping that needs it."""
    if field and field.required and len(at) > 1 and at in document.values:
        if field.key == "datum" and (*at[:-1], "status") in document.keys:
            return "Laat de oude datum staan tot je de nieuwe weet: die wordt doorgestreept."
        if isinstance(at[-2], str):
            return f"Haal `{at[-2]}:` weg tot je het weet, met alles wat daarbij hoort."
        return "Haal dit onderdeel weg tot je het weet: alle regels vanaf het streepje."
    # A text that stands for a mapping, or for a list, has no place of its own below theirs.
    item = next((at[: size + 1] for size, step in enumerate(at) if isinstance(step, int) and size == len(at) - 1), at)
    item = item if item in document.values or len(at) < 2 else at[:-1]
    if isinstance(item[-1], int) and item in document.values:
        return f"Haal `{text}` weg tot je het weet."
    return cure if stands_alone(at, document) else f"Haal `{at[-1]}: {text}` weg tot je het weet."


def form_of(record: type[Record], key: object, node: object) -> str:
    """How to write a list of dates where one date belongs, or what is not known yet; "" for anything else."""
    if isinstance(node, str) and isinstance(key, str) and says_not_known(node):
        return "Haal de regel weg tot je het weet."
    if key != "datum" or "bijeenkomsten" not in record.fields or not isinstance(node, list):
        return ""
    try:
        days = [f"{{id: dag-{number}, datum: {day(text)}}}" for number, text in enumerate(node, 1)]
    except (NotationError, TypeError):
        return ""
    return f"Schrijf in plaats daarvan `bijeenkomsten: [{', '.join(days)}]`."


def stands_alone(at: DataPath, document: Document) -> bool:
    """Whether a key has a line of its own: within braces it goes without its neighbours."""
    line = document.place(at, on_key=True)[0]
    size = len(at)
    return not any(
        path[:-1] == at[:-1] and path != at and place[0] == line
        for path, place in document.keys.items()
        if len(path) == size
    )


def _nearest_day(cure: str, days: tuple[date, ...], document: Document) -> Told:
    """Of the days that can have been meant the one among, or else near, the other dates of the file."""
    others = sorted(_days(document.data))
    if not others:
        return Told(cure)
    among = [candidate for candidate in days if others[0] <= candidate <= others[-1]]
    if len(among) == 1:
        return Told(f"Schrijf `{among[0]}`.", str(among[0]))
    middle = others[len(others) // 2]
    nearest = min(among or days, key=lambda candidate: abs(candidate - middle))
    return Told(f"Bedoelde je `{nearest}`?" if abs(nearest - middle) < _NEAR else cure)


def _days(data: Any) -> Iterator[date]:
    """Every day that a file gives."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in _DAY_KEYS and isinstance(value, str):
                with suppress(NotationError):
                    yield day(value)
            else:
                yield from _days(value)
    elif isinstance(data, list):
        for value in data:
            yield from _days(value)
