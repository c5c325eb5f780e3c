"""A newsletter of a month: what was new in the month before a day, and what comes in the month from that day on."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from datetime import date

from wijkmakers_site.calendars.diff import Kind
from wijkmakers_site.calendars.ledger.changes import Aspect, in_words, told
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.calendars.timetable import Occasion
from wijkmakers_site.editing.handouts.material import Material, is_concept
from wijkmakers_site.editing.handouts.session_words import short_place, signing_up
from wijkmakers_site.model import academy, enums, file_kinds
from wijkmakers_site.model.academy import SITE_LANGUAGE
from wijkmakers_site.model.derived import states
from wijkmakers_site.model.derived.published import published
from wijkmakers_site.pages.programme_status import span
from wijkmakers_site.text import timezone
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass

_MANY, _NAMED = 2, 6  # sessions of a programme on one day that are told apart, and that are named together


@dataclass(frozen=True, slots=True)
class NewsletterItem:
    """One thing in a newsletter: its `title` and `summary` ("" without) in a `language`, the `address` of its page, and
    `lines` of ours below it.
    """

    title: str
    address: str
    summary: str
    lines: tuple[str, ...]
    language: str = SITE_LANGUAGE


@dataclass(frozen=True, slots=True)
class NewsletterSection:
    title: str
    items: tuple[NewsletterItem, ...]


@dataclass(frozen=True, slots=True)
class Newsletter:
    """A newsletter of the site `name` at `address`, made on a `day` (Dutch). A section without items is left out.
    `contact` is whom to ask, "" where nobody is named.
    """

    name: str
    address: str
    day: str
    sections: tuple[NewsletterSection, ...]
    contact: str

    @property
    def subject(self) -> str:
        return f"{self.name}: nieuws van {self.day}"

    @property
    def text(self) -> str:
        """All of it as plain text."""
        blocks = [self.subject]
        for section in self.sections:
            blocks.append(section.title.upper())
            blocks += [
                "\n".join(filter(None, [each.title, each.summary, *each.lines, each.address])) for each in section.items
            ]
        return "\n\n".join([*blocks, "\n".join(filter(None, [self.contact, self.address]))]) + "\n"


def newsletter(material: Material) -> Newsletter:
    """Of what visitors can see: no concepts, and no news of later days."""
    site, day = published(material.site, material.clock.day), material.clock.day
    sections = (
        NewsletterSection("Nieuws", tuple(_news(material, site))),
        NewsletterSection("Aanmelden en beginnen", tuple(_programmes(material, site))),
        NewsletterSection("Wat er komt", tuple(_coming(material))),
        NewsletterSection("Wat er veranderde", tuple(_changes(material))),
    )
    email = site.contact.email if site.contact else None
    return Newsletter(
        site.name,
        site.url,
        dutch.short_date(day),
        tuple(each for each in sections if each.items),
        f"Vragen? Mail naar {email}." if email else "",
    )


def months_on(day: date, number: int) -> date:
    """The same day of another month, or its last one where it is shorter."""
    month = day.year * 12 + day.month - 1 + number
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _is_new(material: Material, day: date) -> bool:
    """Of the month up to today, today included: sent every month, nothing is told twice or never."""
    today = material.clock.day
    return months_on(today, -1) < day <= today


def _comes(material: Material, day: date) -> bool:
    """In the month that begins today."""
    today = material.clock.day
    return today <= day < months_on(today, 1)


def _news(material: Material, site: academy.Site) -> Iterator[NewsletterItem]:
    for item in sorted(site.news, key=lambda item: (-item.day.toordinal(), item.id)):
        if _is_new(material, item.day):
            address = material.root.absolute(urls.path_of(item))
            yield NewsletterItem(item.title, address, item.summary, (dutch.short_date(item.day),))


def _programmes(material: Material, site: academy.Site) -> Iterator[NewsletterItem]:
    """Programmes that are new on the site, that begin this month, or that one can sign up for: each once, with all of
    it, those that begin first first.
    """
    found = []
    for programme in site.programmes:
        known, signing_up = span(programme), _signing_up(material, programme)
        ahead = not (known and known[0] < material.clock.day) and not states.of_programme(programme)[0].is_off
        is_new = ahead and _was_unknown(material, programme)
        if is_new or signing_up or (ahead and known and _comes(material, known[0])):
            begins = f"Begint op {dutch.long_date(known[0])}" if ahead and known else ""
            lines = ("Nieuw op de site" if is_new else "", begins, signing_up)
            found.append((known[0] if known else date.max, programme, lines))
    for _, programme, lines in sorted(found, key=lambda each: (each[0], each[1].id)):
        address = material.root.absolute(urls.path_of(programme))
        told = tuple(filter(None, lines))
        yield NewsletterItem(programme.title, address, programme.summary, told, programme.language)


def _signing_up(material: Material, programme: academy.Programme) -> str:
    """In words, where one can sign up today or from a day of this month on; "" where not."""
    registration, day = programme.registration, material.clock.day
    if registration is None or registration.full is enums.Fullness.FULL:
        return ""
    is_far = registration.opens and registration.opens > day and not _comes(material, registration.opens)
    return "" if is_far else signing_up(programme, day)


def _was_unknown(material: Material, programme: academy.Programme) -> bool:
    """Whether nothing of it was published before this month, as far as the ledger knows for sure: of what changed since
    it keeps no first day.
    """
    if not material.earlier.is_begun:
        return False
    own = f"{file_kinds.PROGRAMME.folder}/{programme.id}/"
    rows = [row for row in material.earlier.rows.values() if row.path.startswith(own)]
    if not rows:
        return not material.is_online(urls.path_of(programme))
    return all(row.sequence == 0 and _is_new(material, timezone.local(row.modified).date()) for row in rows)


def _coming(material: Material) -> Iterator[NewsletterItem]:
    """What takes place this month, as far as visitors know of it; what began before and goes on too. What is for one
    group alone is not: that hears of it by itself. A day on which a programme has many sessions is one item: a
    conference would fill the whole letter.
    """
    today, by_day = material.clock.day, dict[tuple[str, date], list[Occasion]]()
    for occasion in material.whole.occasions:
        session = occasion.session
        is_seen = session.last_day >= today and not (is_concept(occasion) or occasion.group or session.state.is_off)
        if is_seen and _comes(material, max(session.first_day, today)):
            by_day.setdefault((occasion.programme.id, session.first_day), []).append(occasion)
    for occasions in by_day.values():
        if len(occasions) > _MANY:
            yield _day(material, occasions)
        else:
            yield from (_session(material, each) for each in occasions)


def _day(material: Material, occasions: Sequence[Occasion]) -> NewsletterItem:
    programme, day = occasions[0].programme, occasions[0].session.first_day
    titles = dutch.names([each.title for each in occasions], _NAMED)
    lines = (dutch.long_date(day), f"{len(occasions)} bijeenkomsten: {titles}")
    address = material.root.absolute(urls.path_of(programme))
    return NewsletterItem(programme.title, address, "", lines, programme.language)


def _session(material: Material, occasion: Occasion) -> NewsletterItem:
    tentative = occasion.session.state is enums.State.TENTATIVE
    lines = (
        f"{occasion.when} (nog niet zeker)" if tentative else occasion.when,
        short_place(occasion.session),
        occasion.programme_title,
    )
    address = material.root.absolute(occasion.path)
    return NewsletterItem(occasion.title, address, "", tuple(filter(None, lines)), occasion.language)


def _changes(material: Material) -> Iterator[NewsletterItem]:
    """What somebody who has planned to come must not miss: published this month, or about to be, and not over."""
    pending = {
        change.row.uid: told(change.facts) for change in material.changes.values() if change.kind is not Kind.NEW
    }
    rows = [row for row in material.rows.values() if row.end > material.clock.now and row.entry.group is None]
    for row in sorted(rows, key=lambda row: (row.entry.sort_key, row.uid)):
        aspects = [
            each for each in dict.fromkeys((*pending.get(row.uid, ()), *_lately(material, row))) if each.is_heavy
        ]
        if aspects:
            ordered = sorted(aspects, key=lambda each: each.weight)
            reason = (f"Reden: {row.entry.reason}",) if row.entry.reason else ()
            lines = (dutch.first_up(in_words(ordered)), dutch.when(row.entry), *reason, row.entry.programme)
            yield NewsletterItem(row.entry.title, row.entry.link, "", lines)


def _lately(material: Material, row: Row) -> Iterator[Aspect]:
    for change in row.changes:
        if _is_new(material, timezone.local(change.on).date()):
            yield from change.aspects
