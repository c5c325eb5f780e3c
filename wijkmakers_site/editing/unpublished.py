"""What content would publish now, beside what was published last: entries alone, for no page is needed to know them."""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.calendars.feeds.feed_list import feed_homes
from wijkmakers_site.calendars.history.as_it_was import as_it_was
from wijkmakers_site.calendars.ledger.file import read_ledger
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.calendars.ledger.settle import settle
from wijkmakers_site.calendars.planned import absences, planned_entries
from wijkmakers_site.calendars.timetable import timetable
from wijkmakers_site.model import academy
from wijkmakers_site.model.derived.published import published
from wijkmakers_site.publication import LEDGER
from wijkmakers_site.reading.load import Reading
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Unpublished:
    """The `site` with its concepts and with the past as it was; the calendars as they were published last (`earlier`)
    and as they would be now (`present`), and the present path of a feed by an earlier one (`feeds`).
    """

    site: academy.Site
    earlier: Ledger
    present: Ledger
    feeds: dict[str, str]


def unpublished(root: Path, reading: Reading, clock: Clock) -> Unpublished:
    """What `reading` of the project in `root` would publish. Raises InvalidContentError where content is wrong."""
    ledger = read_ledger(root / LEDGER, LEDGER)
    site = as_it_was(reading.loaded(ledger.moved).site, ledger, clock.day)
    whole = timetable(published(site, clock.day), clock.day)
    planned = planned_entries(whole, Root(site.url))
    present = settle(ledger.with_namespace(site.url), planned, absences(whole), clock.now).ledger
    return Unpublished(site, ledger, present, feed_homes(whole, present))
