"""What each page says to machines, from its view: one function a kind of view, as there is one template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from wijkmakers_site.calendars.history.published import PublishedEntries
from wijkmakers_site.calendars.history.withdrawn import Withdrawn
from wijkmakers_site.calendars.timetable import ModuleRow, Occasion, occasion_of
from wijkmakers_site.data.schema_org import graph, people
from wijkmakers_site.data.schema_org.courses import course, event_offer, questions
from wijkmakers_site.data.schema_org.events import ShownEntry, beside_its_programme, event, shown_entry
from wijkmakers_site.data.schema_org.graph import Thing
from wijkmakers_site.data.schema_org.news import article
from wijkmakers_site.data.schema_org.people import Publisher
from wijkmakers_site.pages.context import WebPage
from wijkmakers_site.pages.lists.catalogue import Catalogue
from wijkmakers_site.pages.views import news, programmes
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.pages.views.head import Head
from wijkmakers_site.pages.views.parts import Card
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.values import dataclass

_EVENTS = 24  # sessions that a programme's page tells besides its own facts
_NAMED = 60  # speakers that the events of a page tell together, but three of each


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says to machines besides what its head and view hold: whose site it is (`who`), the `card` of the
    programme that it is about, and the `sessions` that it tells, each with its entry. No more goes into its JSON-LD.
    """

    who: Publisher
    card: Card | None = None
    sessions: tuple[tuple[Occasion, ShownEntry], ...] = ()


@dataclass(frozen=True, slots=True)
class StructuredData:
    """JSON-LD of the pages of a site. `published` is what subscribers are shown of each session."""

    who: Publisher
    catalogue: Catalogue
    published: PublishedEntries
    root: Root

    def facts(self, page: WebPage) -> Facts:
        match page.view:
            case programmes.Programme() as view:
                # Of a grown programme each module's page tells its own: here they would be a megabyte.
                is_small = sum(len(row.occasions) for row in view.modules) <= _EVENTS
                rows = [(row, row.occasions) for row in view.modules] if is_small else []
                return Facts(self.who, view.card, self._entries(view.card, rows, view.withdrawn))
            case programmes.Module() as view:
                card = self.catalogue.cards[view.programme.id]
                return Facts(self.who, card, self._entries(card, [(view.row, view.occasions)], view.withdrawn))
            case programmes.MoreDays() as view:
                card = self.catalogue.cards[view.programme.id]
                return Facts(self.who, card, self._entries(card, [(view.row, view.occasions)], ()))
        return Facts(self.who)

    def script(self, page: WebPage, facts: Facts) -> Markup | None:
        """What the page says to machines; None where that is nothing."""
        things = [*filter(None, self._things(page.head, page.view, facts))]
        if page.head.crumbs:
            things.append(graph.breadcrumbs(page.head.crumbs, self.root))
        return graph.script(things) if things else None

    def _things(self, head: Head, view: object, facts: Facts) -> Iterable[Thing | None]:
        match view:
            case views.Home():
                return [people.website(facts.who, self.root)]
            case news.NewsItem():
                return [article(view, head, facts.who, self.root)]
            case programmes.Programmes():
                return [graph.course_list((card for part in view.sections for card in part.cards), self.root)]
            case programmes.Programme():
                return self._programme(head, view, facts)
            case programmes.Module() | programmes.MoreDays():
                return self._events(facts, _picture(head))
            case views.Speaker() if view.sessions.is_first:
                return [people.speaker(view.speaker, self.root, view.photo)]
            case views.Venue() if view.sessions.is_first and not view.venue.online:
                return [people.venue(view.venue, self.root, view.image)]
            case views.Organisation() if view.is_first:
                return [people.organisation(view.organisation, self.root, view.logo)]
        return []

    def _programme(self, head: Head, view: programmes.Programme, facts: Facts) -> Iterator[Thing | None]:
        events = list(self._events(facts, None))
        image = view.card.photo.path if view.card.photo else _picture(head)
        modules = [row.module for row in view.modules]
        yield course(view.card, facts.who, modules, [each["@id"] for each in events], self.root, image)
        yield from map(beside_its_programme, events)
        yield questions(view.programme, view.questions, self.root)

    def _events(self, facts: Facts, image: str | None) -> Iterator[Thing]:
        if card := facts.card:
            shown, named = card.photo.path if card.photo else image, max(3, _NAMED // max(len(facts.sessions), 1))
            for occasion, entry in facts.sessions:
                yield event(occasion, entry, self.root, offer=event_offer(card), image=shown, named=named)

    def _entries(
        self, card: Card, rows: Iterable[tuple[ModuleRow, Iterable[Occasion]]], withdrawn: Sequence[Withdrawn]
    ) -> tuple[tuple[Occasion, ShownEntry], ...]:
        """The sessions of modules, those of `withdrawn` that were their own too; a concept is none yet."""
        return tuple(entry for row, occasions in rows for entry in self._entries_of(card, row, occasions, withdrawn))

    def _entries_of(
        self, card: Card, row: ModuleRow, occasions: Iterable[Occasion], withdrawn: Iterable[Withdrawn]
    ) -> Iterator[tuple[Occasion, ShownEntry]]:
        for each in occasions:
            if published := self.published.row(each):
                yield each, shown_entry(published)
        for gone in withdrawn:
            if gone.path == row.path:
                # Search engines want a place for every event: that of its module is the likeliest.
                session = replace(gone.session, venue=row.module.venue, online=row.module.online)
                yield occasion_of(card.programme, row.module, session, row.path), shown_entry(gone.row)


def _picture(head: Head) -> str | None:
    return head.card.path if head.card else head.image
