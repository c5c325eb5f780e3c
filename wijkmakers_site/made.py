"""A site that is made, and what there is to tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.delivery.freshness import Stats
from wijkmakers_site.incremental.site_record import SiteRecord
from wijkmakers_site.model import academy
from wijkmakers_site.model.derived.published import published
from wijkmakers_site.pages.next_change import NextChange, next_change
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.load import Reading
from wijkmakers_site.render import Rendered
from wijkmakers_site.text import timezone
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made: the site's address (`url`), how many `programmes`, `modules`, `sessions` and `files`, how many
    files differ from before (`changed`), and how many `warnings` there were.

    `unpublished` counts the calendar entries of which subscribers will see a version that the ledger does not hold yet.
    `next_change` is the next day on which the site changes by itself; None where nothing is to come. `is_first` where
    nothing was ever published before; `ahead` is a day later than this one on which an entry changed, by the clock of
    who published it. Not `is_safe` where the ledger knows less than was published: on the web this site would begin
    again what subscribers have. `standing` is what `outputs_of` tells of the site, where somebody will ask.
    """

    url: str
    programmes: int
    modules: int
    sessions: int
    files: int
    changed: int
    unpublished: int
    warnings: int
    next_change: NextChange | None
    is_first: bool
    ahead: date | None
    is_safe: bool = True
    standing: Stats | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A site in memory for a `day`: the model as its files have it (`written`), and with the past as it was (`site`);
    the files (`reading`), the `ledger` as it was, and what came of them (`rendered`), made with what the `record` knows
    of the site that stands.
    """

    written: academy.Site
    site: academy.Site
    day: date
    reading: Reading
    ledger: Ledger
    rendered: Rendered
    record: SiteRecord | None

    @property
    def warnings(self) -> list[Problem]:
        """What is wrong with the files and stops nothing."""
        return self.reading.problems

    @property
    def standing(self) -> Mapping[str, bytes]:
        """By path the `stat_of` each file that was written, or stood already; of none where that is not known."""
        return self.record.standing if self.record else {}


def report_of(made: Made, files: int, changed: int = 0) -> Report:
    """Of a site of so many `files`; how many of them `changed` is known once they are written."""
    modules = [module for programme in made.site.programmes for module in programme.modules]
    return Report(
        url=made.site.url,
        programmes=len(made.site.programmes),
        modules=len(modules),
        sessions=sum(len(module.sessions) for module in modules),
        files=files,
        changed=changed,
        unpublished=sum(_is_news(made.ledger.rows.get(uid), row) for uid, row in made.rendered.ledger.rows.items()),
        warnings=len(made.warnings),
        next_change=next_change(published(made.site, date.max), made.rendered.ledger, made.day),
        is_first=not made.ledger.is_begun,
        ahead=_ahead(made),
    )


def _ahead(made: Made) -> date | None:
    latest = max((timezone.local(row.modified).date() for row in made.ledger.rows.values()), default=made.day)
    return latest if latest > made.day else None


def _is_news(before: Row | None, after: Row) -> bool:
    return before is None or before.sequence != after.sequence
