"""What somebody meant by a key that is not declared where it stands."""

from __future__ import annotations

import re

from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.general import SiteRecord
from wijkmakers_site.reading.schema.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.programme import ProgrammeRecord
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.reading.suggestions import nearest_choice, one_of

_RECORD_NAMES: dict[type[Record], str] = {
    ProgrammeRecord: "de leergang",
    ModuleRecord: "een module",
    SessionRecord: "een dag van `bijeenkomsten`",
    **{record: f"een {kind.name}" for kind, record in RECORDS.items() if record not in (ProgrammeRecord, SiteRecord)},
    SiteRecord: "`site.yaml`",
}
_WITHOUT_SPACE = re.compile(r"(\w+) *:(\S.*)", re.DOTALL)
# What people write who think in English or in another word: our keys, of which the first that the record knows counts.
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


def key_without_space(text: object, record: type[Record]) -> tuple[str, str] | None:
    """Key and value of `titel:Wonen`, which YAML takes for one word; None where the record has no such key."""
    match = _WITHOUT_SPACE.fullmatch(text) if isinstance(text, str) else None
    return (match[1], match[2]) if match and match[1] in record.fields else None


def key_without_colon(key: str, record: type[Record]) -> str | None:
    """The key in `titel Wonen: een recht`, which YAML takes for a long key."""
    word, space, _ = key.partition(" ")
    return word if space and word in record.fields else None


def intended_key(root: type[Record], at: DataPath, key: str) -> tuple[str, str]:
    """The declared key that `key` stands for in the mapping at `at`, "" where it stands for none; and the cure.

    The cure is another word, another place, or the list of all keys that the mapping knows.
    """
    if key == "<<":  # a merge key of YAML 1.1, which copies the keys of another mapping
        return "", "Schrijf hier zelf de regels die je wilt overnemen."
    declared = list(record_at(root, at).fields)
    intended = next((word for word in _SYNONYMS.get(key.lower(), "").split() if word in declared), None)
    intended = intended or next((word for word in declared if _is_other_number(word, key.lower())), None)
    # Before a key that only looks like it: `adres` of a programme is no misspelled `partners`.
    elsewhere = None if intended else _elsewhere(root, at, key)
    if elsewhere:
        return "", elsewhere
    if intended := intended or nearest_choice(key, declared):
        return intended, f"Bedoelde je `{intended}`?"
    return "", _synonym_elsewhere(root, at, key) or f"Hier kan: {one_of(declared)}."


def _is_other_number(word: str, key: str) -> bool:
    """Whether one is the plural of the other."""
    short, long = sorted((word, key), key=len)
    return long != short and long.removeprefix(short) in ("s", "'s", "n", "en")


def _synonym_elsewhere(root: type[Record], at: DataPath, key: str) -> str | None:
    words = _SYNONYMS.get(key.lower(), "").split()
    return next(filter(None, (_elsewhere(root, at, word) for word in words)), None)


def _elsewhere(root: type[Record], at: DataPath, key: str) -> str | None:
    """The cure of a key that is declared in another mapping than that at `at`; None where no mapping has it."""
    here = record_at(root, at)
    below = {key: field.inner for key, field in here.fields.items() if field.inner}
    above = [record_at(root, at[:length]) for length in range(len(at) - 1, -1, -1)]
    candidates = [(record, f"`{name}`") for name, record in below.items()]
    candidates += [(record, "") for record in [*above, *_RECORD_NAMES]]
    candidates += [
        (inner, f"een onderdeel van `{name}`") for name, field in root.fields.items() if (inner := field.inner)
    ]
    # The nearest first: a level below, the levels above, other kinds of file, parts of this one.
    for record, name in candidates:
        if record is not here and key in record.fields:
            last_key = next((step for step in reversed(at) if isinstance(step, str)), "")
            name_here = _RECORD_NAMES.get(here, f"`{last_key}`")
            return f"`{key}` hoort bij {_RECORD_NAMES.get(record, name)}, niet bij {name_here}."
    return None
