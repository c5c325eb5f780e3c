"""What the agenda can be narrowed down to: a theme, a kind, a programme, a group of one. Each session carries the keys
of what it belongs to (`membership.keys`); pages and scripts both go by them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from wijkmakers_site.calendars.history.withdrawn import Shown
from wijkmakers_site.calendars.membership import Key, group_key, kind_key, programme_key, theme_key
from wijkmakers_site.model import academy
from wijkmakers_site.model.enums import ProgrammeKind
from wijkmakers_site.pages.views.parts import AgendaFilter
from wijkmakers_site.text.addresses import urls


def narrowing(occasions: list[Shown]) -> dict[Key, list[Shown]]:
    """The sessions by the key of each filter that makes a difference: one that leaves all shows nothing new, nor does a
    group with all of its programme.
    """
    by_key: dict[Key, list[Shown]] = defaultdict(list)
    for occasion in occasions:
        for key in occasion.keys:
            by_key[key].append(occasion)
    return {
        # A page that shows the same as the one before it would be a choice without a difference.
        key: held
        for key, held in by_key.items()
        if len(held) < len(by_key[key.programme] if key.programme else occasions)
    }


def themes(site: academy.Site) -> Iterator[AgendaFilter]:
    for theme in site.themes:
        feed = f"{urls.path_of(theme)}{urls.FEED}"
        title = f"thema {theme.title.lower()}"
        yield AgendaFilter(title, theme.title, theme_key(theme), urls.agenda_of(theme), feed)


def kinds() -> Iterator[AgendaFilter]:
    """They have no calendar of their own."""
    for kind in ProgrammeKind:
        yield AgendaFilter(urls.kind_id(kind), urls.kind_title(kind), kind_key(kind), urls.agenda_of(kind), None)


def of_programme(programme: academy.Programme) -> Iterator[AgendaFilter]:
    """The programme, then its groups."""
    path = urls.agenda_of(programme)
    feed = f"{urls.path_of(programme)}{urls.FEED}"
    yield AgendaFilter(programme.title, programme.title, programme_key(programme), path, feed)
    for group in programme.groups:
        title, path = f"{programme.title}, {group.title}", urls.agenda_of_group(programme.id, group.id)
        yield AgendaFilter(title, title, group_key(programme, group), path, urls.group_feed(programme.id, group.id))


def programme_agenda(programme: academy.Programme, by_filter: Mapping[Key, list[Shown]]) -> str | None:
    """The path of the programme's own agenda, where there is one."""
    return urls.agenda_of(programme) if programme_key(programme) in by_filter else None
