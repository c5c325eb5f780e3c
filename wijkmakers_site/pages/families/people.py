"""Who and where: speakers, venues and organisations, each with a list and a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from urllib.parse import quote

from wijkmakers_site.data.schema_org import people as things_of
from wijkmakers_site.media import images
from wijkmakers_site.model import people
from wijkmakers_site.pages.catalogue import split
from wijkmakers_site.pages.context import Sheet, Workshop, head
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.parts import Card, Entry, Occasion, Section
from wijkmakers_site.text import collation, urls

_SPEAKERS = Crumb("Sprekers", urls.SPEAKERS)
_VENUES = Crumb("Locaties", urls.VENUES)
_ORGANISATIONS = Crumb("Organisaties", urls.ORGANISATIONS)


def people_pages(shop: Workshop) -> Iterator[Sheet]:
    site = shop.catalogue.site
    yield _listing(shop, _SPEAKERS, "Van hen leer je.", site.speakers)
    yield _listing(shop, _VENUES, "Hier komen we bij elkaar.", site.venues)
    yield _listing(shop, _ORGANISATIONS, "Met hen werken we samen.", site.organisations)
    for speaker in site.speakers:
        yield _speaker(shop, speaker)
    for venue in site.venues:
        yield _venue(shop, venue)
    for organisation in site.organisations:
        yield _organisation(shop, organisation)


def _listing(
    shop: Workshop, crumb: Crumb, intro: str, things: tuple[people.Speaker | people.Venue | people.Organisation, ...]
) -> Sheet:
    by_name = sorted(things, key=lambda thing: (collation.order(thing.name), thing.id))
    entries = tuple(Entry(thing.name, urls.path_of(thing), _note(thing)) for thing in by_name)
    return Sheet(head(shop, [crumb], intro), views.Listing(crumb.title, intro, entries))


def _note(thing: people.Speaker | people.Venue | people.Organisation) -> str | None:
    match thing:
        case people.Speaker():
            organisation = thing.organisation.name if thing.organisation else None
            return ", ".join(filter(None, [thing.position, organisation])) or None
        case people.Venue():
            return ", ".join(filter(None, [thing.address, thing.town])) or None
        case people.Organisation():
            return thing.summary


def _speaker(shop: Workshop, speaker: people.Speaker) -> Sheet:
    cards = shop.catalogue.cards.values()
    programmes = [card for card in cards if any(each.speaker.id == speaker.id for each in card.programme.appearances)]
    photo = shop.pictures.publish(speaker.photo, images.PORTRAIT)
    coming, past = _coming_and_past(shop.catalogue.by_speaker[speaker.id], shop.catalogue.day)
    note = _note(speaker)
    description = f"{speaker.name}, {note}." if note else f"{speaker.name} is spreker bij {shop.catalogue.site.name}."
    trail = [_SPEAKERS, Crumb(speaker.name, urls.path_of(speaker))]
    view = views.Speaker(
        speaker=speaker,
        prose=shop.prose.html(speaker.prose),
        programmes=tuple(programmes),
        coming=coming,
        past=past,
        photo=photo,
    )
    things = [things_of.speaker(speaker, shop.root, photo)]
    return Sheet(head(shop, trail, description, things, feed=_feed(speaker), image=photo), view)


def _venue(shop: Workshop, venue: people.Venue) -> Sheet:
    image = shop.pictures.publish(venue.image, images.WIDE)
    coming, past = _coming_and_past(shop.catalogue.by_venue[venue.id], shop.catalogue.day)
    things = [] if venue.online else [things_of.venue(venue, shop.root, image)]
    description = f"{venue.name}: {_note(venue)}." if _note(venue) else f"{venue.name}, een plek waar we samenkomen."
    trail = [_VENUES, Crumb(venue.name, urls.path_of(venue))]
    view = views.Venue(
        venue=venue,
        prose=shop.prose.html(venue.prose),
        coming=coming,
        past=past,
        map_link=_map_link(venue),
        image=image,
    )
    return Sheet(head(shop, trail, description, things, feed=_feed(venue), image=image), view)


def _coming_and_past(occasions: list[Occasion], day: date) -> tuple[tuple[Occasion, ...], tuple[Occasion, ...]]:
    """What comes in order of time, and what has been, the latest first."""
    coming, past = split(occasions, day)
    return tuple(coming), tuple(reversed(past))


def _feed(thing: people.Speaker | people.Venue) -> str:
    return f"{urls.path_of(thing)}{urls.FEED}"


def _map_link(venue: people.Venue) -> str | None:
    """OpenStreetMap at the venue's position; without one it searches for the address, where there is a whole one."""
    if venue.online or not (venue.position or (venue.address and venue.town)):
        return None
    if not venue.position:
        whole = " ".join(filter(None, [venue.address, venue.postcode, venue.town, venue.country]))
        return f"https://www.openstreetmap.org/search?query={quote(whole)}"
    latitude, longitude = venue.position.latitude, venue.position.longitude
    return f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"


def _organisation(shop: Workshop, organisation: people.Organisation) -> Sheet:
    site = shop.catalogue.site
    trail = [_ORGANISATIONS, Crumb(organisation.name, urls.path_of(organisation))]
    description = organisation.summary or f"{organisation.name} werkt samen met {site.name}."
    logo = shop.pictures.publish(organisation.logo, images.LOGO)
    view = views.Organisation(
        organisation=organisation,
        prose=shop.prose.html(organisation.prose),
        roles=tuple(_roles(shop, organisation)),
        speakers=tuple(each for each in site.speakers if each.organisation == organisation),
        children=tuple(each for each in site.organisations if each.part_of == organisation),
        logo=logo,
    )
    things = [things_of.organisation(organisation, shop.root, logo)]
    return Sheet(head(shop, trail, description, things, image=logo), view)


def _roles(shop: Workshop, organisation: people.Organisation) -> Iterator[Section]:
    """The organisation's parts in programmes, each with the programmes."""
    parts = (
        ("Organiseert", attrgetter("organisers")),
        ("Partner van", attrgetter("partners")),
        ("Werkplek in", attrgetter("hosts")),
    )
    cards = list(shop.catalogue.cards.values())
    for title, members in parts:
        yield from _section(title, [card for card in cards if organisation in members(card.programme)])
    yield from _section("Vroeg om", [card for card in cards if card.programme.commissioner == organisation])


def _section(title: str, cards: list[Card]) -> Iterator[Section]:
    if cards:
        yield Section(title, tuple(cards))
