"""What participants would notice of a `content/` that is tried out: entries alone, for no page is needed to know it."""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.calendars.diff import Difference, compare
from wijkmakers_site.calendars.feeds.feed_list import feed_homes
from wijkmakers_site.calendars.history.as_it_was import as_it_was
from wijkmakers_site.calendars.ledger.file import read_ledger
from wijkmakers_site.calendars.ledger.settle import settle
from wijkmakers_site.calendars.planned import absences, planned_entries
from wijkmakers_site.calendars.timetable import timetable
from wijkmakers_site.model.derived.published import published
from wijkmakers_site.publication import LEDGER
from wijkmakers_site.reading.load import Reading
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.clock import Clock


def noticed(root: Path, reading: Reading, clock: Clock) -> tuple[Difference, ...]:
    """The entries that differ from what was published last. Raises InvalidContentError where content is wrong."""
    ledger = read_ledger(root / LEDGER, LEDGER)
    site = published(as_it_was(reading.loaded(ledger.moved).site, ledger, clock.day), clock.day)
    whole, address = timetable(site, clock.day), Root(site.url)
    settled = settle(ledger.with_namespace(site.url), planned_entries(whole, address), absences(whole), clock.now)
    titles = {programme.id: programme.title for programme in site.programmes}
    return compare(ledger, settled.ledger, titles, feed_homes(whole, settled.ledger), clock.day).entries
