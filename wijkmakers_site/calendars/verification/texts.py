"""Every text of a calendar, read back, is the one that was meant: of its entries, and of its own head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wijkmakers_site.calendars.entries.entry import Entry
from wijkmakers_site.calendars.entries.lines import content_lines, description_text, headline
from wijkmakers_site.calendars.feeds.feed_list import Feed
from wijkmakers_site.calendars.ics import reader
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.calendars.vevent import NOTICE
from wijkmakers_site.problems.errors import InconsistencyError
from wijkmakers_site.text.addresses.urls import Root

_DESCRIPTION = "DESCRIPTION:"
_OF_FEEDS = frozenset(("NAME", "X-WR-CALNAME", "SOURCE", "URL", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"))


def prove_texts(lines: tuple[str, ...], row: Row) -> None:
    """Raises InconsistencyError where an entry (`lines`, as read) says anything else than its `row` of the ledger."""
    said = reader.values(lines)
    wrong = _wrong_fact(said, row.entry)
    if wrong and row.lines == content_lines(row.entry):  # else in the words of an older program: they stay as they were
        raise _otherwise(wrong, row)
    if not (said.get("URL", "").isascii() and said.get("CONFERENCE", "").isascii()):
        raise _otherwise("Een link", row)
    meant = (*_version(row), *row.lines)
    if lines != meant and _without_description(lines) != _without_description(meant):
        raise _otherwise("De afspraak", row)


def _wrong_fact(said: Mapping[str, str], entry: Entry) -> str | None:
    """The first fact of an entry (Dutch) of which something else is `said` than this program says."""
    title, place, description = (
        reader.unescaped(said.get(name, "")) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")
    )
    texts = (
        ("De titel", title, headline(entry)),
        ("De plaats", place, entry.place or ""),
        ("De uitleg", _without_notice(description), _without_notice(description_text(entry))),
        ("De soort of het thema", reader.listed(said.get("CATEGORIES", "")), list(entry.categories)),
    )
    return next((what for what, told, meant in texts if told != meant), None)


def _version(row: Row) -> tuple[str, ...]:
    stamp = f"{row.modified:%Y%m%dT%H%M%SZ}"
    return f"UID:{row.uid}", f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}", f"SEQUENCE:{row.sequence}"


def prove_head(path: str, content: bytes, feed: Feed | None, root: Root) -> None:
    """Raises InconsistencyError where a calendar file has another name or source than its `feed` has.

    `feed` is None for what is no more, of which nobody knows the name.
    """
    head = reader.values(reader.head(content))
    if not head.keys() & _OF_FEEDS and (feed is None or feed.single):
        return
    told = {name: reader.unescaped(head.get(name, "")) for name in _OF_FEEDS}
    meant = {"REFRESH-INTERVAL": "PT6H", "X-PUBLISHED-TTL": "PT6H", "X-WR-CALNAME": told["NAME"]}
    if feed:
        meant |= {"NAME": feed.title, "SOURCE": root.absolute(feed.path), "URL": root.absolute(feed.page)}
    if (feed and feed.single) or told != told | meant:
        raise InconsistencyError(f"De naam of het adres in {path} is een andere dan die van de agenda.")


def _without_description(lines: Iterable[str]) -> list[str]:
    """A notice of a change goes into the description of the file alone."""
    return [line for line in lines if not line.startswith(_DESCRIPTION)]


def _without_notice(description: str) -> list[str]:
    return [line for line in description.split("\n") if not line.startswith(NOTICE)]


def _otherwise(what: str, row: Row) -> InconsistencyError:
    return InconsistencyError(f'{what} van "{row.entry.title}" ({row.path}) staat in de agenda anders dan in content/.')
