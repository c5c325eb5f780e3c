"""agenda.json: all sessions, coming and past, for other sites. Where they are too many for one file, it holds those to
come, and those that have been have a file for each school year beside it.

Each field is declared once: its name, what the page about it says of it, and where its value comes from.
Its keys are Dutch, as in the files of content/, and always there: what is not known is null. A field may be added; one
that changes or goes makes another version.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sized
from typing import Any

from wijkmakers_site.calendars.history.published import PublishedEntries
from wijkmakers_site.calendars.history.withdrawn import Shown
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.calendars.timetable import Occasion, Timetable, split
from wijkmakers_site.data.schema_org.events import ways
from wijkmakers_site.model import academy, enums, people
from wijkmakers_site.model.file_kinds import SPEAKER
from wijkmakers_site.pages.views.parts import DataField
from wijkmakers_site.text import timezone
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

VERSION = 1
_MOST = 500  # sessions in one file with those that have been: some 500 kB
_STATES = [state for state in enums.State if state is not enums.State.DRAFT]


@dataclass(frozen=True, slots=True)
class _Told:
    """A session with its calendar entry; one that content names no more is known by its entry alone (no `module`).
    `begin` and `end` are its moments for machines (ISO 8601).
    """

    shown: Shown
    row: Row
    root: Root
    module: academy.Module | None
    begin: str
    end: str

    @property
    def session(self) -> academy.Session:
        return self.shown.session


_Field = tuple[str, str, Callable[[_Told], Any]]


def agenda_json(whole: Timetable, sessions: Iterable[Shown], entries: PublishedEntries, root: Root) -> list[Artifact]:
    """The file, and those of its archive. Concepts are left out: they have no entry."""
    found = list(sessions)
    coming, past = split(found, whole.day) if has_archive(found) else (found, [])
    years: dict[str, list[Shown]] = {}
    for each in past:
        years.setdefault(dutch.school_year(each.session.last_day), []).append(each)
    archive = [{"schooljaar": year, "bestand": root.absolute(urls.data_of(year))} for year in sorted(years)]
    files = [_file(urls.DATA, whole.site, coming, entries, root, {"archief": archive})]
    files += [_file(urls.data_of(year), whole.site, found, entries, root, {}) for year, found in sorted(years.items())]
    return files


def has_archive(sessions: Sized) -> bool:
    """Whether they are too many for one file."""
    return len(sessions) > _MOST


def _file(
    path: str,
    site: academy.Site,
    sessions: Iterable[Shown],
    entries: PublishedEntries,
    root: Root,
    more: dict[str, Any],
) -> Artifact:
    told = [_told(each, row, root) for each in sessions if (row := _row(each, entries))]
    data = {
        "versie": VERSION,
        "naam": site.name,
        "pagina": root.absolute(urls.AGENDA),
        "uitleg": root.absolute(urls.SHARE),
        "tijdzone": timezone.TIME_ZONE,
        **more,
        "bijeenkomsten": [{name: value(each) for name, _, value in _FIELDS} for each in told],
    }
    # Not sorted: the fields stand in the order in which the page about them explains them.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Artifact(path, f"{text}\n".encode())


def _told(shown: Shown, row: Row, root: Root) -> _Told:
    module = shown.module if isinstance(shown, Occasion) else None
    return _Told(shown, row, root, module, *timezone.iso(shown.session, "seconds"))


def _row(session: Shown, entries: PublishedEntries) -> Row | None:
    return entries.row(session) if isinstance(session, Occasion) else session.row


def data_fields() -> tuple[DataField, ...]:
    """What the page about it tells of each session's fields."""
    return tuple(DataField(name, explanation) for name, explanation, _ in _FIELDS)


def _programme(each: _Told) -> dict[str, Any]:
    shown = each.shown
    kind = shown.programme.kind.value if isinstance(shown, Occasion) else shown.kind
    return {"titel": shown.programme_title, "soort": kind, "pagina": each.root.absolute(shown.programme_path)}


def _venue(each: _Told) -> dict[str, Any] | None:
    if each.module is None:
        entry = each.row.entry
        # Of what is gone its one line is all that is known; a link to join is no place.
        return None if entry.place in (None, entry.online) else {**dict.fromkeys(_PLACE), "naam": entry.place}
    venue = each.session.venue
    return None if venue is None or venue.online else _place(venue, each.root)


_PLACE = ("naam", "zaal", "adres", "postcode", "plaats", "land", "positie", "pagina")


def _place(venue: people.Venue, root: Root) -> dict[str, Any]:
    position = venue.position and [float(venue.position.latitude), float(venue.position.longitude)]
    town = (venue.address, venue.postcode, venue.town, venue.country)
    values = (venue.name, venue.room, *town, position, root.absolute(urls.path_of(venue)))
    return dict(zip(_PLACE, values, strict=True))


def _speakers(each: _Told) -> list[dict[str, Any]]:
    if each.module:
        found = [(by.speaker.id, by.speaker.name, by.role) for by in each.module.appearances]
    else:
        found = [(by.id, by.name, by.role) for by in each.row.entry.speakers or ()]
    return [{"naam": name, "rol": role, "pagina": each.root.absolute(SPEAKER.page(id))} for id, name, role in found]


def _reason(each: _Told) -> str | None:
    return None if each.session.state is enums.State.SCHEDULED else each.session.reason


_FIELDS: tuple[_Field, ...] = (
    (
        "id",
        "Vast kenmerk van de bijeenkomst, ook als datum of titel verandert. In onze agenda’s (ics) heet het UID.",
        lambda each: each.row.uid,
    ),
    ("titel", "De titel.", lambda each: each.shown.title),
    (
        "samenvatting",
        "Waar het over gaat, in één zin.",
        lambda each: each.module.summary if each.module else each.row.entry.summary,
    ),
    (
        "soort",
        f"{dutch.listing(list(enums.ModuleKind), 'of').capitalize()}.",
        lambda each: each.module and each.module.kind.value,
    ),
    (
        "nummer",
        "De hoeveelste module het is. Alleen een module heeft dat.",
        lambda each: each.module and each.module.number,
    ),
    ("leergang", "Waar de bijeenkomst bij hoort: titel, soort en pagina.", _programme),
    ("groep", "De groep, als de bijeenkomst alleen voor die groep is.", lambda each: each.shown.group),
    (
        "begin",
        "Het begin, zoals 2025-01-09T13:00:00+01:00. Is er geen tijd bekend, dan is het een datum, zoals 2025-01-09.",
        lambda each: each.begin,
    ),
    (
        "einde",
        "Het einde, op dezelfde manier. Bij hele dagen is het de laatste dag.",
        lambda each: each.end,
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
    ("themas", "De thema’s.", lambda each: each.shown.themes),
    ("pagina", "De pagina op onze site.", lambda each: each.root.absolute(each.shown.path)),
    ("gewijzigd", "Wanneer de bijeenkomst voor het laatst veranderde.", lambda each: each.row.modified.isoformat()),
)
