"""Who and where: speakers, venues and organisations, each with a list and a page of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from urllib.parse import quote

from wijkmakers_site.calendars.history.withdrawn import Shown
from wijkmakers_site.calendars.timetable import split
from wijkmakers_site.media import pictures
from wijkmakers_site.media.pictures import Picture
from wijkmakers_site.model import academy, people
from wijkmakers_site.model.derived.hosts import host_organisations
from wijkmakers_site.model.file_kinds import ORGANISATION, SPEAKER, VENUE
from wijkmakers_site.pages.context import Context, WebPage, head
from wijkmakers_site.pages.families.further import speakers_address, speakers_pages
from wijkmakers_site.pages.lists.organisation_parts import by_part
from wijkmakers_site.pages.lists.pagination import ListPage, paginated
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.parts import Card, Entry, EntrySection, Letter, Section
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import collation

ENTRIES = 120  # names on one page: some 45 kB
SESSIONS = 80  # on one page of a speaker or a venue
CARDS = 30  # programmes on one page of an organisation

_Listed = people.Speaker | people.Venue | people.Organisation
_Appearing = dict[str, list[tuple[Card, people.Appearance]]]  # by the id of a speaker
_Parts = dict[str, list[tuple[str, Card]]]  # by the id of an organisation: its parts in programmes, by title

_SPEAKERS = Crumb(SPEAKER.title, SPEAKER.address)
_VENUES = Crumb(VENUE.title, VENUE.address)
_ORGANISATIONS = Crumb(ORGANISATION.title, ORGANISATION.address)


def people_pages(context: Context) -> Iterator[WebPage]:
    site = context.timetable.site
    yield from _listing(context, _SPEAKERS, "Alle sprekers op deze site.", [("", site.speakers)])
    yield from _listing(context, _VENUES, "Alle locaties op deze site.", [("", site.venues)])
    yield from _listing(context, _ORGANISATIONS, "Alle organisaties op deze site.", by_part(site))
    cards = context.catalogue.cards.values()
    appearing, parts = _appearing(cards), _parts(cards)
    for speaker in site.speakers:
        yield from _speaker(context, speaker, appearing)
    for venue in site.venues:
        yield from _venue(context, venue)
    for organisation in site.organisations:
        yield from _organisation(context, organisation, parts)


def _listing(
    context: Context, crumb: Crumb, intro: str, sections: Sequence[tuple[str, Sequence[_Listed]]]
) -> Iterator[WebPage]:
    """All on one page where they fit; else a page for each letter, and more where that is too much."""
    if sum(len(things) for _, things in sections) <= ENTRIES:
        listed = tuple(EntrySection(title, _entries(context, sorted(all, key=_order))) for title, all in sections)
        yield WebPage(head(context, [crumb], intro), views.Listing(crumb.title, intro, listed))
        return
    things = sorted({each.id: each for _, each_of in sections for each in each_of}.values(), key=_order)
    by_letter = {letter: list(found) for letter, found in groupby(things, key=_initial)}
    folder = f"{urls.OVERVIEW}{crumb.path}"
    letters = tuple(Letter(each, f"letter-{each.lower()}", f"{folder}{each.lower()}/", ()) for each in by_letter)
    yield WebPage(head(context, [crumb], intro), views.Listing(crumb.title, intro, (), letters))
    for letter in letters:
        yield from _letter_pages(context, crumb, letters, letter, by_letter[letter.title])


def _letter_pages(
    context: Context, crumb: Crumb, letters: tuple[Letter, ...], letter: Letter, things: Sequence[_Listed]
) -> Iterator[WebPage]:
    for page in paginated(f"{crumb.title}: {letter.title}", letter.path or "", things, ENTRIES):
        about = f"{crumb.title} onder de {letter.title}, op alfabet."
        listed = (EntrySection("", _entries(context, page.items)),)
        view = views.Listing(
            page.here.title, about, listed, letters, is_first=False, previous=page.previous, following=page.following
        )
        yield WebPage(head(context, [crumb, page.here], about), view)


def _initial(thing: _Listed) -> str:
    return collation.initial(_register_name(thing))


def _order(thing: _Listed) -> tuple[object, ...]:
    return collation.sort_key(_register_name(thing)), collation.sort_key(thing.name), thing.id


def _register_name(thing: _Listed) -> str:
    """People by surname, as a Dutch register has them; all else by name."""
    return collation.surname(thing.name) if isinstance(thing, people.Speaker) else thing.name


def _entries(context: Context, things: Sequence[_Listed]) -> tuple[Entry, ...]:
    return tuple(Entry(each.name, urls.path_of(each), _note(each), _picture(context, each)) for each in things)


def _picture(context: Context, thing: _Listed) -> Picture | None:
    """What people know it by: a face or a logo. A photo of a place says little so small."""
    match thing:
        case people.Speaker():
            return context.pictures.publish(thing.photo, pictures.PORTRAIT)
        case people.Organisation():
            return context.pictures.publish(thing.logo, pictures.LOGO)
    return None


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


def _appearing(cards: Iterable[Card]) -> _Appearing:
    found: _Appearing = defaultdict(list)
    for card in cards:
        for each in card.programme.appearances:
            found[each.speaker.id].append((card, each))
    return found


def _speaker(context: Context, speaker: people.Speaker, appearing: _Appearing) -> Iterator[WebPage]:
    named = appearing[speaker.id]
    programmes = [card for card, each in named if not each.is_example]
    examples = [card for card, each in named if each.is_example]
    photo = context.pictures.publish(speaker.photo, pictures.PORTRAIT)
    note = _note(speaker)
    description = f"{speaker.name}, {note}." if note else _unknown(context, speaker)
    for page in _session_pages(context, speaker):
        is_first = page.number == 1
        view = views.Speaker(
            speaker=speaker,
            prose=context.prose.html(speaker.prose) if is_first else None,
            programmes=tuple(programmes[:CARDS]) if is_first else (),
            examples=tuple(examples[:CARDS]) if is_first else (),
            sessions=_sessions(context, page),
            photo=photo,
            news=context.newsroom.about(urls.path_of(speaker)) if is_first else (),
        )
        yield WebPage(head(context, _trail(_SPEAKERS, page), description, feed=_feed(speaker), image=photo), view)


def _venue(context: Context, venue: people.Venue) -> Iterator[WebPage]:
    image = context.pictures.publish(venue.image, pictures.WIDE)
    description = f"{venue.name}: {_note(venue)}." if _note(venue) else _unknown(context, venue)
    for page in _session_pages(context, venue):
        view = views.Venue(
            venue=venue,
            prose=context.prose.html(venue.prose) if page.number == 1 else None,
            sessions=_sessions(context, page),
            map_link=_map_link(venue),
            image=image,
        )
        yield WebPage(head(context, _trail(_VENUES, page), description, feed=_feed(venue), image=image), view)


def _session_pages(context: Context, thing: people.Speaker | people.Venue) -> Iterator[ListPage[Shown]]:
    """What comes in order of time, then what has been, the latest first; over as many pages as it needs."""
    coming, past = split(context.by_feed[_feed(thing)], context.timetable.day)
    return paginated(thing.name, urls.path_of(thing), [*coming, *reversed(past)], SESSIONS)


def _sessions(context: Context, page: ListPage[Shown]) -> views.SessionList:
    coming, past = split(page.items, context.timetable.day)
    return views.SessionList(tuple(coming), tuple(past), page.number == 1, page.previous, page.following)


def _trail(above: Crumb, page: ListPage[Shown]) -> list[Crumb]:
    """The crumbs of a page of sessions: further ones stand below the first."""
    return [above, page.here] if page.first is None else [above, page.first, page.here]


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


def _organisation(context: Context, organisation: people.Organisation, parts: _Parts) -> Iterator[WebPage]:
    """What it does in programmes goes on at further pages where it is too much for one."""
    place = Crumb(organisation.name, urls.path_of(organisation))
    description = organisation.summary or _unknown(context, organisation)
    logo = context.pictures.publish(organisation.logo, pictures.LOGO)
    for page in paginated(place.title, place.path, parts[organisation.id], CARDS):
        trail = [_ORGANISATIONS, place] if page.number == 1 else [_ORGANISATIONS, place, page.here]
        view = _part_of_organisation(context, organisation, page, logo)
        yield WebPage(head(context, trail, description, image=logo), view)
        if page.number == 1:
            speakers = [people.Appearance(each, None) for each in view.speakers]
            yield from speakers_pages(context, [_ORGANISATIONS, place], speakers)


def _part_of_organisation(
    context: Context, organisation: people.Organisation, page: ListPage[tuple[str, Card]], logo: Picture | None
) -> views.Organisation:
    """What stands on one of its pages: all but the programmes on the first one alone."""
    site, is_first = context.timetable.site, page.number == 1
    speakers = tuple(each for each in site.speakers if _is(each.organisation, organisation)) if is_first else ()
    by_role = groupby(page.items, key=itemgetter(0))
    return views.Organisation(
        organisation=organisation,
        prose=context.prose.html(organisation.prose) if is_first else None,
        roles=tuple(Section(title, tuple(card for _, card in found)) for title, found in by_role),
        speakers=speakers,
        all_speakers=speakers_address(urls.path_of(organisation), speakers),
        faces=context.faces(speakers),
        children=tuple(each for each in site.organisations if _is(each.part_of, organisation)) if is_first else (),
        logo=logo,
        news=context.newsroom.about(urls.path_of(organisation)) if is_first else (),
        is_first=is_first,
        previous=page.previous,
        following=page.following,
    )


def _is(one: people.Organisation | None, other: people.Organisation) -> bool:
    return one is not None and one.id == other.id


def _parts(cards: Iterable[Card]) -> _Parts:
    parts: tuple[tuple[str, Callable[[academy.Programme], Iterable[people.Organisation | None]]], ...] = (
        ("Organiseert", attrgetter("organisers")),
        ("Partner van", attrgetter("partners")),
        ("Werkplek in", host_organisations),
        ("Vroeg om", lambda programme: [programme.commissioner]),
    )
    found: _Parts = defaultdict(list)
    for title, members in parts:
        for card in cards:
            for id in dict.fromkeys(each.id for each in members(card.programme) if each):
                found[id].append((title, card))
    return found
