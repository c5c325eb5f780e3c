"""The texts of a site: which there are, and on which page each stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from wijkmakers_site.calendars.timetable import Timetable
from wijkmakers_site.model import academy, people
from wijkmakers_site.text.addresses import urls


def pages_of_texts(whole: Timetable) -> dict[str, str]:
    """The path of the page on which each text stands, by its file."""
    things = {each.prose.source: urls.path_of(each) for each in whole.site.things if each.prose}
    rows = (row for rows in whole.rows.values() for row in rows)
    return things | {row.module.prose.source: row.path for row in rows if row.module.prose}


def texts(site: academy.Site) -> Iterator[people.Prose]:
    modules = (module for programme in site.programmes for module in programme.modules)
    yield from (each.prose for each in chain[academy.HasProse](site.things, modules) if each.prose)
