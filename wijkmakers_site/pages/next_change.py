"""The next day on which the site changes by itself, although nobody touched its content: then it must be built anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from wijkmakers_site.calendars.feeds.limits import last_day_shown
from wijkmakers_site.calendars.history.published import planned_before
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.model import academy, people
from wijkmakers_site.model.derived import states
from wijkmakers_site.model.enums import ProgrammeState
from wijkmakers_site.model.news import NewsItem
from wijkmakers_site.pages import evaluations
from wijkmakers_site.pages.programme_status import is_news, joining, span, timeline
from wijkmakers_site.pages.views.parts import AskedAfter
from wijkmakers_site.values import dataclass

_NEXT = timedelta(days=1)
_OPENS = "het aanmelden voor ‘{}’ gaat open"
_REASONS = {
    ProgrammeState.OPEN: _OPENS,
    ProgrammeState.RUNNING: "‘{}’ begint",
    ProgrammeState.PAST: "‘{}’ is afgerond",
}
_CLOSED = "het aanmelden voor ‘{}’ is gesloten"


@dataclass(frozen=True, slots=True)
class NextChange:
    """A `day` on which the site becomes another one, and the `reasons` why (Dutch, parts of a sentence)."""

    day: date
    reasons: tuple[str, ...]


def next_change(site: academy.Site, ledger: Ledger, day: date) -> NextChange | None:
    """The first change after `day` of a published `site`; None where nothing is to come. `ledger` is as it was settled.

    Until that day a build gives the same files, but for the words that name its own day.
    """
    ahead = [(when, why) for when, why in _changes(site, ledger) if when > day]
    if not ahead:
        return None
    soonest = min(when for when, _why in ahead)
    return NextChange(soonest, tuple(dict.fromkeys(" ".join(why.split()) for when, why in ahead if when == soonest)))


def _changes(site: academy.Site, ledger: Ledger) -> Iterator[tuple[date, str]]:
    for programme in site.programmes:
        yield from ((when, why.format(programme.title)) for when, why in _of_programme(programme))
        yield from _of_sessions(programme)
    for item in site.news:
        yield item.day, f"het bericht ‘{item.title}’ komt op de site"
    yield from _of_pictures(site)
    if site.accessibility and site.accessibility.planned:
        yield site.accessibility.planned + _NEXT, "de dag van het geplande onderzoek is om"
    for row in ledger.rows.values():
        if last := last_day_shown(row):
            yield last + _NEXT, f"de afgezegde afspraak ‘{row.entry.title}’ gaat uit de agenda’s"
        for old, _ in planned_before(row):
            if not (row.superseded or row.entry.first_day <= old <= row.entry.last_day):
                yield old + _NEXT, f"de dag waarop ‘{row.entry.title}’ eerst was, is om"


def _of_programme(programme: academy.Programme) -> Iterator[tuple[date, str]]:
    for (_, before), (since, after) in pairwise(timeline(programme)):
        # Words for scripts (`now`) change more often; they need no build.
        if (before.state, before.label) != (after.state, after.label):
            yield since, _REASONS.get(after.state, _CLOSED)
    known = span(programme)
    if known and is_news(programme, known[1]):
        yield known[1] + _NEXT, "de laatste dag van ‘{}’ is om"
    registration, link = programme.registration, joining(programme)
    if registration and registration.closes and not states.of_programme(programme)[0].is_off:
        yield registration.closes + _NEXT, _CLOSED
    if link and link.first:
        yield link.first, _OPENS
    yield from _of_evaluation(evaluations.of_programme(programme))


def _of_sessions(programme: academy.Programme) -> Iterator[tuple[date, str]]:
    """What does not take place is no longer to come either once its day is over."""
    for module in programme.modules:
        for session in module.sessions:
            words = "de dag van ‘{}’ is om" if session.state.is_off else "‘{}’ is geweest"
            yield session.last_day + _NEXT, words.format(module.title)
        yield from ((day, why.format(module.title)) for day, why in _of_evaluation(evaluations.of_module(module)))


def _of_evaluation(asked: AskedAfter | None) -> Iterator[tuple[date, str]]:
    if asked and asked.first <= asked.last:
        yield asked.first, "de evaluatie van ‘{}’ gaat open"
        yield asked.last + _NEXT, "de evaluatie van ‘{}’ is gesloten"


def _of_pictures(site: academy.Site) -> Iterator[tuple[date, str]]:
    for name, image in _pictures(site):
        if image and image.consent_until:
            yield image.consent_until + _NEXT, f"het beeld van ‘{name}’ mag er niet meer op"


def _pictures(site: academy.Site) -> Iterable[tuple[str, people.Image | None]]:
    things: tuple[academy.Programme | NewsItem, ...] = (*site.programmes, *site.news)
    for each in things:
        pictures = (each.image, *each.photos, each.video.image if each.video else None)
        yield from ((each.title, picture) for picture in pictures)
    yield from ((speaker.name, speaker.photo) for speaker in site.speakers)
    yield from ((venue.name, venue.image) for venue in site.venues)
    yield from ((organisation.name, organisation.logo) for organisation in site.organisations)
