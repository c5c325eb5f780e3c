"""What visitors can find: a document for each page that leads to something.

It says nothing of past and future, only the last day of each thing: the reader's browser knows the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from markupsafe import Markup

from wijkmakers_site.calendars.timetable import ModuleRow
from wijkmakers_site.model import academy, enums, people
from wijkmakers_site.model.derived import states
from wijkmakers_site.model.derived.hosts import host_organisations
from wijkmakers_site.model.file_kinds import NEWS, ORGANISATION, PAGE, PROGRAMME, SPEAKER, VENUE
from wijkmakers_site.pages.context import PROGRAMMES, WebPage
from wijkmakers_site.pages.programme_status import goes_on, span
from wijkmakers_site.pages.views import agenda, news, programmes
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.pages.views.head import Head
from wijkmakers_site.pages.views.parts import Entry
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.prose.html import untagged
from wijkmakers_site.text.words import collation, dutch
from wijkmakers_site.values import dataclass

Texts = Iterable[str | None]
# Written by templates: what stands on them is found by the words that visitors see.
_OWN_PAGES = frozenset({urls.SUBSCRIBE, urls.SHARE, urls.ACCESSIBILITY})
# Lists and pages of the site itself.
_FOUND_BY_TITLE = (
    views.Listing, views.Accessibility, agenda.Agenda, agenda.Subscribe, agenda.Share,
    programmes.Programmes, news.NewsList,
)  # fmt: skip
# There the subscribing page begins to list what is found itself, and what is to come: another list each day.
_CHOICES = 'aria-labelledby="kiezen"'
_JOIN, _PRICE, _FREE = "aanmelden", "kosten", "gratis"  # as they stand among the synonyms
_DRAFT = enums.State.DRAFT.value.capitalize()


@dataclass(frozen=True, slots=True)
class Document:
    """One result. None is what a thing does not have.

    `kind` is a plural that results are grouped by, `title` and `path` lead to the page. `note` says what it is ("Module
    4: Leergang X"), `summary` what it is about, `when`, `place` and `people` the rest; `state` what is special
    ("Geannuleerd"). `last` is the last day (ISO) where one is known. The words of `texts`, some of them HTML, are
    searched but not shown.
    """

    kind: str
    title: str
    path: str
    note: str | None = None
    summary: str | None = None
    when: str | None = None
    place: str | None = None
    people: str | None = None
    state: str | None = None
    last: str | None = None
    texts: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Of all texts in one. Made when somebody asks: those of a large site are as long as all its texts."""
        return " ".join(untagged(each) if isinstance(each, Markup) else each for each in self.texts)


def document(head: Head, view: object) -> Document | None:
    """What can be found of a page; None for a page that is only a way to others."""
    match view:
        case programmes.Programme():
            return _programme(view)
        case programmes.Module():
            return _module(view)
        case views.Speaker():
            return _speaker(view, head.path)
        case views.Venue():
            return _venue(view, head.path)
        case views.Organisation():
            return _organisation(view, head.path)
        case news.NewsItem():
            return _news_item(view, head.path)
        case views.Page():
            texts = _present(view.prose)
            return Document(PAGE.title, view.page.title, head.path, summary=view.page.summary, texts=texts)
        case programmes.Programmes() if head.path == PROGRAMMES.path:
            # Who wants to join looks here first, whatever is known of each programme.
            return Document(PAGE.title, head.title, head.path, summary=head.description, texts=(_JOIN,))
        case _ if isinstance(view, _FOUND_BY_TITLE) and not _is_narrowed(head, view):
            return Document(PAGE.title, head.title, head.path, summary=head.description)
    return None


def _is_narrowed(head: Head, view: object) -> bool:
    """Whether it is the agenda of one theme, kind or programme, or of years that have been."""
    return isinstance(view, agenda.Agenda) and head.path != urls.AGENDA


def _goes_on(view: object) -> bool:
    """Whether a page is a further one of a thing or a list that is found by its first one."""
    match view:
        case views.Speaker() | views.Venue():
            return not view.sessions.is_first
        case views.Listing() | programmes.Programmes() | news.NewsList() | views.Organisation():
            return not view.is_first
    return False


def documents(pages: Iterable[WebPage]) -> list[Document]:
    """What can be found of those pages that anyone may find."""
    every = (document(page.head, page.view) for page in pages if page.head.indexed and not _goes_on(page.view))
    return [found for found in every if found]


def entries(documents: Iterable[Document]) -> list[Entry]:
    """The things among them, for the register: no pages, and no news, whose titles nobody looks for by letter."""
    things = (each for each in documents if each.kind not in (PAGE.title, NEWS.title))
    return [Entry(each.title, each.path, each.note, filed_under=_filed_under(each)) for each in things]


def _filed_under(found: Document) -> str:
    return collation.surname(found.title) if found.kind == SPEAKER.title else found.title


def has_words(path: str) -> bool:
    """Whether the page at `path` is one that the site itself writes, so that what it says is known once it is made."""
    return path in _OWN_PAGES


def with_words_of(found: Iterable[Document], files: Mapping[str, bytes]) -> list[Document]:
    """The documents with, of pages that the site itself writes, the words in their `files` (by path) to be searched."""
    return [
        replace(each, texts=(_main(files[page]),)) if has_words(each.path) and page in files else each
        for each in found
        if (page := urls.page_file(each.path))
    ]


def _main(html: bytes) -> Markup:
    main = html.decode().partition("<main")[2].partition("</main>")[0].partition(_CHOICES)[0].rpartition("<")[0]
    return Markup("<main" + main)  # noqa: S704  # our own page, escaped when it was made


def _present(*texts: str | None) -> tuple[str, ...]:
    return tuple(filter(None, texts))


def _programme(view: programmes.Programme) -> Document:
    programme, known = view.programme, span(view.programme)
    leaders = (each.name or (each.organisation.name if each.organisation else None) for each in programme.people)
    return Document(
        kind=PROGRAMME.title,
        title=programme.title,
        path=view.card.path,
        note=programme.kind.value.capitalize(),
        summary=programme.summary,
        when=view.card.period or ("Data volgen" if programme.dates_to_follow and not view.card.is_off else None),
        people=_named([*leaders, *_speakers(each for each in programme.appearances if not each.is_example)]),
        state=_DRAFT if programme.draft else _state(states.of_programme(programme)[0]),
        last=known[1].isoformat() if known and not goes_on(programme) else None,
        texts=_present(*_programme_texts(view), view.prose),
    )


def _state(state: enums.State) -> str | None:
    """What is special of it, in a word."""
    return state.value.capitalize() if state is not enums.State.SCHEDULED else None


def _programme_texts(view: programmes.Programme) -> Texts:
    programme = view.programme
    registration, price = programme.registration, programme.price
    organisations = [*programme.organisers, *programme.partners, *host_organisations(programme)]
    organisations += [programme.commissioner] if programme.commissioner else []
    return [
        programme.tagline, programme.edition, programme.area, programme.duration, programme.certificate,
        programme.reason,
        *programme.labels, *programme.audience, *programme.intake_demands, *programme.outcomes,
        registration.explanation if registration else None, price.explanation if price else None,
        programme.credits, *(rate.who for rate in (price.rates if price else ())),
        *(theme.title for theme in programme.themes), *(group.title for group in programme.groups),
        *(each.name for each in organisations), *(each.explanation for each in programme.extra_meetings),
        *(f"{each.question} {each.answer}" for each in view.questions),
        *(each.speaker.name for each in programme.appearances if each.is_example),
        # What visitors ask for where the page has no sentence with it, but a fact.
        _JOIN if registration and not view.is_over else None,
        _PRICE if price else None, _FREE if price and not price.amount else None,
    ]  # fmt: skip


def _module(view: programmes.Module) -> Document:
    module = view.row.module
    days = [session.last_day for session in module.going or module.sessions]
    return Document(
        kind="Modules",
        title=module.title,
        path=view.row.path,
        note=f"{view.row.heading}: {view.programme.title}",
        summary=module.summary,
        when=_when(view.row),
        place=_place(module),
        people=_named(_speakers(module.appearances)),
        state=_state(module.state),
        last=max(days).isoformat() if days else None,
        texts=_present(*_module_texts(module), view.prose),
    )


def _module_texts(module: academy.Module) -> Texts:
    return [
        module.phase, module.reason, module.preparation, module.group.title if module.group else None, *module.points,
        *(theme.title for theme in module.themes), *(part.title for part in module.parts),
        *(session.title for session in module.sessions), *(session.reason for session in module.sessions),
        *(link.title for link in module.materials),
    ]  # fmt: skip


def _when(row: ModuleRow) -> str | None:
    """One session in full, several by their days, each that is off alone with the word for it."""
    if len(row.occasions) == 1:
        return row.occasions[0].when
    module = row.module
    days = dict.fromkeys(_day(module, each) for each in module.sessions)
    return dutch.listing(list(days)) or ("Datum volgt" if module.date_to_follow and not module.state.is_off else None)


def _day(module: academy.Module, session: academy.Session) -> str:
    day = dutch.period(session.first_day, session.last_day)
    return f"{day} ({session.state.value})" if session.state.is_off and session.state is not module.state else day


def _place(module: academy.Module) -> str | None:
    sessions = module.going or module.sessions
    venues = [session.venue for session in sessions] or [module.venue]
    online = [session.online for session in sessions] or [module.online]
    names = [f"{each.name}, {each.town}" if each.town and not each.online else each.name for each in venues if each]
    if any(online) and not any(each and each.online for each in venues):
        names.append("online" if names else "Online")
    return _named(names)


def _speakers(appearances: Iterable[people.Appearance]) -> Iterable[str]:
    return (each.speaker.name for each in appearances)


def _named(names: Texts) -> str | None:
    """Each name once: a, b en c."""
    return dutch.listing(list(dict.fromkeys(filter(None, names)))) or None


def _noted(label: str, *facts: str | None) -> str:
    """Locatie: Molenpad 1, Groningen"""
    known = ", ".join(filter(None, facts))
    return f"{label}: {known}" if known else label


def _speaker(view: views.Speaker, path: str) -> Document:
    speaker = view.speaker
    note = _noted("Spreker", speaker.position, speaker.organisation.name if speaker.organisation else None)
    titles = [*(work.title for work in speaker.works), *(link.title for link in speaker.links)]
    return Document(SPEAKER.title, speaker.name, path, note, texts=_present(*titles, view.prose))


def _venue(view: views.Venue, path: str) -> Document:
    venue, arrival = view.venue, view.venue.arrival
    ways = [arrival.bike, arrival.bus, arrival.car] if arrival else []
    texts = _present(venue.postcode, venue.room, venue.accessibility, *ways, view.prose)
    return Document(VENUE.title, venue.name, path, _noted("Locatie", venue.address, venue.town), texts=texts)


def _organisation(view: views.Organisation, path: str) -> Document:
    organisation = view.organisation
    note = _noted("Organisatie", f"deel van {organisation.part_of.name}" if organisation.part_of else None)
    texts = _present(*(each.name for each in view.children), view.prose)
    return Document(ORGANISATION.title, organisation.name, path, note, organisation.summary, texts=texts)


def _news_item(view: news.NewsItem, path: str) -> Document:
    item = view.item
    texts = [*(card.programme.title for card in view.programmes), *(each.name for each in item.organisations)]
    texts += [each.caption or "" for each in (*view.photos, view.picture) if each]
    return Document(
        kind=NEWS.title,
        title=item.title,
        path=path,
        summary=item.summary,
        when=dutch.short_date(item.day),
        people=_named(each.name for each in item.speakers),
        state=_DRAFT if item.draft else None,
        texts=_present(*texts, item.video.title if item.video else None, view.prose),
    )
