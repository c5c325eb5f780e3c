"""A ledger that was lost, made anew of what subscribers can see: the receipt of the last publication, and its feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from wijkmakers_site.calendars.earlier_site import rows_of_feeds
from wijkmakers_site.calendars.entries.entry import Entry, EntryState
from wijkmakers_site.calendars.entries.lines import content_lines
from wijkmakers_site.calendars.ledger.receipt import Receipt, Receipted, digest
from wijkmakers_site.calendars.ledger.rows import Ledger, Row, merged
from wijkmakers_site.calendars.ledger.written.sound import is_address, is_sound

_LONG_AGO = date(2000, 1, 1)


def restored(known: Ledger, receipt: Receipt, feeds: Mapping[str, bytes]) -> Ledger:
    """What is still `known`, with all that the `receipt` and the `feeds`, by their path in the site, know beside it.

    It knows no less than the receipt. What calendars do not tell is lost: notices of earlier changes, and what an entry
    said that is called off and out of the feeds by now. Raises UnreadableFeedError.
    """
    shown = rows_of_feeds(feeds, {})
    rows = {
        uid: _restored(known.rows.get(uid), _as_published(shown.get(uid), entry), uid, entry)
        for uid, entry in receipt.entries.items()
    }
    addresses = dict.fromkeys(receipt.addresses, False) | known.addresses
    return Ledger(known.rows | rows, addresses, receipt.namespace or known.namespace, dict(receipt.moved) | known.moved)


def _as_published(row: Row | None, entry: Receipted) -> Row | None:
    """With the path of the receipt, where a feed has none; None for lines that no entry of ours has."""
    if row is None:
        return None
    published = replace(row, path=entry.path, feeds=tuple(filter(is_address, row.feeds)))
    try:
        return published if is_sound(published) else None
    except (ValueError, TypeError):
        return None


def _restored(known: Row | None, shown: Row | None, uid: str, entry: Receipted) -> Row:
    if known and _is_level(known, entry):
        return known
    versions = [row for row in (known, shown) if row]
    row = merged(versions) if versions else _forgotten(uid, entry)
    if _is_level(row, entry):
        return row
    # Nobody knows any more what was published under that number: what comes now stands above it.
    return replace(row, sequence=entry.sequence + 1)


def _is_level(row: Row, entry: Receipted) -> bool:
    return row.sequence > entry.sequence or (row.sequence == entry.sequence and digest(row) == entry.digest)


def _forgotten(uid: str, entry: Receipted) -> Row:
    """An entry that no feed shows any longer: its UID and number stay taken, of what it said its id alone is left."""
    nothing = Entry(
        title=entry.path.rpartition("/")[2],
        first_day=_LONG_AGO,
        last_day=_LONG_AGO,
        hours=None,
        state=EntryState.CANCELLED,
        programme="",
        link="",
        color="",
    )
    modified = datetime(_LONG_AGO.year, 1, 1, tzinfo=UTC)
    return Row(uid, entry.path, entry.sequence, modified, nothing, content_lines(nothing))
