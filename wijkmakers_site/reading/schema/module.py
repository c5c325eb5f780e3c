"""A module of a programme, as it stands in the list `modules` of `leergang.yaml`."""

from __future__ import annotations

from typing import Annotated

from wijkmakers_site.model import enums
from wijkmakers_site.reading.schema.fields import (
    SEVERAL,
    Day,
    GroupId,
    Hours,
    Id,
    Ids,
    Line,
    Lines,
    ModuleKind,
    Record,
    SpeakerId,
    State,
    Text,
    ThemeIds,
    VenueId,
    WebAddress,
    field,
    keyed,
)
from wijkmakers_site.reading.schema.shared import LinkRecord


class AppearanceRecord(Record):
    speaker: SpeakerId = field("spreker", "Het id van een spreker.", "hans-boutellier")
    role: Line | None = field("rol", "Wat de spreker hier doet.", "dagvoorzitter", default=None)


class PartRecord(Record):
    title: Line = field("titel", "De naam van het onderdeel.", "Samen eten")
    hours: Hours | None = field("tijd", "Van wanneer tot wanneer.", "17:30-18:30", default=None)


class SessionRecord(Record):
    id: Id = field("id", "Een kort id, uniek binnen de module.", "dag-1")
    day: Day = field("datum", "De datum.", "2025-03-06")
    last_day: Day | None = field("einddatum", "De laatste dag, als het er meer zijn.", "2025-03-07", default=None)
    hours: Hours | None = field("tijd", "Begin en einde; leeg: de hele dag.", "13:00-19:30", default=None)
    title: Line | None = field("titel", "Hoe deze bijeenkomst heet.", "Eerste dag", default=None)
    venue: VenueId | None = field("locatie", "De locatie, als die anders is.", "molen-de-ster", default=None)
    online: WebAddress | None = field("online", "De link, als die anders is.", "https://voorbeeld.nl/", default=None)


Appearances = Annotated[tuple[Annotated[AppearanceRecord, keyed("spreker")], ...], SEVERAL]
Parts = Annotated[tuple[Annotated[PartRecord, keyed("titel")], ...], SEVERAL]


class ModuleRecord(Record):
    id: Id = field("id", "Het id; zo heet het tekstbestand en zo eindigt het adres.", "kennismaking")
    title: Line = field("titel", "De titel van de module.", "Kennismaking met elkaar")
    kind: ModuleKind = field(
        "soort", "Alleen een `module` krijgt een nummer.", "intervisie", default=enums.ModuleKind.MODULE
    )
    summary: Line | None = field("samenvatting", "Waar het over gaat, in één zin.", "Wie is wie?", default=None)
    phase: Line | None = field("fase", "De fase van de leergang.", "Oriëntatie", default=None)
    day: Day | None = field("datum", "De datum; leeg: datum volgt.", "2024-09-19", default=None)
    last_day: Day | None = field("einddatum", "De laatste dag, als het er meer zijn.", "2024-09-20", default=None)
    hours: Hours | None = field("tijd", "Begin en einde; leeg: de hele dag.", "13:00-19:30", default=None)
    sessions: tuple[SessionRecord, ...] = field(
        "bijeenkomsten", "De dagen, als de module er meer heeft.", "- {id: dag-1, datum: 2025-03-06}", default=()
    )
    parts: Parts = field("onderdelen", "De delen van de dag.", "[Middagprogramma, Samen eten]", default=())
    venue: VenueId | None = field("locatie", "Het id van een locatie.", "molen-de-ster", default=None)
    online: WebAddress | None = field("online", "De link om mee te doen.", "https://voorbeeld.nl/", default=None)
    speakers: Appearances = field(
        "sprekers", "Id's van sprekers, eventueel met een rol.", "[hans-boutellier]", default=()
    )
    themes: ThemeIds = field("thema", "Id's van thema's uit `site.yaml`.", "[wonen]", default=())
    state: State = field("status", "Hoe zeker het is.", "voorlopig", default=enums.State.SCHEDULED)
    reason: Line | None = field("reden", "Waarom het niet doorgaat of verschuift.", "De spreker is ziek", default=None)
    group: GroupId | None = field("groep", "Het id van de groep, als het alleen voor die groep is.", "a", default=None)
    preparation: Text | None = field("voorbereiding", "Wat je vooraf doet.", "Lees het artikel", default=None)
    materials: tuple[LinkRecord, ...] = field("materiaal", "Wat je erbij nodig hebt.", "- titel: Artikel", default=())
    points: Lines = field("punten", "Wat er aan bod komt.", "[Urgentie en context]", default=())
    formerly: Ids = field("voorheen", "Eerdere id's; oude adressen blijven werken.", "[start]", default=())
