"""What somebody meant by a key that is not declared where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from wijkmakers_site.model.enums import State
from wijkmakers_site.reading.schema.fields import Field, ListOf, MappingOf, Record, ValueType
from wijkmakers_site.reading.schema.kinds.general import SiteRecord
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.schema.shapes import quoted
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.reading.suggestions import one_of
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.nearest import nearest_choice
from wijkmakers_site.values import dataclass

_RECORD_NAMES: dict[type[Record], str] = {
    ProgrammeRecord: "de leergang",
    ModuleRecord: "een module",
    SessionRecord: "een dag van `bijeenkomsten`",
    **{record: f"een {kind.name}" for kind, record in RECORDS.items() if record not in (ProgrammeRecord, SiteRecord)},
    SiteRecord: "`site.yaml`",
}
_SENTENCE = 3  # words: so many are no key, but a line of a text with a colon in it
_MAX_LISTED = 12  # keys that a message lists: of more nobody reads them
_WITHOUT_SPACE = regex(r"(\w+) *:(\S.*)", re.DOTALL)
# What people write who think in English or in another word: our keys, of which the first that the record knows counts.
_SYNONYMS = {
    "title": "titel naam", "name": "naam titel", "naam": "titel", "titel": "naam", "subtitle": "ondertitel",
    "onderwerp": "titel", "kop": "titel", "heading": "titel", "summary": "samenvatting", "teaser": "samenvatting",
    "description": "samenvatting toelichting", "omschrijving": "samenvatting toelichting uitleg",
    "beschrijving": "samenvatting toelichting uitleg", "intro": "samenvatting", "inleiding": "samenvatting",
    "kind": "soort", "type": "soort", "categorie": "soort thema", "category": "soort thema",
    "date": "datum begindatum", "dag": "datum", "day": "datum", "wanneer": "datum begindatum", "data": "bijeenkomsten",
    "start": "begindatum datum vanaf", "startdatum": "begindatum datum vanaf", "start_date": "begindatum datum vanaf",
    "startdate": "begindatum datum", "begin": "begindatum datum vanaf", "begint": "begindatum datum",
    "begin_datum": "begindatum datum", "end": "einddatum tot", "einde": "einddatum tot", "enddate": "einddatum",
    "end_date": "einddatum tot", "eind": "einddatum", "eind_datum": "einddatum", "deadline": "tot", "sluit": "tot",
    "sluitingsdatum": "tot", "time": "tijd", "hours": "tijd", "tijden": "tijd", "tijdstip": "tijd", "uur": "tijd",
    "tijdstippen": "tijd", "hoe_laat": "tijd", "begintijd": "tijd", "starttijd": "tijd", "aanvang": "tijd",
    "start_time": "tijd", "eindtijd": "tijd", "end_time": "tijd", "duration": "duur", "looptijd": "duur",
    "speaker": "sprekers spreker", "speakers": "sprekers", "spreker": "sprekers", "docent": "sprekers spreker",
    "docenten": "sprekers", "trainer": "sprekers spreker", "trainers": "sprekers", "gasten": "sprekers",
    "gast": "sprekers spreker", "wie": "sprekers", "begeleiders": "betrokkenen sprekers",
    "venue": "locatie", "location": "locatie", "locations": "locatie", "lokatie": "locatie", "locaties": "locatie",
    "plek": "locatie", "place": "plaats locatie", "plaats": "locatie", "waar": "locatie", "where": "locatie",
    "adres": "locatie", "address": "adres locatie", "room": "zaal", "ruimte": "zaal", "zaal": "locatie",
    "zip": "postcode", "zipcode": "postcode", "postal_code": "postcode", "pc": "postcode", "city": "plaats",
    "town": "plaats", "stad": "plaats", "woonplaats": "plaats", "country": "land", "straat": "adres",
    "street": "adres", "coordinaten": "positie", "coordinates": "positie", "kaart": "positie", "route": "bereikbaar",
    "parkeren": "auto", "parking": "auto", "openbaar_vervoer": "ov", "bereikbaarheid": "bereikbaar",
    "image": "afbeelding foto logo", "beeld": "afbeelding foto logo", "plaatje": "afbeelding foto logo",
    "foto": "afbeelding logo", "afbeelding": "foto logo", "photo": "foto afbeelding", "picture": "afbeelding foto",
    "portret": "foto", "file": "bestand", "filename": "bestand", "bestandsnaam": "bestand", "src": "bestand",
    "foto's": "fotos", "photos": "fotos", "galerij": "fotos", "gallery": "fotos", "afbeeldingen": "fotos afbeelding",
    "film": "video", "filmpje": "video", "publicatiedatum": "datum", "plaatsingsdatum": "datum",
    "alt_tekst": "alt", "alttekst": "alt", "alt_text": "alt", "caption": "bijschrift", "onderschrift": "bijschrift",
    "fotograaf": "maker", "credits": "maker", "credit": "maker", "bron": "maker",
    "bestand": "link",
    "theme": "thema", "themes": "thema themas", "themas": "thema", "thema's": "thema themas", "tags": "labels",
    "tag": "labels", "keywords": "labels", "trefwoorden": "labels", "modulen": "modules", "lessen": "modules",
    "programma": "onderdelen modules", "sessions": "bijeenkomsten", "sessies": "bijeenkomsten",
    "dagen": "bijeenkomsten", "dates": "bijeenkomsten", "parts": "onderdelen", "agenda": "onderdelen",
    "programmaonderdelen": "onderdelen", "group": "groep", "groups": "groepen", "staat": "status", "state": "status",
    "draft": "concept", "reason": "reden", "waarom": "reden",
    "role": "rol", "functie": "rol functie", "function": "functie rol", "job": "functie", "beroep": "functie",
    "email": "mail", "e_mail": "mail", "mailadres": "mail", "emailadres": "mail", "e_mailadres": "mail",
    "phone": "telefoon", "tel": "telefoon", "telefoonnummer": "telefoon", "mobiel": "telefoon",
    "url": "link website adres", "href": "link", "site": "website", "webadres": "website link", "web": "website",
    "homepage": "website links", "price": "prijs", "kosten": "prijs bedrag", "deelnamekosten": "prijs",
    "cost": "prijs bedrag", "costs": "prijs", "amount": "bedrag", "prijs": "bedrag", "vat": "btw",
    "registration": "aanmelden", "inschrijven": "aanmelden", "inschrijving": "aanmelden", "aanmelding": "aanmelden",
    "aanmeldlink": "link aanmelden", "inschrijflink": "link aanmelden", "formulier": "link aanmelden",
    "capaciteit": "plaatsen", "capacity": "plaatsen", "max_deelnemers": "plaatsen", "aantal_plaatsen": "plaatsen",
    "full": "vol", "volgeboekt": "vol", "organisation": "organisatie", "organization": "organisatie",
    "werkgever": "organisatie", "bedrijf": "organisatie", "organisator": "organisatoren", "organisers": "organisatoren",
    "organizer": "organisatoren", "organisatie": "organisatoren", "organisaties": "organisatoren",
    "partner": "partners", "opdrachtgevers": "opdrachtgever", "audience": "doelgroep", "voor_wie": "doelgroep",
    "doelgroepen": "doelgroep", "voorwaarden": "toelatingseisen", "eisen": "toelatingseisen",
    "leerdoelen": "opbrengst", "doelen": "opbrengst", "resultaat": "opbrengst", "diploma": "certificaat",
    "faq": "veelgestelde_vragen", "vragen": "veelgestelde_vragen", "question": "vraag", "answer": "antwoord",
    "formerly": "voorheen", "oud_id": "voorheen", "aliases": "voorheen", "alias": "voorheen", "language": "taal",
    "lang": "taal", "series": "reeks", "edition": "editie", "jaar": "editie", "cohort": "editie",
    "materials": "materiaal", "materialen": "materiaal", "literatuur": "materiaal", "documenten": "materiaal",
    "points": "punten", "inhoud": "punten", "preparation": "voorbereiding", "huiswerk": "voorbereiding",
    "slug": "id", "key": "id", "code": "id", "gebieden": "gebied", "regio": "gebied", "wijk": "gebied",
    "boeken": "werk", "publicaties": "werk", "websites": "links", "socials": "links", "linkedin": "links",
    "twitter": "links", "instagram": "links", "bluesky": "links", "mastodon": "links", "facebook": "links",
    "website": "links", "ov": "bus",
}  # fmt: skip
# What belongs in the text beside the facts.
_PROSE_KEYS = {
    "tekst", "text", "content", "body", "bio", "biografie", "biography", "verhaal", "over", "artikel", "html",
}  # fmt: skip
_SUMMARIES = {"samenvatting", "summary", "beschrijving", "omschrijving", "description", "intro", "inleiding"}
# A state as a key of its own (`geannuleerd: ja`): which `status` it is.
_STATE_KEYS = {
    "geannuleerd": State.CANCELLED, "afgelast": State.CANCELLED, "vervalt": State.CANCELLED,
    "vervallen": State.CANCELLED, "cancelled": State.CANCELLED, "canceled": State.CANCELLED,
    "annulering": State.CANCELLED, "gaat_niet_door": State.CANCELLED, "gaat_door": State.CANCELLED,
    "uitgesteld": State.POSTPONED, "postponed": State.POSTPONED, "verplaatst": State.POSTPONED,
    "voorlopig": State.TENTATIVE, "tentative": State.TENTATIVE, "optie": State.TENTATIVE,
    "onder_voorbehoud": State.TENTATIVE,
}  # fmt: skip
_YES, _NO = ("ja", "true", "yes", "1"), ("nee", "false", "no", "0")
_STARTS = {"begintijd", "starttijd", "start_time", "aanvang", "begin", "start", "van"}
_ENDS = {"eindtijd", "end_time", "einde", "eind", "end", "tot"}


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
    """The key in `titel Wonen: een recht` or `titel; Wonen: een recht`, which YAML takes for a long key."""
    word, space, _ = key.partition(" ")
    word = word.rstrip(";.=")
    return word if space and word in record.fields else None


def begins_group(value: str, value_type: ValueType[Any]) -> bool:
    """Whether behind a key stands the first fact of its group: `aanmelden tot: 2025-01-09`."""
    return isinstance(value_type, MappingOf) and value.partition(":")[0] in value_type.record.fields


@dataclass(frozen=True, slots=True)
class Unknown:
    """A `key` that is not declared in the mapping `node`, which stands at the path `at` in a file of `root`."""

    root: type[Record]
    at: DataPath
    key: str
    node: Mapping[str, Any]

    @property
    def here(self) -> type[Record]:
        return record_at(self.root, self.at)

    @property
    def plain(self) -> str:
        """The key as its synonyms are listed."""
        return re.sub(r"[ -]+", "_", self.key.strip().lower())

    @property
    def synonyms(self) -> list[str]:
        return _SYNONYMS.get(self.plain, "").split()


_TO_ONESELF = {
    "opmerking", "opmerkingen", "notitie", "notities", "todo", "intern", "nb", "let_op", "note", "notes", "comment",
    "memo", "actie", "nog_doen",
}  # fmt: skip


def intended_key(unknown: Unknown) -> tuple[str, str]:
    """The declared key that was meant by an unknown one, "" where none was; and the cure: another word, or place."""
    key, here, plain = unknown.key, unknown.here, unknown.plain
    if key == "<<":  # a merge key of YAML 1.1, which copies the keys of another mapping
        return "", "Schrijf hier zelf de regels die je wilt overnemen, en haal deze regel weg."
    if cure := _state(unknown):
        return "", cure
    intended = next((word for word in unknown.synonyms if word in here.fields), None)
    # The names of our fields in the program: those who know other programs think of the same English words.
    intended = intended or next((word for word, field in here.fields.items() if field.name == plain), None)
    intended = intended or next((word for word in here.fields if _is_other_number(word, plain)), None)
    # Before a key that only looks like it: `adres` of a programme is no misspelled `partners`.
    meant = (key,) if plain in here.fields else (key, *unknown.synonyms)
    elsewhere = next(filter(None, (_elsewhere(unknown, word) for word in meant)), "")
    if not intended and plain not in _SUMMARIES and elsewhere:
        return "", elsewhere
    if intended := intended or nearest_choice(key, here.fields):
        if unknown.node.get(intended) is not None:
            return "", f"`{intended}` staat hier al. Haal de regel weg, of zet alles bij elkaar."
        return intended, f"Bedoelde je `{intended}`?"
    if plain in _PROSE_KEYS | _SUMMARIES and any(kind.has_prose and here is record for kind, record in RECORDS.items()):
        return "", "Zet deze tekst in het `.md`-bestand met dezelfde naam, en haal de regel hier weg."
    if plain in _TO_ONESELF and isinstance(value := unknown.node.get(key), str) and "\n" not in value:
        return "", f"Is het voor jezelf? Zet er een hekje voor: `# {key}: {value}`."
    if intended := _of_this_shape(unknown):
        return intended, f"Bedoelde je `{intended}`?"
    return (not elsewhere and _text_with_colon(unknown)) or ("", elsewhere or _choices(here))


def _text_with_colon(unknown: Unknown) -> tuple[str, str] | None:
    """The answer to a text that YAML took for a key up to its colon: `- Inloop: 13.00 uur`, or half a sentence."""
    key, value = unknown.key, unknown.node.get(unknown.key)
    if len(unknown.node) == 1 and isinstance(value, str) and [each.key for each in unknown.here.required] == ["titel"]:
        return ("titel", f"Schrijf `titel: {quoted(f'{key}: {value}')}`.") if unknown.at else None
    if len(key.split()) >= _SENTENCE:
        cure = "Hoort dit bij de tekst erboven? Zet het daarachter, met aanhalingstekens om het geheel."
        return "", f"{cure} Zo niet, haal de regel weg."
    return None


def _of_this_shape(unknown: Unknown) -> str:
    """The declared list, not given yet, of groups with the very keys that stand below the unknown key; "" for none."""
    value = unknown.node.get(unknown.key)
    first = value[0] if isinstance(value, list) and value else None
    if not isinstance(first, dict) or len(first) < 2:
        return ""
    for word, field in unknown.here.fields.items():
        item = field.value_type.item if isinstance(field.value_type, ListOf) else None
        is_free = unknown.node.get(word) is None
        if is_free and isinstance(item, MappingOf) and first.keys() <= item.record.fields.keys():
            return word
    return ""


def _state(unknown: Unknown) -> str:
    """The cure of a state that was made a key; "" for another key."""
    state, value = _STATE_KEYS.get(unknown.plain), str(unknown.node.get(unknown.key)).strip().lower()
    if state is None or "status" not in unknown.here.fields:
        return ""
    # `gaat_door: ja` and `geannuleerd: nee` say what holds without a state.
    if value in (_YES if unknown.plain == "gaat_door" else _NO):
        return "Haal de regel weg: zonder `status` gaat het door."
    return f"Schrijf in plaats daarvan `status: {state}`{', en waarom bij `reden`' if state.is_off else ''}."


def _choices(here: type[Record]) -> str:
    if len(here.fields) > _MAX_LISTED:
        return "Haal de regel weg, of kies een sleutel onder 'Alle velden' in LEESMIJ.md."
    return f"Haal de regel weg, of kies {one_of(here.fields)}."


def joined_hours(record: type[Record], node: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """(key of the start, key of the end, both as one `tijd`) where somebody gave the two apart; None elsewhere."""
    if "tijd" not in record.fields or node.get("tijd") is not None:
        return None
    starts = [key for key in node if key.lower() in _STARTS and key not in record.fields]
    ends = [key for key in node if key.lower() in _ENDS and key not in record.fields]
    if len(starts) != 1 or len(ends) != 1 or not all(isinstance(node[key], str) for key in (*starts, *ends)):
        return None
    return starts[0], ends[0], f"{node[starts[0]]}-{node[ends[0]]}"


def _is_other_number(word: str, key: str) -> bool:
    """Whether one is the plural of the other."""
    short, long = sorted((word, key), key=len)
    return long != short and long.removeprefix(short) in ("s", "'s", "n", "en")


def _elsewhere(unknown: Unknown, key: str) -> str | None:
    """The cure of a key that is declared in another mapping than its own; None where no mapping has it.

    The nearest first: a level below, the levels above, other kinds of file, parts of this one.
    """
    here, at = unknown.here, unknown.at
    for name, field in here.fields.items():
        if field.inner and key in field.inner.fields:
            return _below(unknown, key, name, field)
    for length in range(len(at) - 1, -1, -1):
        above = record_at(unknown.root, at[:length])
        if above is not here and key in above.fields:
            step = next((str(step) for step in at[length:] if isinstance(step, str)), "")
            return f"`{key}` hoort bij {_RECORD_NAMES.get(above, 'het groepje erboven')}. Zet de regel boven `{step}:`."
    for record, name in _RECORD_NAMES.items():
        if record is not here and key in record.fields:
            if record in (ModuleRecord, SessionRecord):
                return f"`{key}` hoort bij {name}. Zet de regel daar, en haal hem hier weg."
            return f"`{key}` hoort bij {name}. Zet het in het bestand daarvan, en haal de regel hier weg."
    for name, field in unknown.root.fields.items():
        if field.inner and field.inner is not here and key in field.inner.fields:
            return f"`{key}` hoort bij een onderdeel van `{name}:`. Zet de regel daar, en haal hem hier weg."
    return None


def _below(unknown: Unknown, key: str, name: str, field: Field) -> str:
    """The cure of a key that belongs to a group of this very mapping."""
    value = unknown.node.get(unknown.key)
    if isinstance(field.value_type, ListOf):
        target = _RECORD_NAMES.get(field.value_type.item.record, f"een onderdeel van `{name}:`")  # type: ignore[attr-defined]  # `inner` says that it is one of records
        return f"`{key}` hoort bij {target}. Zet de regel daar, en haal hem hier weg."
    if isinstance(unknown.node.get(name), dict):
        return f"`{key}` hoort bij `{name}`. Zet de regel onder `{name}:`, met twee spaties meer ervoor."
    inner = field.inner
    if isinstance(value, str) and inner and all(required.key == key for required in inner.required):
        return f"`{key}` hoort bij `{name}`. Schrijf `{name}: {{{key}: {quoted(value)}}}`."
    return f"`{key}` hoort bij `{name}`. Zet de regel onder `{name}:`, met twee spaties meer ervoor."
