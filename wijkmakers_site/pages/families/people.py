"""Who and where: speakers, venues and organisations, each with a list and a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter
from urllib.parse import quote

from wijkmakers_site.calendars.history.withdrawn import Shown
from wijkmakers_site.calendars.timetable import split
from wijkmakers_site.media import pictures
from wijkmakers_site.model import people
from wijkmakers_site.model.file_kinds import ORGANISATION, SPEAKER, VENUE
from wijkmakers_site.pages.context import Context, WebPage, head
from wijkmakers_site.pages.organisation_parts import by_part
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.parts import Card, Entry, EntrySection, Section
from wijkmakers_site.text import collation, urls

_Listed = people.Speaker | people.Venue | people.Organisation

_SPEAKERS = Crumb(SPEAKER.title, SPEAKER.address)
_VENUES = Crumb(VENUE.title, VENUE.address)
_ORGANISATIONS = Crumb(ORGANISATION.title, ORGANISATION.address)


def people_pages(context: Context) -> Iterator[WebPage]:
    site = context.timetable.site
    yield _listing(context, _SPEAKERS, "Alle sprekers op deze site.", [("", site.speakers)])
    yield _listing(context, _VENUES, "Alle locaties op deze site.", [("", site.venues)])
    yield _listing(context, _ORGANISATIONS, "Alle organisaties op deze site.", by_part(site))
    for speaker in site.speakers:
        yield _speaker(context, speaker)
    for venue in site.venues:
        yield _venue(context, venue)
    for organisation in site.organisations:
        yield _organisation(context, organisation)


def _listing(context: Context, crumb: Crumb, intro: str, sections: Sequence[tuple[str, Sequence[_Listed]]]) -> WebPage:
    listed = tuple(EntrySection(title, tuple(map(_entry, sorted(things, key=_order)))) for title, things in sections)
    return WebPage(head(context, [crumb], intro), views.Listing(crumb.title, intro, listed))


def _order(thing: _Listed) -> tuple[object, ...]:
    """People by surname, as a Dutch register has them; all else by name."""
    name = collation.surname(thing.name) if isinstance(thing, people.Speaker) else thing.name
    return collation.sort_key(name), collation.sort_key(thing.name), thing.id


def _entry(thing: _Listed) -> Entry:
    return Entry(thing.name, urls.path_of(thing), _note(thing))


def _unknown(context: Context, thing: _Listed) -> str:
    """A description for a thing of which no more than the name is known."""
    return f"{thing.name} op de site van {context.timetable.site.name}."


def _note(thing: _Listed) -> str | None:
    match thing:
        case people.Speaker():
            organisation = thing.organisation.name if thing.organisation else None
            return ", ".join(filter(None, [thing.position, organisation])) or None
        case people.Venue():
            return ", ".join(filter(None, [thing.address, thing.town])) or None
        case people.Organisation():
            return thing.summary


def _speaker(context: Context, speaker: people.Speaker) -> WebPage:
    cards = context.catalogue.cards.values()
    programmes = [card for card in cards if any(each.speaker.id == speaker.id for each in card.programme.appearances)]
    photo = context.pictures.publish(speaker.photo, pictures.PORTRAIT)
    coming, past = _coming_and_past(context.by_feed[_feed(speaker)], context.timetable.day)
    note = _note(speaker)
    description = f"{speaker.name}, {note}." if note else _unknown(context, speaker)
    trail = [_SPEAKERS, Crumb(speaker.name, urls.path_of(speaker))]
    view = views.Speaker(
        speaker=speaker,
        prose=context.prose.html(speaker.prose),
        programmes=tuple(programmes),
        coming=coming,
        past=past,
        photo=photo,
    )
    return WebPage(head(context, trail, description, feed=_feed(speaker), image=photo), view)


def _venue(context: Context, venue: people.Venue) -> WebPage:
    image = context.pictures.publish(venue.image, pictures.WIDE)
    coming, past = _coming_and_past(context.by_feed[_feed(venue)], context.timetable.day)
    description = f"{venue.name}: {_note(venue)}." if _note(venue) else _unknown(context, venue)
    trail = [_VENUES, Crumb(venue.name, urls.path_of(venue))]
    view = views.Venue(
        venue=venue,
        prose=context.prose.html(venue.prose),
        coming=coming,
        past=past,
        map_link=_map_link(venue),
        image=image,
    )
    return WebPage(head(context, trail, description, feed=_feed(venue), image=image), view)


def _coming_and_past(occasions: list[Shown], day: date) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
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


def _organisation(context: Context, organisation: people.Organisation) -> WebPage:
    site = context.timetable.site
    trail = [_ORGANISATIONS, Crumb(organisation.name, urls.path_of(organisation))]
    description = organisation.summary or _unknown(context, organisation)
    logo = context.pictures.publish(organisation.logo, pictures.LOGO)
    view = views.Organisation(
        organisation=organisation,
        prose=context.prose.html(organisation.prose),
        roles=tuple(_roles(context, organisation)),
        speakers=tuple(each for each in site.speakers if each.organisation == organisation),
        children=tuple(each for each in site.organisations if each.part_of == organisation),
        logo=logo,
    )
    return WebPage(head(context, trail, description, image=logo), view)


def _roles(context: Context, organisation: people.Organisation) -> Iterator[Section]:
    """The organisation's parts in programmes, each with the programmes."""
    parts = (
        ("Organiseert", attrgetter("organisers")),
        ("Partner van", attrgetter("partners")),
        ("Werkplek in", attrgetter("hosts")),
    )
    cards = list(context.catalogue.cards.values())
    for title, members in parts:
        yield from _section(title, [card for card in cards if organisation in members(card.programme)])
    yield from _section("Vroeg om", [card for card in cards if card.programme.commissioner == organisation])


def _section(title: str, cards: list[Card]) -> Iterator[Section]:
    if cards:
        yield Section(title, tuple(cards))
