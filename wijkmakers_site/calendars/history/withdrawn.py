"""What calendars go on showing as called off and content names no more: pages show it as long, at the same places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from wijkmakers_site.calendars import membership
from wijkmakers_site.calendars.entries.entry import EntryState
from wijkmakers_site.calendars.feeds.feed_list import feed_homes
from wijkmakers_site.calendars.feeds.limits import is_shown_on
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.calendars.planned import has_entry, id_path
from wijkmakers_site.calendars.timetable import Occasion, Timetable, in_order
from wijkmakers_site.model import academy
from wijkmakers_site.model.academy import SITE_LANGUAGE
from wijkmakers_site.model.enums import State
from wijkmakers_site.text import timezone
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A session that content names no more, as a list shows it beside an `Occasion`: the same fields where both have
    them.

    `row` is its entry. `path` is the page that says it is off, `programme_path` that of what was its programme.
    """

    row: Row
    session: academy.Session
    path: str
    programme_path: str
    when: str
    starts: str
    ends: str
    keys: tuple[membership.Key, ...]
    feeds: tuple[str, ...]

    @property
    def title(self) -> str:
        return self.row.entry.title

    @property
    def programme_title(self) -> str:
        return self.row.entry.programme

    @property
    def language(self) -> str:
        """The site's own: the ledger does not tell another."""
        return SITE_LANGUAGE

    @property
    def group(self) -> str | None:
        return self.row.entry.group

    @property
    def kind(self) -> str | None:
        """What its programme was: "leergang"."""
        return next((category.lower() for category in self.row.entry.categories), None)

    @property
    def themes(self) -> list[str]:
        return list(self.row.entry.categories[1:])  # behind the kind of its programme

    def has_been(self, day: date) -> bool:
        """Whether its last day lies before `day`."""
        return self.session.last_day < day

    def was_announced(self, _day: date) -> bool:
        """Never: that it is off, is known."""
        return False


Shown = Occasion | Withdrawn
ByFeed = dict[str, list[Shown]]


def by_feed(whole: Timetable, ledger: Ledger) -> ByFeed:
    """By the path of a calendar file, the sessions that pages show of it, in order of time.

    `ledger` is as it was settled. What has been and was taken out of content afterwards stays in calendars alone.
    """
    found: ByFeed = defaultdict(list)
    everything: list[Shown] = [*whole.occasions, *withdrawn(whole, ledger)]
    for shown in in_order(everything):
        for feed in shown.feeds:
            found[feed].append(shown)
    return found


def withdrawn(whole: Timetable, ledger: Ledger) -> Iterator[Withdrawn]:
    in_content = set(map(id_path, filter(has_entry, whole.occasions)))
    homes, keys = feed_homes(whole, ledger), _keys_by_feed(whole.site)
    for row in ledger.rows.values():
        is_gone = row.superseded or row.path not in in_content
        if is_gone and row.entry.state.is_off and is_shown_on(row, whole.day):
            feeds = tuple(dict.fromkeys(homes.get(feed, feed) for feed in row.feeds))
            yield _withdrawn(row, feeds, tuple(key for feed in feeds for key in keys.get(feed, ())))


def _withdrawn(row: Row, feeds: tuple[str, ...], keys: tuple[membership.Key, ...]) -> Withdrawn:
    entry = row.entry
    starts, ends = timezone.iso(entry)
    state = State.POSTPONED if entry.state is EntryState.POSTPONED else State.CANCELLED
    session = academy.Session(
        "", None, entry.first_day, entry.last_day, entry.hours, None, entry.online, state, entry.reason,
        has_own_state=True,
    )  # fmt: skip
    programme, module = (f"{'/'.join(row.path.split('/')[:depth])}/" for depth in (2, 3))
    return Withdrawn(row, session, module, programme, dutch.when(entry), starts, ends, keys, feeds)


def _keys_by_feed(site: academy.Site) -> dict[str, tuple[membership.Key, ...]]:
    """What belonging to a calendar says of to what a session belongs; its programme's says its kind, too."""
    keys: dict[str, tuple[membership.Key, ...]] = {}
    for theme in site.themes:
        keys[f"{urls.path_of(theme)}{urls.FEED}"] = (membership.theme_key(theme),)
    for programme in site.programmes:
        kind = membership.kind_key(programme.kind)
        keys[f"{urls.path_of(programme)}{urls.FEED}"] = (kind, membership.programme_key(programme))
        for group in programme.groups:
            keys[urls.group_feed(programme.id, group.id)] = (membership.group_key(programme, group),)
    return keys
