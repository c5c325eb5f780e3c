"""Files about who and where: speakers, venues, organisations."""

from __future__ import annotations

from wijkmakers_site.reading.schema.fields import MappingOf, Record, optional, required, several
from wijkmakers_site.reading.schema.kinds.shared import ImageRecord, LinkRecord
from wijkmakers_site.reading.schema.value_types import (
    FLAG,
    ID,
    LINE,
    ORGANISATION_ID,
    POSITION,
    POSTCODE,
    TEXT,
    WEB_ADDRESS,
)


class WorkRecord(Record):
    title = required("titel", LINE, "De titel van het boek of werk.", "Misschien moet je iets lager mikken")
    kind = optional("soort", LINE, "Wat het is.", "boek")
    link = optional("link", WEB_ADDRESS, "Waar je meer leest.", "https://voorbeeld.nl/boek")


class SpeakerRecord(Record):
    name = required("naam", LINE, "De naam zoals die op de site komt.", "Hans Boutellier")
    position = optional("functie", LINE, "Wat deze spreker doet.", "bijzonder hoogleraar")
    organisation = optional("organisatie", ORGANISATION_ID, "Het id van een organisatie.", "verwey-jonker")
    works = several("werk", MappingOf(WorkRecord), "Boeken of ander werk.", "- titel: Een boek")
    links = several("links", MappingOf(LinkRecord), "Webadressen van de spreker.", "- titel: Website")
    photo = optional("foto", MappingOf(ImageRecord), "Een portret, met toestemming.", "bestand: hans.jpg")
    formerly = several("voorheen", ID, "Eerdere id's; oude adressen blijven werken.", "[h-boutellier]")


class ArrivalRecord(Record):
    bike = optional("fiets", TEXT, "Hoe je er komt op de fiets.", "Stalling naast de ingang")
    bus = optional("bus", TEXT, "Hoe je er komt met de bus.", "Halte voor de deur")
    car = optional("auto", TEXT, "Hoe je er komt met de auto.", "Parkeren achter het gebouw")


class VenueRecord(Record):
    name = required("naam", LINE, "De naam van de plek.", "Molen de Ster")
    address = optional("adres", LINE, "Straat en huisnummer.", "Molenpark 2-1")
    postcode = optional("postcode", POSTCODE, "De postcode.", "9711 AB")
    town = optional("plaats", LINE, "De woonplaats.", "Utrecht")
    country = optional("land", LINE, "Het land, als dat niet Nederland is.", "Duitsland")
    room = optional("zaal", LINE, "De zaal of verdieping.", "Zaal 2")
    position = optional("positie", POSITION, "Noord, oost op de kaart.", "53.21917, 6.56667")
    accessibility = optional(
        "toegankelijkheid", TEXT, "Wat mensen met een beperking moeten weten.", "Drempelvrij; toilet beneden"
    )
    arrival = optional("bereikbaar", MappingOf(ArrivalRecord), "Hoe je er komt.", "bus: Halte voor de deur")
    website = optional("website", WEB_ADDRESS, "De site van de plek.", "https://voorbeeld.nl/")
    online = optional("online", FLAG, "`ja` als dit geen gebouw is, maar online.", "ja", default=False)
    image = optional("afbeelding", MappingOf(ImageRecord), "Een foto van de plek.", "bestand: molen.jpg")
    formerly = several("voorheen", ID, "Eerdere id's; oude adressen blijven werken.", "[de-ster]")


class OrganisationRecord(Record):
    name = required("naam", LINE, "De naam van de organisatie.", "Platform31")
    summary = optional("samenvatting", LINE, "Wat de organisatie is, in één zin.", "Kennisnetwerk")
    website = optional("website", WEB_ADDRESS, "De site van de organisatie.", "https://voorbeeld.nl/")
    part_of = optional("onderdeel_van", ORGANISATION_ID, "Het id van de organisatie erboven.", "wijkmakers")
    logo = optional("logo", MappingOf(ImageRecord), "Het logo.", "bestand: logo.png")
    formerly = several("voorheen", ID, "Eerdere id's; oude adressen blijven werken.", "[oude-naam]")
