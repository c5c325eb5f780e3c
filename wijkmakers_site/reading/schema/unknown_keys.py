"""What somebody meant by a key that is not known where it stands."""

from __future__ import annotations

import re

from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.general import SiteRecord
from wijkmakers_site.reading.schema.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.programme import ProgrammeRecord
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.reading.suggestions import nearest_choice, one_of

_PLACES: dict[type[Record], str] = {
    ProgrammeRecord: "de leergang",
    ModuleRecord: "een module",
    SessionRecord: "een dag van `bijeenkomsten`",
    **{record: f"een {kind.name}" for kind, record in RECORDS.items() if record not in (ProgrammeRecord, SiteRecord)},
    SiteRecord: "`site.yaml`",
}
_GLUED = re.compile(r"(\w+) *:(\S.*)", re.DOTALL)
# What people write who think in English or in another word: ours, the first that is known there.
_SYNONYMS = {
    "title": "titel naam", "name": "naam titel", "naam": "titel", "titel": "naam", "subtitle": "ondertitel",
    "summary": "samenvatting", "description": "samenvatting toelichting", "omschrijving": "samenvatting toelichting",
    "beschrijving": "samenvatting toelichting", "intro": "samenvatting", "kind": "soort", "type": "soort",
    "date": "datum begindatum", "dag": "datum", "start": "begindatum datum", "startdatum": "begindatum datum",
    "begin": "begindatum datum", "end": "einddatum", "einde": "einddatum", "enddate": "einddatum", "time": "tijd",
    "hours": "tijd", "tijden": "tijd", "begintijd": "tijd", "eindtijd": "tijd", "duration": "duur",
    "speaker": "sprekers spreker", "speakers": "sprekers", "spreker": "sprekers", "venue": "locatie",
    "location": "locatie", "locaties": "locatie", "plek": "locatie", "place": "plaats locatie", "room": "zaal",
    "address": "adres", "zip": "postcode", "city": "plaats", "country": "land", "image": "afbeelding foto logo",
    "foto": "afbeelding", "afbeelding": "foto logo", "photo": "foto afbeelding", "picture": "afbeelding foto",
    "file": "bestand", "caption": "bijschrift", "theme": "thema", "themes": "thema themas", "themas": "thema",
    "modulen": "modules", "sessions": "bijeenkomsten", "sessies": "bijeenkomsten", "dagen": "bijeenkomsten",
    "parts": "onderdelen", "programma": "onderdelen", "group": "groep", "groups": "groepen", "staat": "status",
    "state": "status", "draft": "concept", "reason": "reden", "waarom": "reden", "role": "rol", "email": "mail",
    "e-mail": "mail", "phone": "telefoon", "tel": "telefoon", "url": "link website adres", "site": "website",
    "price": "prijs", "kosten": "prijs", "amount": "bedrag", "registration": "aanmelden", "inschrijven": "aanmelden",
    "aanmelding": "aanmelden", "full": "vol", "organisation": "organisatie", "organization": "organisatie",
    "organisator": "organisatoren", "organisers": "organisatoren", "audience": "doelgroep",
    "faq": "veelgestelde_vragen", "question": "vraag", "answer": "antwoord",
    "formerly": "voorheen", "language": "taal", "series": "reeks",
    "edition": "editie", "materials": "materiaal", "points": "punten", "preparation": "voorbereiding",
}  # fmt: skip


def record_at(record: type[Record], at: DataPath) -> type[Record]:
    """The record that describes the mapping at a path of Dutch keys and list positions."""
    for step in at:
        if isinstance(step, str) and (field := record.fields.get(step)):
            record = field.inner or record
    return record


def glued(text: object, record: type[Record]) -> tuple[str, str] | None:
    """Key and value of `titel:Wonen`, which YAML takes for one word."""
    found = _GLUED.fullmatch(text) if isinstance(text, str) else None
    return (found[1], found[2]) if found and found[1] in record.fields else None


def without_colon(key: str, record: type[Record]) -> str | None:
    """The key in `titel Wonen: een recht`, which YAML takes for a long key."""
    word, space, _ = key.partition(" ")
    return word if space and word in record.fields else None


def meant(root: type[Record], at: DataPath, key: str) -> tuple[str, str]:
    """The known key that `key` stands for in the mapping at `at`, "" where it stands for none; and what to do.

    That is to use another word, another place, or one of the words that there are.
    """
    if key == "<<":
        return "", "Schrijf hier zelf de regels die je wilt overnemen."
    known = list(record_at(root, at).fields)
    ours = next((word for word in _SYNONYMS.get(key.lower(), "").split() if word in known), None)
    ours = ours or next((word for word in known if _is_other_number(word, key.lower())), None)
    elsewhere = None if ours else _elsewhere(root, at, key)
    if elsewhere:
        return "", elsewhere
    if near := ours or nearest_choice(key, known):
        return near, f"Bedoelde je `{near}`?"
    return "", _translated(root, at, key) or f"Hier kan: {one_of(known)}."


def _is_other_number(word: str, key: str) -> bool:
    """Whether one is the plural of the other."""
    short, long = sorted((word, key), key=len)
    return long != short and long.removeprefix(short) in ("s", "'s", "n", "en")


def _translated(root: type[Record], at: DataPath, key: str) -> str | None:
    words = _SYNONYMS.get(key.lower(), "").split()
    return next(filter(None, (_elsewhere(root, at, word) for word in words)), None)


def _elsewhere(root: type[Record], at: DataPath, key: str) -> str | None:
    """Where a key is known: a level below, then above, then in another kind of file."""
    here = record_at(root, at)
    below = {key: field.inner for key, field in here.fields.items() if field.inner}
    above = [record_at(root, at[:length]) for length in range(len(at) - 1, -1, -1)]
    homes = [(record, f"`{name}`") for name, record in below.items()] + [(record, "") for record in [*above, *_PLACES]]
    homes += [(inner, f"een onderdeel van `{name}`") for name, field in root.fields.items() if (inner := field.inner)]
    for record, name in homes:
        if record is not here and key in record.fields:
            mine = _PLACES.get(here, f"`{next((step for step in reversed(at) if isinstance(step, str)), '')}`")
            return f"`{key}` hoort bij {_PLACES.get(record, name)}, niet bij {mine}."
    return None
