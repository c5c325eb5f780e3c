"""What the templates of the agenda get: sessions, calendars to subscribe to, and what other sites show."""

from __future__ import annotations

from datetime import date

from wijkmakers_site.calendars.feeds.contents import YearFiles
from wijkmakers_site.calendars.history.withdrawn import Shown
from wijkmakers_site.calendars.membership import KeyName
from wijkmakers_site.calendars.subscribe_links import Subscription
from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.parts import (
    AgendaFilter,
    Card,
    DataField,
    FilterGroup,
    Month,
    Offer,
)
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is to come, or one school year that has been; whole, or what belongs to one `filter`.

    `latest` is the last one that has been, and `awaited` are the programmes that still go on or have no date yet: what
    a whole agenda in which nothing comes has to tell instead.

    `from_day` is the day from which it tells, that of the build; None for a school year. `past` is what has been by
    school year, where it fits below what comes; else `years` lead to it. `home` is the first page of the same filter,
    `previous` and `following` are pages of the same list, where it is too much for one. `filter_groups` are the filters
    on offer, none for a school year; `feed` is the calendar that it offers, `older` its files of years.
    """

    title: str
    from_day: date | None
    months: tuple[Month, ...]
    latest: Shown | None
    awaited: tuple[Card, ...]
    past: tuple[Month, ...]
    home: Crumb
    years: tuple[Crumb, ...]
    previous: Crumb | None
    following: Crumb | None
    filter: AgendaFilter | None
    filter_groups: tuple[FilterGroup, ...]
    feed: str
    older: YearFiles

    @property
    def is_filterable(self) -> bool:
        """Whether a script may filter its rows: they are all that comes, and there is something to filter by."""
        return bool(self.filter_groups) and not (self.filter or self.previous or self.following)

    @property
    def names_programmes(self) -> bool:
        """Whether rows tell to which programme they belong: not where all belong to the same one."""
        return self.filter is None or self.filter.key.name is not KeyName.PROGRAMME

    @property
    def has_own_feed(self) -> bool:
        """Whether the calendar on offer holds what the filter leaves, and no more."""
        return self.filter is not None and self.filter.feed == self.feed


@dataclass(frozen=True, slots=True)
class Subscribe:
    """The page about subscribing: the calendar of everything, then those of programmes, themes, speakers and venues.

    `lists` lead to those that have pages of their own, because they are too many.
    """

    whole: Subscription
    current: tuple[Offer, ...]
    past: tuple[Offer, ...]
    others: tuple[tuple[str, tuple[Subscription, ...]], ...]
    lists: tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class Calendars:
    """One page of a long list of calendars: those of programmes (`offers`), or others (`subscriptions`)."""

    title: str
    offers: tuple[Offer, ...]
    subscriptions: tuple[Subscription, ...]
    previous: Crumb | None
    following: Crumb | None


@dataclass(frozen=True, slots=True)
class Embed:
    """What is to come from `from_day` on, the day of the build: small, for a frame on another site.

    `more` where there is more than it shows.
    """

    from_day: date
    occasions: tuple[Shown, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Share:
    """The page for who shows the agenda on a site of their own: `frame` and `data` are paths, `line` is HTML to copy.

    `fields` are those of each session, in version `version` of the data; `archived` where what has been is in files
    beside it.
    """

    frame: str
    line: str
    data: str
    version: int
    fields: tuple[DataField, ...]
    archived: bool
