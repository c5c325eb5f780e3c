"""A module of a programme, as it stands in the list `modules` of `leergang.yaml`."""

from __future__ import annotations

from wijkmakers_site.model import enums
from wijkmakers_site.reading.schema.fields import MappingOf, Record, optional, required, several
from wijkmakers_site.reading.schema.kinds.shared import EvaluationRecord, LinkRecord
from wijkmakers_site.reading.schema.value_types import (
    DAY,
    DAY_OR_NO,
    FLAG,
    GROUP_ID,
    HOURS,
    ID,
    LINE,
    MODULE_ADDRESS,
    MODULE_KIND,
    SESSION_STATE,
    SPEAKER_ID,
    STATE,
    TEXT,
    THEME_ID,
    VENUE_ID,
    WEB_ADDRESS,
)


class AppearanceRecord(Record):
    speaker = required("spreker", SPEAKER_ID, "Het id van een spreker.", "hans-boutellier")
    role = optional("rol", LINE, "Wat de spreker hier doet.", "dagvoorzitter")


APPEARANCE = MappingOf(AppearanceRecord, "spreker")


class PartRecord(Record):
    title = required("titel", LINE, "De naam van het onderdeel.", "Samen eten")
    hours = optional("tijd", HOURS, "Van wanneer tot wanneer.", "17:30-18:30")
    speakers = several("sprekers", APPEARANCE, "Wie er bij dit onderdeel spreekt.", "[hans-boutellier]")


class SessionRecord(Record):
    id = required("id", ID, "Een kort id, uniek binnen de module.", "dag-1")
    day = required("datum", DAY, "De datum.", "2025-03-06")
    last_day = optional("einddatum", DAY, "De laatste dag, als het er meer zijn.", "2025-03-07")
    hours = optional("tijd", HOURS, "Begin en einde; leeg: de hele dag.", "13:00-19:30")
    title = optional("titel", LINE, "Hoe deze bijeenkomst heet.", "Eerste dag")
    venue = optional("locatie", VENUE_ID, "De locatie, als die anders is.", "molen-de-ster")
    online = optional("online", WEB_ADDRESS, "De link, als die anders is.", "https://voorbeeld.nl/")
    state = optional("status", SESSION_STATE, "Hoe zeker deze dag is; leeg: zoals de module.", "geannuleerd")
    reason = optional("reden", LINE, "Waarom deze dag niet doorgaat of verschuift.", "De spreker is ziek")
    moved_from = optional("verplaatst_van", DAY, "De datum die deze zelfde bijeenkomst eerst had.", "2025-03-06")
    other_than = optional("niet_die_van", DAY, "De datum van een andere bijeenkomst, die dit id had.", "2025-03-06")


class ModuleRecord(Record):
    id = required("id", ID, "Het id; zo heet het tekstbestand en zo eindigt het adres.", "kennismaking")
    title = required("titel", LINE, "De titel van de module.", "Kennismaking met elkaar")
    kind = optional(
        "soort", MODULE_KIND, "Alleen een `module` krijgt een nummer.", "intervisie", default=enums.ModuleKind.MODULE
    )
    summary = optional("samenvatting", LINE, "Waar het over gaat, in één zin.", "Wie is wie?")
    phase = optional("fase", LINE, "De fase van de leergang.", "Oriëntatie")
    day = optional("datum", DAY, "De datum; leeg: niet bekend.", "2024-09-19")
    date_to_follow = optional("datum_volgt", FLAG, "`ja` als de datum nog komt.", "ja", default=False)
    last_day = optional("einddatum", DAY, "De laatste dag, als het er meer zijn.", "2024-09-20")
    hours = optional("tijd", HOURS, "Begin en einde; leeg: de hele dag.", "13:00-19:30")
    sessions = several(
        "bijeenkomsten",
        MappingOf(SessionRecord),
        "De dagen, als de module er meer heeft.",
        "- {id: dag-1, datum: 2025-03-06}",
    )
    parts = several(
        "onderdelen", MappingOf(PartRecord, "titel"), "De delen van de dag.", "[Middagprogramma, Samen eten]"
    )
    venue = optional("locatie", VENUE_ID, "Het id van een locatie.", "molen-de-ster")
    online = optional("online", WEB_ADDRESS, "De link om mee te doen.", "https://voorbeeld.nl/")
    speakers = several("sprekers", APPEARANCE, "Id's van sprekers, eventueel met een rol.", "[hans-boutellier]")
    themes = several("thema", THEME_ID, "Id's van thema's uit `site.yaml`.", "[wonen]")
    state = optional("status", STATE, "Hoe zeker het is; leeg: `gepland`, of zoals de leergang.", "voorlopig")
    reason = optional("reden", LINE, "Waarom het niet doorgaat of verschuift.", "De spreker is ziek")
    group = optional("groep", GROUP_ID, "Het id van de groep, als het alleen voor die groep is.", "a")
    preparation = optional("voorbereiding", TEXT, "Wat je vooraf doet.", "Lees het artikel")
    materials = several("materiaal", MappingOf(LinkRecord), "Wat je erbij nodig hebt.", "- titel: Artikel")
    evaluation = optional(
        "evaluatie",
        MappingOf(EvaluationRecord),
        "De vragenlijst over deze module; op de site vanaf haar laatste dag.",
        "link: https://voorbeeld.nl/evaluatie",
    )
    points = several("punten", LINE, "Wat er aan bod komt.", "[Urgentie en context]")
    moved_from = optional("verplaatst_van", DAY, "De datum die deze zelfde bijeenkomst eerst had.", "2024-09-19")
    other_than = optional("niet_die_van", DAY, "De datum van een andere bijeenkomst, die dit id had.", "2024-09-19")
    corrected = optional(
        "agenda_verbeterd",
        DAY_OR_NO,
        "Wanneer een fout in wat geweest is, ook in agenda's is verbeterd; `nee`: alleen op de site.",
        "2024-10-01",
    )
    formerly = several(
        "voorheen",
        MODULE_ADDRESS,
        "Eerdere id's; oude adressen blijven werken. Uit een andere leergang: `leergang/module`.",
        "[start]",
    )
