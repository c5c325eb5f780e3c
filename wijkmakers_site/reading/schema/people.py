"""Files about who and where: speakers, venues, organisations."""

from __future__ import annotations

from wijkmakers_site.reading.schema.fields import (
    Flag,
    Ids,
    Line,
    OrganisationId,
    Position,
    Postcode,
    Record,
    Text,
    WebAddress,
    field,
)
from wijkmakers_site.reading.schema.shared import ImageRecord, LinkRecord


class WorkRecord(Record):
    title: Line = field("titel", "De titel van het boek of werk.", "Misschien moet je iets lager mikken")
    kind: Line | None = field("soort", "Wat het is.", "boek", default=None)
    link: WebAddress | None = field("link", "Waar je meer leest.", "https://voorbeeld.nl/boek", default=None)


class SpeakerRecord(Record):
    name: Line = field("naam", "De naam zoals die op de site komt.", "Hans Boutellier")
    position: Line | None = field("functie", "Wat deze spreker doet.", "bijzonder hoogleraar", default=None)
    organisation: OrganisationId | None = field(
        "organisatie", "Het id van een organisatie.", "verwey-jonker", default=None
    )
    works: tuple[WorkRecord, ...] = field("werk", "Boeken of ander werk.", "- titel: Een boek", default=())
    links: tuple[LinkRecord, ...] = field("links", "Webadressen van de spreker.", "- titel: Website", default=())
    photo: ImageRecord | None = field("foto", "Een portret, met toestemming.", "bestand: hans.jpg", default=None)
    formerly: Ids = field("voorheen", "Eerdere id's; oude adressen blijven werken.", "[h-boutellier]", default=())


class ArrivalRecord(Record):
    bike: Text | None = field("fiets", "Hoe je er komt op de fiets.", "Stalling naast de ingang", default=None)
    bus: Text | None = field("bus", "Hoe je er komt met de bus.", "Halte voor de deur", default=None)
    car: Text | None = field("auto", "Hoe je er komt met de auto.", "Parkeren achter het gebouw", default=None)


class VenueRecord(Record):
    name: Line = field("naam", "De naam van de plek.", "Molen de Ster")
    address: Line | None = field("adres", "Straat en huisnummer.", "Molenpark 2-1", default=None)
    postcode: Postcode | None = field("postcode", "De postcode.", "9711 AB", default=None)
    town: Line | None = field("plaats", "De woonplaats.", "Utrecht", default=None)
    country: Line | None = field("land", "Het land, als dat niet Nederland is.", "Duitsland", default=None)
    room: Line | None = field("zaal", "De zaal of verdieping.", "Zaal 2", default=None)
    position: Position | None = field("positie", "Noord, oost op de kaart.", "53.21917, 6.56667", default=None)
    accessibility: Text | None = field(
        "toegankelijkheid", "Wat mensen met een beperking moeten weten.", "Drempelvrij; toilet beneden", default=None
    )
    arrival: ArrivalRecord | None = field("bereikbaar", "Hoe je er komt.", "bus: Halte voor de deur", default=None)
    website: WebAddress | None = field("website", "De site van de plek.", "https://voorbeeld.nl/", default=None)
    online: Flag = field("online", "`ja` als dit geen gebouw is, maar online.", "ja", default=False)
    image: ImageRecord | None = field("afbeelding", "Een foto van de plek.", "bestand: molen.jpg", default=None)
    formerly: Ids = field("voorheen", "Eerdere id's; oude adressen blijven werken.", "[de-ster]", default=())


class OrganisationRecord(Record):
    name: Line = field("naam", "De naam van de organisatie.", "Platform31")
    summary: Line | None = field("samenvatting", "Wat de organisatie is, in één zin.", "Kennisnetwerk", default=None)
    website: WebAddress | None = field("website", "De site van de organisatie.", "https://voorbeeld.nl/", default=None)
    part_of: OrganisationId | None = field(
        "onderdeel_van", "Het id van de organisatie erboven.", "wijkmakers", default=None
    )
    logo: ImageRecord | None = field("logo", "Het logo.", "bestand: logo.png", default=None)
    formerly: Ids = field("voorheen", "Eerdere id's; oude adressen blijven werken.", "[oude-naam]", default=())
