"""Further pages of what has too much for one: the modules of a programme, the days of a module, speakers by name.

They stand in `overzicht/`: below a programme each name may be a module's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wijkmakers_site.calendars.timetable import split
from wijkmakers_site.model import people
from wijkmakers_site.model.file_kinds import SPEAKER
from wijkmakers_site.pages.context import Context, WebPage, head
from wijkmakers_site.pages.lists.pagination import paginated
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.pages.views import programmes
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.parts import Entry, EntrySection
from wijkmakers_site.text.addresses import urls

# On one page: some 35 kB of HTML each, beside what a page has besides.
MODULES, DAYS, NAMES = 30, 20, 60


def further_modules(
    context: Context, trail: Sequence[Crumb], view: programmes.Programme, feed: str
) -> tuple[programmes.Programme, list[WebPage]]:
    """The programme with the modules that its page has room for, and the pages with the others."""
    if len(view.modules) <= MODULES:
        return view, []
    place = trail[-1]
    first, *others = paginated(place.title, place.path, view.modules, MODULES, f"{urls.OVERVIEW}{place.path}")
    pages = [
        WebPage(
            head(context, (*trail, page.here), f"Meer modules van {place.title}.", feed=feed),
            programmes.MoreModules(
                modules=tuple(page.items),
                reason=view.reason,
                home=place,
                title=page.here.title,
                previous=page.previous,
                following=page.following,
            ),
        )
        for page in others
    ]
    return replace(view, modules=tuple(first.items), following=first.following), pages


def further_days(
    context: Context, trail: Sequence[Crumb], view: programmes.Module
) -> tuple[programmes.Module, list[WebPage]]:
    """The module with the days that its page has room for, and the pages with the others: what comes, then what was."""
    if len(view.occasions) <= DAYS:
        return view, []
    place, (coming, past) = trail[-1], split(view.occasions, context.timetable.day)
    occasions = (*coming, *reversed(past))
    first, *others = paginated(place.title, place.path, occasions, DAYS, f"{urls.OVERVIEW}{place.path}")
    pages = [
        WebPage(
            head(context, (*trail, page.here), f"Meer data van {place.title}.", feed=view.row.feed),
            programmes.MoreDays(
                programme=view.programme,
                row=view.row,
                occasions=tuple(page.items),
                home=place,
                title=page.here.title,
                previous=page.previous,
                following=page.following,
            ),
        )
        for page in others
    ]
    return replace(view, occasions=tuple(first.items), later=first.following), pages


def speakers_address(path: str, speakers: Sequence[object]) -> str | None:
    """Where all speakers of the page at `path` are listed; None where it has room for them."""
    return f"{urls.OVERVIEW}{path}{SPEAKER.address}" if len(speakers) > NAMES else None


def speakers_pages(context: Context, trail: Sequence[Crumb], appearances: Sequence[people.Appearance]) -> list[WebPage]:
    """The pages with all speakers of the page at the end of `trail`, in its order; none where it has room for them."""
    path = speakers_address(trail[-1].path, appearances)
    if path is None:
        return []
    entries = [_entry(each) for each in appearances]
    title = f"Sprekers van {trail[-1].title}"
    pages = []
    for page in paginated(title, path, entries, NAMES):
        listed = (EntrySection("", tuple(page.items)),)
        view = views.Listing(
            page.here.title, f"{title}.", listed, is_first=False, previous=page.previous, following=page.following
        )
        crumbs = (*trail, page.here) if page.first is None else (*trail, page.first, page.here)
        pages.append(WebPage(head(context, crumbs, f"Alle {title[0].lower()}{title[1:]}."), view))
    return pages


def _entry(appearance: people.Appearance) -> Entry:
    speaker = appearance.speaker
    organisation = speaker.organisation.name if speaker.organisation else None
    example = "als voorbeeld genoemd" if appearance.is_example else None
    notes = filter(None, [example, appearance.role, speaker.position, organisation])
    return Entry(speaker.name, urls.path_of(speaker), ", ".join(notes) or None)
