"""agenda.json: all sessions, coming and past, for other sites.

Each field is declared once: its name, what the page about it says of it, and where its value comes from.
Its keys are Dutch, as in the files of content/, and always there: what is not known is null. A field may be added; one
that changes or goes makes another version.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.calendars.published import PublishedEntries
from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.data.schema_org.events import ways
from wijkmakers_site.model import academy, enums, people
from wijkmakers_site.pages.views.parts import DataField
from wijkmakers_site.text import dutch, timezone, urls
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.urls import Root

VERSION = 1
_STATES = [state for state in enums.State if state is not enums.State.DRAFT]


@dataclass(frozen=True, slots=True)
class _Told:
    """A session with its calendar entry."""

    occasion: Occasion
    row: Row
    root: Root

    @property
    def module(self) -> academy.Module:
        return self.occasion.module

    @property
    def session(self) -> academy.Session:
        return self.occasion.session


_Field = tuple[str, str, Callable[[_Told], Any]]


def agenda_json(site: academy.Site, occasions: Iterable[Occasion], shown: PublishedEntries, root: Root) -> Artifact:
    """Concepts are left out: they have no entry."""
    told = [_Told(each, row, root) for each in occasions if (row := shown.row(each))]
    data = {
        "versie": VERSION,
        "naam": site.name,
        "pagina": root.absolute(urls.AGENDA),
        "uitleg": root.absolute(urls.SHARE),
        "tijdzone": academy.TIME_ZONE,
        "bijeenkomsten": [{name: value(each) for name, _, value in _FIELDS} for each in told],
    }
    # Not sorted: the fields stand in the order in which the page about them explains them.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Artifact(urls.DATA, f"{text}\n".encode())


def data_fields() -> tuple[DataField, ...]:
    """What the page about it tells of each session's fields."""
    return tuple(DataField(name, explanation) for name, explanation, _ in _FIELDS)


def _programme(each: _Told) -> dict[str, Any]:
    programme = each.occasion.programme
    page = each.root.absolute(each.occasion.programme_path)
    return {"titel": programme.title, "soort": programme.kind.value, "pagina": page}


def _venue(each: _Told) -> dict[str, Any] | None:
    venue = each.session.venue
    return None if venue is None or venue.online else _place(venue, each.root)


def _place(venue: people.Venue, root: Root) -> dict[str, Any]:
    position = venue.position
    return {
        "naam": venue.name,
        "zaal": venue.room,
        "adres": venue.address,
        "postcode": venue.postcode,
        "plaats": venue.town,
        "land": venue.country,
        "positie": [float(position.latitude), float(position.longitude)] if position else None,
        "pagina": root.absolute(urls.path_of(venue)),
    }


def _speakers(each: _Told) -> list[dict[str, Any]]:
    return [
        {
            "naam": appearance.speaker.name,
            "rol": appearance.role,
            "pagina": each.root.absolute(urls.path_of(appearance.speaker)),
        }
        for appearance in each.module.appearances
    ]


def _reason(each: _Told) -> str | None:
    return None if each.session.state is enums.State.SCHEDULED else each.session.reason


_FIELDS: tuple[_Field, ...] = (
    (
        "id",
        "Vast kenmerk van de bijeenkomst, ook als datum of titel verandert. In onze agenda’s (ics) heet het UID.",
        lambda each: each.row.uid,
    ),
    ("titel", "De titel.", lambda each: each.occasion.title),
    ("samenvatting", "Waar het over gaat, in één zin.", lambda each: each.module.summary),
    ("soort", f"{dutch.listing(list(enums.ModuleKind), 'of').capitalize()}.", lambda each: each.module.kind.value),
    (
        "nummer",
        "De hoeveelste module het is. Alleen een module heeft dat.",
        lambda each: each.module.number,
    ),
    ("leergang", "Waar de bijeenkomst bij hoort: titel, soort en pagina.", _programme),
    ("groep", "De groep, als de bijeenkomst alleen voor die groep is.", lambda each: each.occasion.group),
    (
        "begin",
        "Het begin, zoals 2025-01-09T13:00:00+01:00. Is er geen tijd bekend, dan is het een datum, zoals 2025-01-09.",
        lambda each: timezone.iso(each.session, "seconds")[0],
    ),
    (
        "einde",
        "Het einde, op dezelfde manier. Bij hele dagen is het de laatste dag.",
        lambda each: timezone.iso(each.session, "seconds")[1],
    ),
    ("hele_dag", "Is true als er geen tijd bekend is.", lambda each: each.session.hours is None),
    (
        "status",
        f"{dutch.listing(_STATES, 'of').capitalize()}. Bij uitgesteld en geannuleerd staat de oude datum er nog.",
        lambda each: each.session.state.value,
    ),
    ("reden", "Waarom het niet doorgaat, verschuift of nog niet zeker is.", _reason),
    (
        "locatie",
        "Naam, zaal, adres, postcode, plaats, land (als het niet Nederland is), positie (noord, oost) en pagina.",
        _venue,
    ),
    ("online", "Is true als je online mee kunt doen.", lambda each: "online" in ways(each.session)),
    ("online_link", "Het adres om online mee te doen.", lambda each: each.session.online),
    ("sprekers", "Wie er spreekt, elk met naam, rol en pagina.", _speakers),
    ("themas", "De thema’s.", lambda each: each.occasion.themes),
    ("pagina", "De pagina op onze site.", lambda each: each.root.absolute(each.occasion.path)),
    ("gewijzigd", "Wanneer de bijeenkomst voor het laatst veranderde.", lambda each: each.row.modified.isoformat()),
)
