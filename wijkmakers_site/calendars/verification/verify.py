"""The build tests itself: what stands in the calendar files is read back and held against the model and the pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from wijkmakers_site.calendars.entries.lines import PREFIXES
from wijkmakers_site.calendars.feeds.feed_list import feed_list
from wijkmakers_site.calendars.feeds.limits import MAX_BYTES, MAX_ENTRIES, is_shown_on
from wijkmakers_site.calendars.ics import reader
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.calendars.planned import has_entry, id_path
from wijkmakers_site.calendars.timetable import Occasion, Timetable
from wijkmakers_site.calendars.verification.members import Listed, prove_members
from wijkmakers_site.calendars.verification.texts import prove_head, prove_texts
from wijkmakers_site.model import academy
from wijkmakers_site.problems.errors import InconsistencyError
from wijkmakers_site.regex import regex
from wijkmakers_site.text import timezone
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact, Contents

_BEGIN, _END = b"\r\nBEGIN:VEVENT\r\n", b"\r\nEND:VEVENT"
_YEAR = regex(r"agenda-[^/]+\.ics$")


def verify(whole: Timetable, ledger: Ledger, artifacts: Iterable[Artifact], lists: Iterable[Listed]) -> None:
    """Raises InconsistencyError, with the entry named, for the first difference between calendars, model and `lists`:
    the sessions that pages show beside a calendar.
    """
    files = Contents(artifacts)
    occasions = {id_path(occasion): occasion for occasion in filter(has_entry, whole.occasions)}
    closed = _closed(whole, ledger)
    expected = {
        uid: (row, None if row.superseded or uid in closed else occasions.get(row.path))
        for uid, row in ledger.rows.items()
    }
    offered = {path: feed for feed in feed_list(whole) for path in (feed.path, *feed.formerly)}
    root = Root(whole.site.url)
    proven: dict[bytes, str] = {}
    held: dict[str, set[str]] = defaultdict(set)
    feeds = [path for path in files if path.endswith(".ics")]
    # Each entry is parsed once, where it stands alone: every one stands in a feed of its module. In all its other feeds
    # its bytes have to be the same ones.
    for path in sorted(feeds, key=lambda path: not urls.is_module_feed(path)):
        content = files[path]  # one by one: together they are large
        if urls.is_module_feed(path):
            proven |= zip(_entries(content), _proven_entries(path, content, expected), strict=True)
        home = _YEAR.sub(urls.FEED, path)
        held[home] |= _within_limits(path, content, proven)
        if home == path:  # else it is of a year, and of no feed that anybody lists
            prove_head(path, content, offered.get(path), root)
    _prove_complete(ledger.rows.values(), held)
    shown = [row for row in ledger.rows.values() if is_shown_on(row, whole.day)]
    both = [row for row in shown if row.entry.state.is_off or (row.path in occasions and not row.superseded)]
    prove_members(lists, held, both, closed)


def _closed(whole: Timetable, ledger: Ledger) -> set[str]:
    """The UIDs of what is over: it says what was so then, whatever content says by now."""
    until = ledger.closed_until(timezone.utc(timezone.midnight(whole.day)))
    return {uid for uid, row in ledger.rows.items() if row.end <= until}


def _entries(content: bytes) -> list[bytes]:
    """The bytes of each entry; a folded line never begins with what an entry does."""
    return [each.partition(_END)[0] for each in content.split(_BEGIN)[1:]]


def _named(entry: bytes) -> str:
    found = tuple(reader.events(_BEGIN[2:] + entry + _END + b"\r\n"))
    return f'"{reader.text_of(found[0], "SUMMARY")}"'


def _within_limits(path: str, content: bytes, proven: Mapping[bytes, str]) -> set[str]:
    """The UIDs of a feed, of which all entries have to be `proven` ones."""
    uids: set[str] = set()
    for entry in _entries(content):
        if entry not in proven:
            raise InconsistencyError(f"In {path} staat {_named(entry)} anders dan in content/.")
        if proven[entry] in uids:
            raise InconsistencyError(f"In {path} staat {_named(entry)} dubbel.")
        uids.add(proven[entry])
    if len(uids) > MAX_ENTRIES or len(content) > MAX_BYTES:
        raise InconsistencyError(f"{path} is te groot voor een agenda.")
    return uids


def _prove_complete(rows: Iterable[Row], held: Mapping[str, set[str]]) -> None:
    """Everything that takes place stands in each of its feeds, in those of its year if need be."""
    for row in rows:
        if not row.entry.state.is_off:
            for feed in row.feeds:
                if row.uid not in held[feed]:
                    raise InconsistencyError(f'In {feed} ontbreekt "{row.entry.title}".')


def _proven_entries(path: str, content: bytes, expected: Mapping[str, tuple[Row, Occasion | None]]) -> Iterator[str]:
    """The UIDs of the entries of a feed, in their order."""
    try:
        for lines in reader.events(content):
            row, occasion = expected[reader.value_of(lines, "UID")]
            _prove_moment(lines, occasion.session if occasion else row.entry, row)
            if occasion:
                _prove_entry(lines, occasion)
            prove_texts(lines, row)
            yield row.uid
    except ValueError as error:
        raise InconsistencyError(f"{path} kan niet teruggelezen worden ({error}).") from None


def _prove_moment(lines: tuple[str, ...], session: academy.Timed, row: Row) -> None:
    start, end = reader.moment_of(lines, "DTSTART"), reader.moment_of(lines, "DTEND")
    if (start.day, reader.last_day(end)) != (session.first_day, session.last_day):
        name = f'"{row.entry.title}" ({row.path}/)'
        raise InconsistencyError(f"De datum van {name} in de agenda is een andere dan in content/.")
    expected = (timezone.utc(timezone.starts(session)), timezone.utc(timezone.ends(session)))
    if (start.instant, end.instant) != (expected if session.hours else (None, None)):
        name = f'"{row.entry.title}" ({row.path}/)'
        raise InconsistencyError(f"De tijd van {name} in de agenda is een andere dan in content/.")


def _prove_entry(lines: tuple[str, ...], occasion: Occasion) -> None:
    session, name = occasion.session, f'"{occasion.title}" ({occasion.path})'
    title = reader.text_of(lines, "SUMMARY").removesuffix(f" ({occasion.group})")
    if title not in (occasion.title, *(f"{prefix}{occasion.title}" for prefix in PREFIXES.values())):
        raise InconsistencyError(f"De titel van {name} in de agenda is een andere dan in content/.")
    if (reader.value_of(lines, "STATUS") == "CANCELLED") != session.state.is_off:
        raise InconsistencyError(f"Of {name} doorgaat staat anders in de agenda dan in content/.")
