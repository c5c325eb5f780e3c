"""The calendars of a site that was built earlier, read back as rows to compare with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from wijkmakers_site.calendars.entries.read_back import entry_from
from wijkmakers_site.calendars.ics import reader, writer
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.calendars.vevent import NOTICE
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.text.addresses import urls

_STAMPS = ("UID:", "DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:")


class UnreadableFeedError(Exception):
    """A file is no calendar such as this program makes; the text is its path."""


def rows_of_site(folder: Path, known: Mapping[str, Row]) -> dict[str, Row]:
    """The entries of an earlier built site as rows, read from its calendar files; notices of changes left out.

    A calendar file does not tell an entry's path and feeds; those are the `known` ones. Raises UsageError where
    `folder` holds no calendars.
    """
    files = sorted(folder.rglob(f"*{Path(urls.FEED).suffix}"))
    if not files:
        raise UsageError(f"In {folder} staan geen agenda's; wijs een map aan met een gebouwde site.")
    try:
        return rows_of_feeds({file.relative_to(folder).as_posix(): file.read_bytes() for file in files}, known)
    except UnreadableFeedError as error:
        raise UsageError(f"{folder / str(error)} is geen agenda zoals deze site die maakt.") from None


def rows_of_feeds(feeds: Mapping[str, bytes], known: Mapping[str, Row]) -> dict[str, Row]:
    """As `rows_of_site`, of calendar files by their path in the site. Raises UnreadableFeedError."""
    places: dict[str, list[str]] = defaultdict(list)
    rows: dict[str, Row] = {}
    for path, content in feeds.items():
        try:
            for lines in reader.events(content):
                row = _as_row(lines, known)
                places[row.uid].append(path)
                rows[row.uid] = row
        except ValueError:
            raise UnreadableFeedError(path) from None
    return {uid: row if uid in known else _unknown(row, places[uid]) for uid, row in rows.items()}


def _as_row(lines: tuple[str, ...], known: Mapping[str, Row]) -> Row:
    """Raises ValueError for an entry that is not one of ours."""
    uid, modified = reader.value_of(lines, "UID"), reader.value_of(lines, "DTSTAMP")
    sequence = int(reader.value_of(lines, "SEQUENCE"))
    stamped = datetime.strptime(modified, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    plain = tuple(_without_notice(line) for line in lines if not line.startswith(_STAMPS))
    row = known.get(uid)
    # What reads as the ledger's entry is that entry; of another one nobody knows more than its lines say.
    entry = row.entry if row and row.lines == plain else entry_from(plain)
    return Row(uid, row.path if row else "", sequence, stamped, entry, plain, row.feeds if row else ())


def _unknown(row: Row, feeds: list[str]) -> Row:
    """With a path and feeds from where it was found."""
    path = next(filter(urls.is_module_feed, feeds), f"//{row.uid}/")
    return replace(row, path=path.rpartition("/")[0], feeds=tuple(feeds))


def _without_notice(line: str) -> str:
    """A line as it was before the latest change was put on top of it."""
    if not line.startswith("DESCRIPTION:"):
        return line
    paragraphs = reader.text_of((line,), "DESCRIPTION").split("\n")
    return writer.text("DESCRIPTION", "\n".join(text for text in paragraphs if not text.startswith(NOTICE)))
